import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EditorProps } from '../form/editor.ts';
import { blankInboundEvent } from './form-values.ts';
import { InboundEventCard } from './inbound-event-card.tsx';
import { ListHead } from './list-head.tsx';
import { movesOf } from './row-moves.ts';
import { useRows } from './use-rows.ts';

/** Which event of Insider becomes which one of ours. */
export function InboundEvents({ field }: EditorProps): ReactElement {
  const rows = useRows('inbound.events', 'event');
  return (
    <Stack gap="xs">
      <ListHead
        title={field.label}
        place={field.name}
        help={field.help}
        add="Add event"
        onAdd={() => rows.add(blankInboundEvent(), 'event')}
      />
      {rows.keys.length === 0 && (
        <Text size="sm" c="dimmed">
          No events yet: what event webhooks tell is logged as ignored.
        </Text>
      )}
      {rows.keys.map((key, index) => (
        <InboundEventCard key={key} index={index} moves={movesOf(rows, index)} />
      ))}
    </Stack>
  );
}
