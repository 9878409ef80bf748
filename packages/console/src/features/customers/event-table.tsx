import { Table, Text, VisuallyHidden } from '@mantine/core';
import { Fragment, useEffect, useRef, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip, inLine } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { TableBox } from '../../ui/table-box.tsx';
import { When } from '../../ui/when.tsx';
import { movedText, pointsText } from './amounts.ts';
import { EventData } from './event-data.tsx';
import { sourceText } from './source-words.ts';

export type StoredEvent = Answer<'GET /v1/admin/customers/{id}/events'>['data'][number];

interface EventTableProps {
  readonly events: readonly StoredEvent[];
  readonly openId: number | undefined;
  readonly onOpen: (id: number | undefined) => void;
  readonly withPoints: boolean;
}

export function EventTable({ events, openId, onOpen, withPoints }: EventTableProps): ReactElement {
  const opened = useRef<HTMLTableRowElement>(null);
  const there = events.some(({ id }) => id === openId);
  useEffect(() => {
    if (there) opened.current?.scrollIntoView({ block: 'nearest' });
  }, [there]);
  const columns = withPoints ? 7 : 5;
  return (
    <TableBox label="Events" minWidth={withPoints ? 960 : 780}>
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
            {withPoints && (
              <>
                <Table.Th w={84} ta="right">
                  Points
                </Table.Th>
                <Table.Th w={132} ta="right" title="What could be spent after it">
                  Spendable after
                </Table.Th>
              </>
            )}
            <Table.Th w={180}>Source</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map((event) => (
            <Fragment key={event.id}>
              <Table.Tr ref={openId === event.id ? opened : null}>
                <Table.Td>
                  <ExpandButton
                    open={openId === event.id}
                    controls={`event-${event.id}`}
                    label={`Data of ${clip(event.type, 80)}`}
                    onToggle={() => onOpen(openId === event.id ? undefined : event.id)}
                  />
                </Table.Td>
                <Table.Td>
                  <When at={event.timestamp} />
                </Table.Td>
                <Table.Td>
                  <Clipped text={event.type} />
                </Table.Td>
                <Table.Td>
                  {Object.keys(event.data).length === 0 ? (
                    <None />
                  ) : (
                    <Clipped text={inLine(event.data)} className="mono" c="dimmed" />
                  )}
                </Table.Td>
                {withPoints && <Effect effect={event.effect} />}
                <Table.Td>
                  <Source source={event.source} />
                </Table.Td>
              </Table.Tr>
              {openId === event.id && (
                <Table.Tr>
                  <Table.Td colSpan={columns} id={`event-${event.id}`}>
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

/** How far the event moved what may be spent, and how much that was then. */
function Effect({ effect }: Pick<StoredEvent, 'effect'>): ReactElement {
  const style = { fontVariantNumeric: 'tabular-nums' } as const;
  return (
    <>
      <Table.Td ta="right" style={style}>
        {effect === null ? <None /> : movedText(effect.points)}
      </Table.Td>
      <Table.Td ta="right" style={style}>
        {effect === null ? <None /> : pointsText(effect.after.spendable)}
      </Table.Td>
    </>
  );
}

function None(): ReactElement {
  return (
    <Text span inherit c="dimmed">
      –
    </Text>
  );
}

function Source({ source }: Pick<StoredEvent, 'source'>): ReactElement {
  const { name, kind } = sourceText(source);
  return (
    <>
      <Clipped text={name} />
      {kind !== undefined && (
        <Text size="xs" c="dimmed">
          {kind}
        </Text>
      )}
    </>
  );
}
