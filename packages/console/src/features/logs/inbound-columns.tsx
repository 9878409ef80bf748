import { Text } from '@mantine/core';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import { Clipped } from '../../ui/clipped.tsx';
import { EventLink } from '../../ui/event-link.tsx';
import type { TableFeatureSet } from '../../ui/log/table-items.ts';
import { PersonLink } from '../../ui/person-link.tsx';
import { ReceiptBadge } from '../../ui/receipt-badge.tsx';
import { When } from '../../ui/when.tsx';
import { receiptReason } from './receipt-reason.ts';
import type { InboundRow } from './inbound-source.ts';

const helper = createColumnHelper<TableFeatureSet, InboundRow>();

/** The columns of the guide, in its order. */
export const INBOUND_COLUMNS = helper.columns([
  helper.accessor('timestamp', {
    header: 'Timestamp',
    size: 158,
    cell: ({ getValue }) => <When at={getValue()} />,
  }),
  helper.accessor('customer', {
    header: 'Customer',
    size: 220,
    cell: ({ getValue }) => {
      const person = getValue();
      return person === null ? <Nothing /> : <PersonLink person={person} />;
    },
  }),
  helper.accessor('type', {
    header: 'Type',
    size: 74,
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
  helper.accessor('action', {
    header: 'Action',
    size: 150,
    cell: ({ getValue }) => {
      const action = getValue();
      return action === null ? <Nothing /> : <Clipped text={action} />;
    },
  }),
  helper.accessor('status', {
    header: 'Status',
    size: 84,
    cell: ({ getValue }) => <ReceiptBadge status={getValue()} />,
  }),
  helper.accessor('event_id', {
    header: 'Event',
    size: 84,
    cell: ({ row: { original } }) =>
      original.event_id === null ? (
        <Nothing />
      ) : (
        <EventLink customer={original.customer?.id} event={original.event_id} />
      ),
  }),
  helper.accessor('error', {
    header: 'Error',
    size: 200,
    meta: { grows: true },
    cell: ({ row: { original } }) => <ErrorCell row={original} />,
  }),
  helper.accessor('identifier', {
    header: 'Identifier',
    size: 100,
    cell: ({ getValue }) => <span className="mono">{getValue()}</span>,
  }),
]) as readonly ColumnDef<TableFeatureSet, InboundRow>[];

/** What went wrong; otherwise why it was ignored. */
function ErrorCell({ row: { error, reason, status } }: { readonly row: InboundRow }): ReactElement {
  if (error !== null && status === 'error') return <Clipped text={error} c="var(--mantine-color-error)" />;
  const said = error ?? (reason === null ? '' : receiptReason(reason));
  return said === '' ? <Nothing /> : <Clipped text={said} c="dimmed" />;
}

function Nothing(): ReactElement {
  return (
    <Text inherit component="span" c="dimmed">
      –
    </Text>
  );
}
