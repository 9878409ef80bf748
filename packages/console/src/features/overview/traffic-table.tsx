import { ScrollArea, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { countText } from '../../ui/count-text.ts';
import { timeIn } from '../../ui/time.ts';
import { LINES } from './chart-lines.ts';
import type { Step } from './rates.ts';

/** The chart's numbers, for people who read better than they look. */
export function TrafficTable({
  rows,
  height,
}: {
  readonly rows: readonly Step[];
  readonly height: number;
}): ReactElement {
  const zone = useSession().workspace.time_zone;
  if (rows.length === 0) return <Text c="dimmed">Nothing happened in this time.</Text>;
  return (
    <ScrollArea h={height} viewportProps={{ tabIndex: 0, 'aria-label': 'Numbers over time' }}>
      <Table stickyHeader style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>From</Table.Th>
            {LINES.map(({ key, label }) => (
              <Table.Th key={key} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ at, counts }) => (
            <Table.Tr key={at}>
              <Table.Td>{timeIn(zone, at).slice(0, 16)}</Table.Td>
              {counts.map((count, index) => (
                <Table.Td key={index} ta="right">
                  {countText(count)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
