import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EditorProps } from '../form/editor.ts';
import { EventCard } from './event-card.tsx';
import { blankEventRow } from './form-values.ts';
import { ListHead } from './list-head.tsx';
import { useRows } from './use-rows.ts';

/** Which event of ours becomes which one of Insider's. */
export function EventMapping({ field }: EditorProps): ReactElement {
  const { keys, add, move, duplicate, remove } = useRows('events', 'event');
  return (
    <Stack gap="xs">
      <ListHead
        title={field.label}
        place={field.name}
        help={field.help}
        add="Add event"
        onAdd={() => add(blankEventRow(), 'event')}
      />
      {keys.length === 0 && (
        <Text size="sm" c="dimmed">
          No events of your own yet. What the ready-made mappings below know is sent already; add an event to
          send it otherwise.
        </Text>
      )}
      {keys.map((key, index) => (
        <EventCard
          key={key}
          index={index}
          last={index === keys.length - 1}
          move={move}
          duplicate={duplicate}
          remove={remove}
        />
      ))}
    </Stack>
  );
}
