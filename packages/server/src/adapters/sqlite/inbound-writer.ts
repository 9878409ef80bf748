import type { InboundChannel, InboundReceiptDraft, InboundStatus } from '../../ports/inbound-receipt.ts';
import { kept } from './bodies.ts';
import type { Connection } from './connection.ts';

export const CHANNELS: readonly InboundChannel[] = ['webhook', 'insider'];
export const STATUSES: readonly InboundStatus[] = ['done', 'error', 'ignored'];

/** Writes receipts of inbound requests within the transaction that is under way; answers their ids. */
export function openInboundWriter(connection: Connection): (receipt: InboundReceiptDraft) => number {
  const insert = connection.prepare(
    `INSERT INTO inbound_receipts (workspace, channel, owner, at, ms, method, path, status_code, status, reason, type, action,
     customer, customer_text, event, error, rerun_of, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const own = connection.prepare('INSERT INTO inbound_owners (channel, owner, receipt) VALUES (?, ?, ?)');
  return (r) => {
    const channel = CHANNELS.indexOf(r.channel);
    const { lastInsertRowid } = insert.run(
      r.workspace,
      channel,
      r.owner ?? null,
      r.at,
      r.ms,
      r.method,
      r.path,
      r.statusCode,
      STATUSES.indexOf(r.status),
      r.reason ?? null,
      r.type ?? null,
      r.action ?? null,
      r.customer ?? null,
      r.customerText ?? null,
      r.event ?? null,
      r.error ?? null,
      r.rerunOf ?? null,
      kept(JSON.stringify(r.body)),
    );
    const id = Number(lastInsertRowid);
    for (const owner of r.owners) own.run(channel, owner, id);
    return id;
  };
}
