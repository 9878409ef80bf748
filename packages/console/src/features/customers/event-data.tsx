import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { CodeView } from '../../ui/code-view.tsx';
import { When } from '../../ui/when.tsx';
import { movedText, pointsText } from './amounts.ts';
import { BALANCES } from './balances.ts';

interface EventDataProps {
  readonly event: Answer<'GET /v1/admin/customers/{id}/events'>['data'][number];
}

/** An event as it came in, and what it did to balances. */
export function EventData({ event }: EventDataProps): ReactElement {
  return (
    <Stack gap={6}>
      <Group gap="md" fz="xs" c="dimmed">
        <span>
          Event <code>{event.id}</code>
        </span>
        <span>
          received <When at={event.received_at} />
        </span>
        <Group gap={4} wrap="nowrap" miw={0}>
          message id <Clipped text={event.message_id} className="mono" maw={300} />
        </Group>
      </Group>
      {event.effect !== null && (
        <Group gap="md" fz="sm" style={{ rowGap: 2 }}>
          <span>{movedText(event.effect.points)} to spend. After it:</span>
          {BALANCES.map(({ name, label }) => (
            <span key={name}>
              <Text span inherit c="dimmed">
                {label}
              </Text>{' '}
              {pointsText(event.effect?.after[name] ?? 0)}
            </span>
          ))}
        </Group>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <Part label="Data" value={event.data} />
        <Part label="Context" value={event.context} />
      </SimpleGrid>
    </Stack>
  );
}

function Part({ label, value }: { readonly label: string; readonly value: unknown }): ReactElement {
  return (
    <Stack gap={2} miw={0}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <CodeView value={value} label={label.toLowerCase()} maxHeight={260} />
    </Stack>
  );
}
