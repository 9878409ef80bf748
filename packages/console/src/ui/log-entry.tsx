import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { get } from '../app/query.ts';
import { CopyButton } from './copy-button.tsx';
import { Exchange } from './exchange.tsx';
import { IssueList } from './issue-list.tsx';
import { TextLink } from './links.tsx';
import { PersonLink } from './person-link.tsx';
import { ProblemNote } from './problem-note.tsx';
import { reasonText } from './reason-text.ts';

interface LogEntryProps {
  readonly integration: number;
  /** Id of the row in the outbound log. */
  readonly log: number;
}

/** How one message ended: what was sent of it and what was answered, what was left out and why, and where to go from here. */
export function LogEntry({ integration, log }: LogEntryProps): ReactElement {
  const entry = useQuery({
    ...get('GET /v1/admin/integrations/{id}/outbound-logs/{log}', { params: { id: integration, log } }),
    staleTime: Infinity,
  });
  if (entry.isError)
    return (
      <ProblemNote
        error={entry.error}
        title="This entry could not be read"
        onRetry={() => {
          entry.refetch().catch(() => undefined);
        }}
      />
    );
  if (entry.data === undefined)
    return <Skeleton h={360} role="status" aria-label="Loading the request and the response" />;
  const { customer, event_type, event_id, identifier, outcome, reason, error, issues, part, ...exchange } =
    entry.data;
  return (
    <Stack gap="sm">
      <Group gap="md" fz="sm">
        <Group gap={6} wrap="nowrap" miw={0} maw={{ base: '100%', md: 420 }}>
          <Text inherit c="dimmed">
            Customer
          </Text>
          <PersonLink person={customer} />
        </Group>
        <TextLink
          to="/integrations/$id/settings"
          params={{ id: String(integration) }}
          search={{ map: `event:${event_type}` }}
          inherit
        >
          How this event type is mapped
        </TextLink>
        {identifier !== null && (
          <Group gap={4} wrap="nowrap">
            <Text inherit c="dimmed">
              Identifier
            </Text>
            <code>{identifier}</code>
            <CopyButton value={identifier} what="identifier" />
          </Group>
        )}
        <Text inherit c="dimmed">
          Event <code>{event_id}</code>
        </Text>
      </Group>
      {outcome === 'skipped' && reason !== null && <Text size="sm">Skipped: {reasonText(reason)}.</Text>}
      {error !== null && !issues.some(({ message }) => message === error) && (
        <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{error}</bdi>
        </Text>
      )}
      {issues.length > 0 && (
        <Stack gap={2}>
          <Text fw={600} size="sm">
            {outcome === 'delivered' ? 'Left out on the way; the rest went on' : 'Why'}
          </Text>
          <IssueList issues={issues} />
        </Stack>
      )}
      <Exchange exchange={exchange} part={part} />
    </Stack>
  );
}
