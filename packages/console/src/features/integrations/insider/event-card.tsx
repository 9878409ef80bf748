import { memo, type MemoExoticComponent, type ReactElement } from 'react';
import { counted } from '../../../ui/count-text.ts';
import { EventFields } from './event-fields.tsx';
import { useValue } from './form-tools.ts';
import { MappingCard } from './mapping-card.tsx';
import type { RowMoves } from './row-buttons.tsx';

interface EventCardProps {
  readonly index: number;
  readonly last: boolean;
  readonly move: (from: number, to: number) => void;
  readonly duplicate: (index: number) => void;
  readonly remove: (index: number) => void;
}

/** One event of ours, and what it becomes in Insider. */
export const EventCard: MemoExoticComponent<(props: EventCardProps) => ReactElement> = memo(
  function EventCard({ index, last, move, duplicate, remove }: EventCardProps) {
    const event = useValue(`events.${index}.event`);
    const moves: RowMoves = {
      onUp: index === 0 ? undefined : () => move(index, index - 1),
      onDown: last ? undefined : () => move(index, index + 1),
      onDuplicate: () => duplicate(index),
      onRemove: () => remove(index),
    };
    return (
      <MappingCard
        place={`events.${index}`}
        what={event === '' ? `event ${index + 1}` : event}
        counted={(rows) => counted(rows, 'parameter')}
        moves={moves}
      >
        <EventFields index={index} />
      </MappingCard>
    );
  },
);
