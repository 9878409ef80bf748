import { ScrollArea, Table, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { countText } from '../../ui/count-text.ts';
import { timeIn } from '../../ui/time.ts';
import type { HistoryRow } from './audience.ts';

interface HistoryTableProps {
  readonly rows: readonly HistoryRow[];
  readonly by: 'hour' | 'day';
  readonly height: number;
}

/** The chart's numbers, newest first, for people who read better than they look. */
export function HistoryTable({ rows, by, height }: HistoryTableProps): ReactElement {
  const zone = useSession().workspace.time_zone;
  return (
    <ScrollArea h={height} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Members over time' }}>
      <Table stickyHeader style={{ fontVariantNumeric: 'tabular-nums' }}>
        <caption>
          <VisuallyHidden>Members over time</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{by === 'day' ? 'Day' : 'Hour from'}</Table.Th>
            <Table.Th ta="right">Joined</Table.Th>
            <Table.Th ta="right">Left</Table.Th>
            <Table.Th ta="right">Members at its end</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.toReversed().map(({ at, entered, left, members }) => (
            <Table.Tr key={at}>
              <Table.Td>{timeIn(zone, at).slice(0, by === 'day' ? 10 : 16)}</Table.Td>
              <Table.Td ta="right">{countText(entered)}</Table.Td>
              <Table.Td ta="right">{countText(left)}</Table.Td>
              <Table.Td ta="right">{countText(members)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
