import type { InboundDetail, InboundRow } from '@causeway/contract/inbound';
import { timeOf } from '@causeway/contract/page';
import type { InboundBody, InboundChannel } from '../../ports/inbound-receipt.ts';
import type { InboundEntry } from '../../ports/inbound-store.ts';

/** What webhooks and integrations are called, by their channel. */
export type OwnerNames = Readonly<Record<InboundChannel, ReadonlyMap<number, string>>>;

export function inboundRow(entry: InboundEntry, names: OwnerNames): InboundRow {
  const { id, channel, owner, customer, customerText } = entry;
  return {
    id,
    identifier: `rcp_${id}`,
    timestamp: timeOf(entry.at),
    channel,
    owner: owner === undefined ? null : { id: owner, name: names[channel].get(owner) ?? null },
    customer:
      customer !== undefined
        ? { id: customer.id, name: customer.name ?? null }
        : customerText === undefined
          ? null
          : { id: customerText, name: null },
    type: entry.type ?? null,
    action: entry.action ?? null,
    status: entry.status,
    reason: entry.reason ?? null,
    event_id: entry.event ?? null,
    error: entry.error ?? null,
    method: entry.method,
    path: entry.path,
    status_code: entry.statusCode,
    processing_time: Math.round(entry.ms) / 1000,
    rerun_of: entry.rerunOf ?? null,
  };
}

export function inboundDetail(entry: InboundEntry, body: InboundBody, names: OwnerNames): InboundDetail {
  const { headers, query, body: text, truncated } = body.request;
  return {
    ...inboundRow(entry, names),
    request: { headers: headers.map(([name, value]) => ({ name, value })), query, body: text, truncated },
    response: { status_code: entry.statusCode, body: readable(body.response) },
    events: [...body.events],
    verdicts: body.verdicts as unknown as InboundDetail['verdicts'],
    issues: [...body.issues],
  };
}

/** JSON as what it says, anything else as the text it is. */
export function readable(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
