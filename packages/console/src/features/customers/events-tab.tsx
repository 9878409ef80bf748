import { Stack, Table, VisuallyHidden } from '@mantine/core';
import { Fragment, useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { clip, inLine } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { When } from '../../ui/when.tsx';
import { EventData } from './event-data.tsx';
import { NoEvents } from './timeline-tab.tsx';
import { TypeFilter } from './type-filter.tsx';
import { TableBox } from '../../ui/table-box.tsx';

const EVENTS = 'GET /v1/admin/customers/{id}/events';
type Event = Answer<typeof EVENTS>['data'][number];

interface EventsTabProps {
  readonly id: string;
  readonly type: string | undefined;
  readonly onType: (type: string | undefined) => void;
}

/** What one person did, as it came in. */
export function EventsTab({ id, type, onType }: EventsTabProps): ReactElement {
  const pages = usePages<Event>([EVENTS, { id }, { type }], (cursor, signal) =>
    api(EVENTS, { params: { id }, query: { type, cursor }, signal }),
  );
  return (
    <Stack gap="sm">
      <TypeFilter key={type} type={type} onType={onType} />
      {pages.error !== null && (
        <ProblemNote error={pages.error} title="The events could not be read" onRetry={pages.retry} />
      )}
      {pages.loading && <RowsSkeleton rows={12} />}
      {!pages.loading && pages.rows.length === 0 && pages.error === null && !pages.more && (
        <NoEvents type={type} />
      )}
      {pages.rows.length > 0 && <EventTable events={pages.rows} />}
      {!pages.loading && (
        <LoadMore more={pages.more} scannedTo={pages.scannedTo} busy={pages.busy} onMore={pages.loadMore} />
      )}
    </Stack>
  );
}

function EventTable({ events }: { readonly events: readonly Event[] }): ReactElement {
  const [open, setOpen] = useState<number>();
  return (
    <TableBox label="Events" minWidth={780}>
      <Table layout="fixed" bg="var(--cw-surface)">
        <caption>
          <VisuallyHidden>Events, newest first</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <VisuallyHidden>Open</VisuallyHidden>
            </Table.Th>
            <Table.Th w={165}>When</Table.Th>
            <Table.Th w={190}>Event type</Table.Th>
            <Table.Th>Data</Table.Th>
            <Table.Th w={140}>Source</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map((event) => (
            <Fragment key={event.id}>
              <Table.Tr>
                <Table.Td>
                  <ExpandButton
                    open={open === event.id}
                    controls={`event-${event.id}`}
                    label={`Data of ${clip(event.type, 80)}`}
                    onToggle={() => setOpen(open === event.id ? undefined : event.id)}
                  />
                </Table.Td>
                <Table.Td>
                  <When at={event.timestamp} />
                </Table.Td>
                <Table.Td>
                  <Clipped text={event.type} />
                </Table.Td>
                <Table.Td>
                  <Clipped text={inLine(event.data)} className="mono" c="dimmed" />
                </Table.Td>
                <Table.Td>
                  <Clipped text={event.source.name ?? String(event.source.id)} />
                </Table.Td>
              </Table.Tr>
              {open === event.id && (
                <Table.Tr>
                  <Table.Td colSpan={5} id={`event-${event.id}`}>
                    <EventData event={event} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </TableBox>
  );
}
