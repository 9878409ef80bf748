import { Text } from '@mantine/core';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import { Clipped } from '../../../ui/clipped.tsx';
import { EventLink } from '../../../ui/event-link.tsx';
import { TextLink } from '../../../ui/links.tsx';
import type { TableFeatureSet } from '../../../ui/log/table-items.ts';
import { PersonLink } from '../../../ui/person-link.tsx';
import { ReceiptBadge } from '../../../ui/receipt-badge.tsx';
import { StatusCode } from '../../../ui/status-code.tsx';
import { duration } from '../../../ui/time.ts';
import { When } from '../../../ui/when.tsx';
import { SplitAddress } from '../split-address.tsx';
import type { HookRow } from './hook-source.ts';
import { reasonWords } from './reason-words.ts';

const helper = createColumnHelper<TableFeatureSet, HookRow>();
const number = { className: 'cw-number' };

/** The columns of the guide in its order, and what became of the request. */
export const HOOK_COLUMNS = helper.columns([
  helper.accessor('timestamp', {
    header: 'Timestamp',
    size: 158,
    cell: ({ getValue }) => <When at={getValue()} />,
  }),
  helper.accessor('path', {
    header: 'Request',
    size: 300,
    meta: { grows: true },
    cell: ({ row: { original } }) => <RequestLine row={original} />,
  }),
  helper.accessor('processing_time', {
    header: 'Time',
    size: 72,
    meta: number,
    cell: ({ getValue }) => duration(getValue()),
  }),
  helper.accessor('status_code', {
    header: 'Status code',
    size: 96,
    meta: number,
    cell: ({ getValue }) => <StatusCode code={getValue()} />,
  }),
  helper.accessor('status', {
    header: 'Status',
    size: 84,
    cell: ({
      row: {
        original: { status, error, reason },
      },
    }) => (
      <span title={error ?? (reason === null ? '' : reasonWords(reason))}>
        <ReceiptBadge status={status} />
      </span>
    ),
  }),
  helper.accessor('owner', {
    header: 'Webhook',
    size: 140,
    cell: ({ getValue }) => {
      const owner = getValue();
      if (owner === null) return <Nothing />;
      return (
        <TextLink to="/webhooks/$id/settings" params={{ id: String(owner.id) }} inherit>
          <Clipped text={owner.name ?? `webhook ${owner.id}`} />
        </TextLink>
      );
    },
  }),
  helper.accessor('customer', {
    header: 'Customer',
    size: 140,
    cell: ({ getValue }) => {
      const person = getValue();
      return person === null ? <Nothing /> : <PersonLink person={person} />;
    },
  }),
  helper.accessor('event_id', {
    header: 'Event',
    size: 140,
    cell: ({ row: { original } }) => <EventCell row={original} />,
  }),
]) as readonly ColumnDef<TableFeatureSet, HookRow>[];

function RequestLine({ row: { method, path } }: { readonly row: HookRow }): ReactElement {
  return (
    <Text component="span" inherit display="flex" style={{ gap: 6 }}>
      <span className="mono">{method}</span>
      <SplitAddress text={path} />
    </Text>
  );
}

function EventCell({ row: { action, event_id: event, customer } }: { readonly row: HookRow }): ReactElement {
  if (action === null && event === null) return <Nothing />;
  return (
    <Text component="span" inherit display="flex" style={{ gap: 6 }}>
      {action !== null && <Clipped text={action} {...(event === null ? { c: 'dimmed' } : {})} />}
      {event !== null && <EventLink customer={customer?.id} event={event} />}
    </Text>
  );
}

function Nothing(): ReactElement {
  return (
    <Text inherit component="span" c="dimmed">
      –
    </Text>
  );
}
