import { Anchor, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EventLink } from '../../ui/event-link.tsx';
import { IssueList } from '../../ui/issue-list.tsx';
import { TextLink } from '../../ui/links.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ReceiptBadge } from '../../ui/receipt-badge.tsx';
import { StatusCode } from '../../ui/status-code.tsx';
import { duration } from '../../ui/time.ts';
import { readableBody } from '../../ui/readable-body.ts';
import { receiptReason } from './receipt-reason.ts';
import { RunAgain } from './run-again.tsx';

type Detail = Answer<'GET /v1/admin/inbound/{id}'>;

interface InboundEntryProps {
  readonly id: number;
  /** Opens another entry, such as the one that this is a repeat of. */
  readonly onOpen: (id: number) => void;
}

/** One request in full, what was decided about it, what we answered, and a way to run it again. */
export function InboundEntry({ id, onOpen }: InboundEntryProps): ReactElement {
  const entry = useQuery({
    ...get('GET /v1/admin/inbound/{id}', { params: { id } }),
    staleTime: Infinity,
  });
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
    return <Skeleton h={360} role="status" aria-label="Loading the request and our answer" />;
  const { data } = entry;
  return (
    <Stack gap="sm">
      <Facts data={data} onOpen={onOpen} />
      <Why data={data} />
      <RunAgain receipt={data} onOpen={onOpen} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <Sent data={data} />
        <Stack gap={4} miw={0}>
          <Group gap="xs" mih={30}>
            <Text fw={600} size="sm">
              Our answer
            </Text>
            <StatusCode code={data.response.status_code} />
          </Group>
          <CodeView value={data.response.body ?? ''} label="our answer" maxHeight={300} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}

interface FactsProps {
  readonly data: Detail;
  readonly onOpen: (id: number) => void;
}

function Facts({ data, onOpen }: FactsProps): ReactElement {
  const { rerun_of: before } = data;
  return (
    <Group gap="md" fz="sm">
      <ReceiptBadge status={data.status} />
      {data.customer !== null && (
        <Group gap={6} wrap="nowrap" miw={0} maw={{ base: '100%', md: 420 }}>
          <Text inherit c="dimmed">
            Customer
          </Text>
          <PersonLink person={data.customer} />
        </Group>
      )}
      {data.events.map((event) => (
        <Group key={event.id} gap={4} wrap="nowrap">
          <Text inherit c="dimmed">
            {event.type}
          </Text>
          <EventLink customer={data.customer?.id} event={event.id} />
        </Group>
      ))}
      <Group gap={4} wrap="nowrap">
        <Text inherit c="dimmed">
          Identifier
        </Text>
        <code>{data.identifier}</code>
        <CopyButton value={data.identifier} what="identifier" />
      </Group>
      {before !== null && (
        <Group gap={4} wrap="nowrap">
          <Text inherit c="dimmed">
            Run again from
          </Text>
          <Anchor component="button" type="button" inherit className="mono" onClick={() => onOpen(before)}>
            rcp_{before}
          </Anchor>
        </Group>
      )}
      {data.owner !== null && (
        <TextLink to="/integrations/$id/settings" params={{ id: String(data.owner.id) }} inherit>
          How it is mapped
        </TextLink>
      )}
      <Text inherit c="dimmed">
        took {duration(data.processing_time)}
      </Text>
    </Group>
  );
}

/** What went wrong, or why nothing was done, and what to do about it. */
function Why({ data: { status, error, reason, issues } }: { readonly data: Detail }): ReactElement | null {
  const said = error ?? (reason === null ? null : receiptReason(reason));
  const isNew = said !== null && !issues.some(({ message }) => message === said);
  if (!isNew && issues.length === 0) return null;
  return (
    <Stack gap={4}>
      {isNew && (
        <Text
          size="sm"
          c={status === 'error' ? 'var(--mantine-color-error)' : 'inherit'}
          style={{ overflowWrap: 'anywhere' }}
        >
          <bdi>{said}</bdi>
        </Text>
      )}
      {issues.length > 0 && (
        <>
          <Text fw={600} size="sm">
            {status === 'done' ? 'What was made of it' : 'Why, and what to do'}
          </Text>
          <IssueList issues={issues} />
        </>
      )}
    </Stack>
  );
}

const VIEWS = { body: 'Body', headers: 'Headers' } as const;

function Sent({ data: { method, path, request } }: { readonly data: Detail }): ReactElement {
  const [chosen, choose] = useState<keyof typeof VIEWS>('body');
  const shown = {
    body: readableBody(request.body),
    headers: [
      `${method} ${path}${request.query === '' ? '' : `?${request.query}`}`,
      ...request.headers.map(({ name, value }) => `${name}: ${value}`),
    ].join('\n'),
  };
  return (
    <Stack gap={4} miw={0}>
      <Group gap="xs" mih={30}>
        <Text fw={600} size="sm">
          Request
        </Text>
        <SegmentedControl
          aria-label="What to show of the request"
          data={[
            { value: 'body', label: VIEWS.body },
            { value: 'headers', label: VIEWS.headers },
          ]}
          value={chosen}
          onChange={choose}
        />
      </Group>
      <CodeView key={chosen} value={shown[chosen]} label={`request: ${VIEWS[chosen]}`} maxHeight={300} />
      {request.truncated && (
        <Text size="xs" c="dimmed">
          Only its beginning is kept.
        </Text>
      )}
    </Stack>
  );
}
