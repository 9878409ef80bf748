import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { EventCard } from './event-card.tsx';
import { useFormTools } from './form-tools.ts';
import { blankEventRow } from './form-values.ts';
import { ChoiceField } from './plain-fields.tsx';
import { PresetFields } from './preset-fields.tsx';
import { useRows } from './use-rows.ts';

/** Which event of ours becomes which one of Insider's. */
export function EventMapping(): ReactElement {
  const { readOnly } = useFormTools();
  const { keys, add, move, duplicate, remove } = useRows('events', 'event');
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>Outbound event mapping</Title>
        {!readOnly && (
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => add(blankEventRow(), 'event')}
          >
            Add event
          </Button>
        )}
      </Group>
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
      <PresetFields onChange={(row) => add(row, 'event')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
        <ChoiceField
          name="orderCompletedAs"
          label="A completed order becomes"
          choices={[
            { value: 'purchase', label: 'purchase' },
            { value: 'confirmation_page_view', label: 'confirmation_page_view' },
          ]}
        />
        <ChoiceField
          name="otherEvents"
          label="Events without a mapping"
          choices={[
            { value: 'custom', label: 'Send under their own names' },
            { value: 'skip', label: 'Do not send them' },
          ]}
        />
      </SimpleGrid>
    </Stack>
  );
}
