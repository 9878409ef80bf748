import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { Answer } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { EventLink } from '../../../ui/event-link.tsx';
import { IssueList } from '../../../ui/issue-list.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { PersonLink } from '../../../ui/person-link.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ReceiptBadge } from '../../../ui/receipt-badge.tsx';
import { HookExchange } from './hook-exchange.tsx';
import { HookVerdicts } from './hook-verdicts.tsx';
import { reasonWords } from './reason-words.ts';
import { RunAgain } from './run-again.tsx';

export type HookDetail = Answer<'GET /v1/admin/inbound/{id}'>;

interface HookEntryProps {
  readonly id: number;
  /** Opens another entry, such as the one that this is a repeat of. */
  readonly onOpen: (id: number) => void;
}

/** One request in full: what was answered, what each webhook made of it and why, and a way to run it again. */
export function HookEntry({ id, onOpen }: HookEntryProps): ReactElement {
  const entry = useQuery({ ...get('GET /v1/admin/inbound/{id}', { params: { id } }), staleTime: Infinity });
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
  const { data } = entry;
  return (
    <Stack gap="sm">
      <Facts data={data} onOpen={onOpen} />
      <Why data={data} />
      <HookExchange data={data} />
      <HookVerdicts verdicts={data.verdicts} />
      <RunAgain receipt={data} onOpen={onOpen} />
    </Stack>
  );
}

function Facts({
  data,
  onOpen,
}: { readonly data: HookDetail } & Pick<HookEntryProps, 'onOpen'>): ReactElement {
  const { status, customer, owner, events, identifier, rerun_of: before } = data;
  return (
    <Group gap="md" fz="sm">
      <ReceiptBadge status={status} />
      {owner !== null && (
        <Fact name="Webhook">
          <TextLink to="/webhooks/$id/settings" params={{ id: String(owner.id) }} inherit>
            {clip(owner.name ?? `webhook ${owner.id}`, 100)}
          </TextLink>
        </Fact>
      )}
      {customer !== null && (
        <Fact name="Customer">
          <PersonLink person={customer} />
        </Fact>
      )}
      {events.map((event) => (
        <Fact key={event.id} name={clip(event.type, 80)}>
          <EventLink customer={customer?.id} event={event.id} />
        </Fact>
      ))}
      <Fact name="Identifier">
        <code>{identifier}</code>
        <CopyButton value={identifier} what="identifier" />
      </Fact>
      {before !== null && (
        <Fact name="Run again from">
          <Anchor component="button" type="button" inherit className="mono" onClick={() => onOpen(before)}>
            rcp_{before}
          </Anchor>
        </Fact>
      )}
    </Group>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <Group gap={6} wrap="nowrap" miw={0} maw={{ base: '100%', md: 420 }}>
      <Text inherit c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {name}
      </Text>
      {children}
    </Group>
  );
}

/** What went wrong, or why nothing was done. What a webhook itself has to say stands at that webhook. */
function Why({
  data: { error, reason, issues, verdicts },
}: {
  readonly data: HookDetail;
}): ReactElement | null {
  const told = new Set(verdicts.flatMap((one) => one.issues.map(({ message }) => message)));
  const left = issues.filter(({ message }) => !told.has(message));
  const said = error ?? (reason === null ? null : reasonWords(reason));
  const isNew = said !== null && !told.has(said) && !left.some(({ message }) => message === said);
  if (!isNew && left.length === 0) return null;
  return (
    <Stack gap={4}>
      {isNew && (
        <Text
          size="sm"
          {...(error === null ? {} : { c: 'var(--mantine-color-error)' })}
          style={{ overflowWrap: 'anywhere' }}
        >
          <bdi>{clip(said, 1_000)}</bdi>
        </Text>
      )}
      {left.length > 0 && <IssueList issues={left} />}
    </Stack>
  );
}
