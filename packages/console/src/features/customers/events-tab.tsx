import { Group, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { LoadMore } from '../../ui/load-more.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { EventTable, type StoredEvent } from './event-table.tsx';
import { NoEvents } from './timeline-tab.tsx';
import { TypeFilter } from './type-filter.tsx';

/** An event further back than so many is not looked for by itself. */
const FAR = 2_000;
const EVENTS = 'GET /v1/admin/customers/{id}/events';

interface EventsTabProps {
  readonly id: string;
  readonly type: string | undefined;
  readonly onType: (type: string | undefined) => void;
  /** The event that is open, as the address has it. */
  readonly open: string | undefined;
  readonly onOpen: (event: string | undefined) => void;
  /** They have balances, which events move. */
  readonly withPoints: boolean;
}

/** What one person did, as it came in, and what it did to their balances. */
export function EventsTab({ id, type, onType, open, onOpen, withPoints }: EventsTabProps): ReactElement {
  const pages = usePages<StoredEvent>([EVENTS, { id }, { type }], (cursor, signal) =>
    api(EVENTS, { params: { id }, query: { type, cursor }, signal }),
  );
  const openId = /^[1-9]\d{0,14}$/.test(open ?? '') ? Number(open) : undefined;
  const last = pages.rows.at(-1);
  // An event that an address names may lie further back than the first rows.
  const sought =
    openId !== undefined &&
    pages.error === null &&
    pages.more &&
    last !== undefined &&
    last.id > openId &&
    pages.rows.length < FAR &&
    !pages.busy;
  const further = useEffectEvent(pages.loadMore);
  useEffect(() => {
    if (sought) further();
  }, [sought]);
  const gone =
    openId !== undefined &&
    !pages.loading &&
    !sought &&
    !pages.busy &&
    pages.rows.every((event) => event.id !== openId);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TypeFilter key={type} type={type} onType={onType} />
        {gone && (
          <Text size="sm" role="status">
            {pages.more && last !== undefined && last.id > openId
              ? `Event ${openId} lies further back than the events below.`
              : `Event ${openId} is not among these: it is older than events are kept, or of another type.`}
          </Text>
        )}
      </Group>
      {pages.error !== null && (
        <ProblemNote error={pages.error} title="The events could not be read" onRetry={pages.retry} />
      )}
      {pages.loading && <RowsSkeleton rows={12} />}
      {!pages.loading && pages.rows.length === 0 && pages.error === null && !pages.more && (
        <NoEvents type={type} />
      )}
      {pages.rows.length > 0 && (
        <EventTable
          events={pages.rows}
          openId={openId}
          onOpen={(next) => onOpen(next === undefined ? undefined : String(next))}
          withPoints={withPoints}
        />
      )}
      {!pages.loading && (
        <LoadMore more={pages.more} scannedTo={pages.scannedTo} busy={pages.busy} onMore={pages.loadMore} />
      )}
    </Stack>
  );
}
