import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { openOnClick } from '../../ui/open-on-click.ts';
import { When } from '../../ui/when.tsx';
import { movedText } from './amounts.ts';
import { EventData } from './event-data.tsx';
import { FateLine } from './fate-line.tsx';

type Entry = Answer<'GET /v1/admin/customers/{id}/timeline'>['data'][number];

/** One event: what it was, when and from where, and below it one line for every integration. */
export function TimelineEvent({ event }: { readonly event: Entry }): ReactElement {
  const [open, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <Group gap="xs" px="xs" py={6} wrap="nowrap" {...openOnClick(toggle)}>
        <ExpandButton open={open} controls={id} label={`Data of ${clip(event.type, 80)}`} onToggle={toggle} />
        <Group gap="xs" flex={1} miw={0}>
          <Clipped text={event.type} fw={600} size="sm" />
          {event.effect !== null && event.effect.points !== 0 && (
            <Badge color={event.effect.points > 0 ? 'teal' : 'orange'}>
              {movedText(event.effect.points)} points
            </Badge>
          )}
          <Text size="xs" c="dimmed" component="span">
            <When at={event.timestamp} />
          </Text>
          {lateness(event) !== '' && (
            <Text size="xs" c="dimmed" component="span">
              {lateness(event)}
            </Text>
          )}
          <Group gap={4} miw={0} wrap="nowrap" fz="xs" c="dimmed">
            from <Clipped text={event.source.name ?? `source ${event.source.id}`} maw={220} />
          </Group>
        </Group>
      </Group>
      {open && (
        <div id={id} style={{ padding: '2px 12px 10px' }}>
          <EventData event={event} />
        </div>
      )}
      {event.fates.length > 0 && (
        <Stack gap={0} style={{ borderTop: '1px solid var(--cw-line)' }}>
          {event.fates.map((fate) => (
            <FateLine key={fate.integration.id} fate={fate} eventType={event.type} />
          ))}
        </Stack>
      )}
      {event.fates.length === 0 && (
        <Text size="xs" c="dimmed" px="sm" pb={8}>
          Received. There was no integration to send it to.
        </Text>
      )}
    </Paper>
  );
}

/** Says when an event came in much later than it happened. */
function lateness({ timestamp, received_at }: Entry): string {
  const apart = Date.parse(received_at) - Date.parse(timestamp);
  if (Math.abs(apart) < 60_000) return '';
  const hours = Math.abs(apart) / 3_600_000;
  const long =
    hours < 1
      ? `${Math.round(hours * 60)} min`
      : hours < 48
        ? `${Math.round(hours)} h`
        : `${Math.round(hours / 24)} days`;
  return apart > 0 ? `came in ${long} later` : `dated ${long} ahead`;
}
