import { CONSENT_CHANGED } from '@causeway/core/consent/changed-event';
import type { DeadLetterCause, HubApi, Integration, LogRow } from '../local/hub-api.ts';
import type { SandboxApi, SandboxStats } from '../local/sandbox-api.ts';
import type { Sent } from './send-traffic.ts';
import type { Traffic } from './shop/traffic.ts';

/** A thing and how often. */
export type Tally = ReadonlyMap<string, number>;

/** What came of the demo, asked of both sides after the last message was settled. */
export interface Findings {
  readonly sent: Sent;
  readonly traffic: Traffic;
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly delivered: number;
  readonly skipped: Tally;
  readonly held: number;
  readonly buried: number;
  /** Messages of what the hub itself found out: that somebody's consents changed. */
  readonly ownNews: number;
  readonly causes: readonly DeadLetterCause[];
  /** Fields that were left out: by issue code, with one example each. */
  readonly leftOut: ReadonlyMap<string, { count: number; readonly example: string }>;
  readonly sandbox: SandboxStats;
  readonly orders: number;
  readonly orderLines: number;
  /** A customer with an order, to look at. */
  readonly example: string | undefined;
  readonly seconds: number;
}

/** Skipped for what the event as a whole is, which the reason says already. */
const NOT_A_FIELD: ReadonlySet<string> = new Set([
  'too_old',
  'in_future',
  'nothing_to_send',
  'no_identifier',
]);

export async function gather(
  hub: { readonly api: HubApi; readonly url: string; readonly integration: Integration },
  sandbox: SandboxApi,
  told: { readonly sent: Sent; readonly traffic: Traffic; readonly seconds: number },
): Promise<Findings> {
  const { api, integration } = hub;
  const [rows, causes, counts, stats, bought] = await Promise.all([
    api.logs(integration.id),
    api.causes(integration.id),
    trackingCounts(hub.url),
    sandbox.stats(),
    purchases(sandbox),
  ]);
  const [own, theirs] = [
    rows.filter(({ event_type }) => event_type === CONSENT_CHANGED),
    rows.filter(({ event_type }) => event_type !== CONSENT_CHANGED),
  ];
  const of = (outcome: LogRow['outcome']): readonly LogRow[] =>
    theirs.filter((row) => row.outcome === outcome);
  return {
    ...told,
    ...counts,
    delivered: of('delivered').length,
    skipped: tally(of('skipped').map(({ reason }) => reason ?? '')),
    held: integration.counts.held,
    buried: of('buried').length,
    ownNews: own.length,
    causes,
    leftOut: issuesOf(
      rows.filter(({ outcome, reason }) => outcome !== 'buried' && !NOT_A_FIELD.has(reason ?? '')),
    ),
    sandbox: stats,
    ...bought,
    example: rows.find((row) => row.event_type === 'Order Completed' && row.outcome === 'delivered')?.customer
      ?.id,
  };
}

/** Every event that was taken in ended in exactly one way, or is held. */
export function addsUp({ accepted, delivered, skipped, held, buried }: Findings): boolean {
  return accepted === delivered + sum(skipped) + held + buried;
}

export function sum(counts: Tally): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function tally(names: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function issuesOf(rows: readonly LogRow[]): Map<string, { count: number; example: string }> {
  const found = new Map<string, { count: number; example: string }>();
  // A customer's issues are noted on every message that travelled together: each thing counts once per customer.
  const seen = new Set<string>();
  for (const { customer, issues } of rows) {
    for (const { code, message } of issues) {
      const known = found.get(code);
      const key = `${customer?.id ?? ''} ${code} ${message}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (known === undefined) found.set(code, { count: 1, example: message });
      else known.count++;
    }
  }
  return found;
}

async function purchases(sandbox: SandboxApi): Promise<{ orders: number; orderLines: number }> {
  const users = await sandbox.users();
  const orders = new Set<unknown>();
  let orderLines = 0;
  for (let at = 0; at < users.length; at += 50) {
    const details = await Promise.all(users.slice(at, at + 50).map(({ id }) => sandbox.user(id)));
    for (const { events } of details) {
      for (const { name, params } of events) {
        if (name !== 'purchase') continue;
        orderLines++;
        orders.add(params['event_group_id']);
      }
    }
  }
  return { orders: orders.size, orderLines };
}

/** The hub's own running totals, from its metrics. */
async function trackingCounts(
  url: string,
): Promise<{ accepted: number; duplicates: number; refused: number }> {
  const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(10_000) })).text();
  const read = (outcome: string): number => {
    const line = new RegExp(`^causeway_events_total\\{outcome="${outcome}"\\} (\\d+)`, 'm').exec(text);
    if (line === null) throw new Error(`the hub's metrics do not say how many events were ${outcome}`);
    return Number(line[1]);
  };
  return { accepted: read('accepted'), duplicates: read('duplicate'), refused: read('refused') };
}
