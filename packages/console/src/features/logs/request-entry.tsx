import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Exchange } from '../../ui/exchange.tsx';
import { TextLink } from '../../ui/links.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

interface RequestEntryProps {
  readonly integration: number;
  readonly delivery: number;
}

/** One request in full, and the way to the messages that it carried. */
export function RequestEntry({ integration, delivery }: RequestEntryProps): ReactElement {
  const entry = useQuery(
    get('GET /v1/admin/integrations/{id}/deliveries/{delivery}', { params: { id: integration, delivery } }),
  );
  if (entry.isError)
    return (
      <ProblemNote
        error={entry.error}
        title="This request could not be read"
        onRetry={() => {
          entry.refetch().catch(() => undefined);
        }}
      />
    );
  if (entry.data === undefined)
    return <Skeleton h={360} role="status" aria-label="Loading the request and the response" />;
  const { identifier, error } = entry.data;
  return (
    <Stack gap="sm">
      <Group gap="md" fz="sm">
        <Group gap={4} wrap="nowrap">
          <Text inherit c="dimmed">
            Identifier
          </Text>
          <code>{identifier}</code>
          <CopyButton value={identifier} what="identifier" />
        </Group>
        <TextLink
          to="/integrations/$id/logs"
          params={{ id: String(integration) }}
          search={{ identifier }}
          inherit
        >
          Messages that it settled
        </TextLink>
      </Group>
      {error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{error}</bdi>
        </Text>
      )}
      <Exchange exchange={entry.data} />
    </Stack>
  );
}
