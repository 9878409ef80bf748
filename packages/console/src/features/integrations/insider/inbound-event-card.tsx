import type { ReactElement } from 'react';
import { counted } from '../../../ui/count-text.ts';
import { useValue } from './form-tools.ts';
import { InboundEventFields } from './inbound-event-fields.tsx';
import { MappingCard } from './mapping-card.tsx';
import type { RowMoves } from './row-buttons.tsx';

interface InboundEventCardProps {
  readonly index: number;
  readonly moves: RowMoves;
}

/** One event of Insider, and what it becomes here. */
export function InboundEventCard({ index, moves }: InboundEventCardProps): ReactElement {
  const event = useValue(`inbound.events.${index}.event`);
  return (
    <MappingCard
      place={`inbound.events.${index}`}
      what={event === '' ? `inbound event ${index + 1}` : `inbound event ${event}`}
      counted={(rows) => counted(rows, 'field')}
      moves={moves}
    >
      <InboundEventFields index={index} />
    </MappingCard>
  );
}
