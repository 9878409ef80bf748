import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { Text } from '@mantine/core';
import type { Answer } from '../../app/api.ts';
import { bytesText } from '../../ui/bytes.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { StatusCode } from '../../ui/status-code.tsx';
import { When } from '../../ui/when.tsx';
import type { TableFeatureSet } from '../../ui/log/table-items.ts';

export type RequestRow = Answer<'GET /v1/admin/integrations/{id}/deliveries'>['data'][number];

const helper = createColumnHelper<TableFeatureSet, RequestRow>();
const number = { className: 'cw-number' };

/** One request may carry the messages of many customers. */
export const REQUEST_COLUMNS = helper.columns([
  helper.accessor('timestamp', {
    header: 'Timestamp',
    size: 158,
    cell: ({ getValue }) => <When at={getValue()} />,
  }),
  helper.accessor('operation', {
    header: 'Operation',
    size: 150,
    cell: ({ getValue }) => <Clipped text={getValue()} />,
  }),
  helper.accessor('records', { header: 'Records', size: 84, meta: number }),
  helper.accessor('request_bytes', {
    header: 'Size',
    size: 84,
    meta: number,
    cell: ({ getValue }) => bytesText(getValue()),
  }),
  helper.accessor('status_code', {
    header: 'Status code',
    size: 96,
    meta: number,
    cell: ({ getValue }) => <StatusCode code={getValue()} />,
  }),
  helper.accessor('response_time', {
    header: 'Response time (s)',
    size: 146,
    meta: number,
    cell: ({ getValue }) => getValue()?.toFixed(3) ?? '–',
  }),
  helper.accessor('attempt', { header: 'Attempt', size: 80, meta: number }),
  helper.accessor('error', {
    header: 'Error',
    size: 240,
    meta: { grows: true },
    cell: ({ getValue }) => {
      const error = getValue();
      if (error !== null) return <Clipped text={error} c="var(--mantine-color-error)" />;
      return (
        <Text inherit component="span" c="dimmed">
          –
        </Text>
      );
    },
  }),
  helper.accessor('identifier', {
    header: 'Identifier',
    size: 110,
    cell: ({ getValue }) => <span className="mono">{getValue()}</span>,
  }),
]) as readonly ColumnDef<TableFeatureSet, RequestRow>[];
