import { Paper, Table, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { countText } from '../../ui/count-text.ts';
import { TextLink } from '../../ui/links.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { duration } from '../../ui/time.ts';
import { WideTable } from '../../ui/wide-table.tsx';

type Row = Answer<'GET /v1/admin/overview'>['integrations'][number];

const COLUMNS = [
  ['delivered', 'Delivered', 'In the time above'],
  ['skipped', 'Skipped', 'In the time above: needed no sending'],
  ['buried', 'Buried', 'In the time above: became dead letters'],
  ['waiting', 'Waiting', 'Can be sent now'],
  ['parked', 'Parked', 'Put aside after a failure, tried again later'],
  ['held', 'Held', 'Of visitors who have not said yet who they are'],
] as const;

/** Each integration: what it got in this time, and what is on its way now. */
export function IntegrationsTable({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  return (
    <Paper bg="var(--cw-surface)">
      <Title order={2} mb="xs">
        Integrations
      </Title>
      {rows.length === 0 ? (
        <Text size="sm">
          None is installed.{' '}
          <TextLink to="/integrations/library" underline="always">
            Choose one from the library
          </TextLink>
          .
        </Text>
      ) : (
        <WideTable label="Integrations" minWidth={720}>
          <Table style={{ fontVariantNumeric: 'tabular-nums' }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>State</Table.Th>
                {COLUMNS.map(([key, label, about]) => (
                  <Table.Th key={key} ta="right" title={about}>
                    {label}
                  </Table.Th>
                ))}
                <Table.Th ta="right" title="All that wait for a person">
                  Dead letters
                </Table.Th>
                <Table.Th ta="right" title="How long the oldest undelivered message has been waiting">
                  Oldest waits
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <IntegrationRow key={row.id} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </Paper>
  );
}

function IntegrationRow({ row }: { readonly row: Row }): ReactElement {
  const params = { id: String(row.id) };
  const oldest = row.oldest_undelivered_seconds;
  return (
    <Table.Tr>
      <Table.Td maw={220}>
        <TextLink to="/integrations/$id/settings" params={params} truncate display="block" title={row.name}>
          {row.name}
        </TextLink>
      </Table.Td>
      <Table.Td>
        <StateBadge state={row.state} />
      </Table.Td>
      {COLUMNS.map(([key]) => (
        <Table.Td key={key} ta="right" c={row[key] === 0 ? 'dimmed' : 'inherit'}>
          {countText(row[key])}
        </Table.Td>
      ))}
      <Table.Td ta="right">
        {row.dead_letters === 0 ? (
          <Text inherit c="dimmed">
            0
          </Text>
        ) : (
          <TextLink to="/integrations/$id/dead-letters" params={params} fw={650}>
            {countText(row.dead_letters)}
          </TextLink>
        )}
      </Table.Td>
      <Table.Td ta="right" c={oldest === null ? 'dimmed' : 'inherit'}>
        {oldest === null ? 'nothing' : duration(oldest)}
      </Table.Td>
    </Table.Tr>
  );
}
