import { Group, Text } from '@mantine/core';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { reasonText } from '../../ui/reason-text.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { StatusCode } from '../../ui/status-code.tsx';
import { When } from '../../ui/when.tsx';
import type { TableFeatureSet } from '../../ui/log/table-items.ts';

export type LogRow = Answer<'GET /v1/admin/integrations/{id}/outbound-logs'>['data'][number];

const helper = createColumnHelper<TableFeatureSet, LogRow>();

/** The columns of the guide, in its order, and how it ended. */
export const LOG_COLUMNS = helper.columns([
  helper.accessor('timestamp', {
    header: 'Timestamp',
    size: 158,
    cell: ({ getValue }) => <When at={getValue()} />,
  }),
  helper.accessor('customer', {
    header: 'Customer',
    size: 210,
    cell: ({ getValue }) => <PersonLink person={getValue()} />,
  }),
  helper.accessor('event_type', {
    header: 'Event type',
    size: 160,
    cell: ({ getValue }) => <Clipped text={getValue()} />,
  }),
  helper.accessor('status_code', {
    header: 'Status code',
    size: 96,
    meta: { className: 'cw-number' },
    cell: ({ row: { original } }) => (
      <StatusCode code={original.status_code} none={original.identifier === null ? '–' : 'no answer'} />
    ),
  }),
  helper.accessor('response_time', {
    header: 'Response time (s)',
    size: 146,
    meta: { className: 'cw-number' },
    cell: ({ getValue }) => getValue()?.toFixed(3) ?? '–',
  }),
  helper.accessor('error', {
    header: 'Error',
    size: 180,
    meta: { grows: true },
    cell: ({ row: { original } }) => <ErrorCell row={original} />,
  }),
  helper.accessor('identifier', {
    header: 'Identifier',
    size: 104,
    cell: ({ getValue }) => <span className="mono">{getValue() ?? '–'}</span>,
  }),
  helper.accessor('outcome', {
    header: 'Outcome',
    size: 104,
    cell: ({ getValue }) => <StateBadge state={getValue()} />,
  }),
]) as readonly ColumnDef<TableFeatureSet, LogRow>[];

/** The error; otherwise why nothing was sent, or how much was left out on the way. */
function ErrorCell({ row }: { readonly row: LogRow }): ReactElement {
  if (row.error !== null) return <Clipped text={row.error} c="var(--mantine-color-error)" />;
  const said =
    row.outcome === 'delivered'
      ? leftOutText(row.issues.length)
      : (row.issues[0]?.message ?? (row.reason === null ? '' : reasonText(row.reason)));
  if (said === '')
    return (
      <Text inherit component="span" c="dimmed">
        –
      </Text>
    );
  return (
    <Group gap={0} wrap="nowrap">
      <Clipped text={said} c={row.outcome === 'buried' ? 'var(--mantine-color-error)' : 'dimmed'} />
    </Group>
  );
}

function leftOutText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 field left out' : `${count} fields left out`;
}
