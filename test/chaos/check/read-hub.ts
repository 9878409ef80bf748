import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Values } from '../plan/plan.ts';
import type { HubOutcome, HubSide } from './evidence.ts';

const OUTCOMES: readonly HubOutcome['outcome'][] = ['delivered', 'skipped', 'buried'];
/** Each row of these is something that has not come to its end. */
const UNDER_WAY = ['messages', 'waiting', 'flights', 'held', 'replies'];

/**
 * What the hub has on disk, read from its database and not from its API, which is part of what is tested. The hub must
 * have ended.
 */
export function readHub(folder: string): HubSide {
  const db = new DatabaseSync(join(folder, 'hub.db'), { readOnly: true });
  const all = (sql: string): Record<string, unknown>[] => db.prepare(sql).all();
  const read = (json: unknown): Record<string, unknown> =>
    JSON.parse(json as string) as Record<string, unknown>;
  try {
    const remains = whoRemains(db);
    return {
      customers: all('SELECT key, id, attributes, membership FROM customers WHERE merged_into IS NULL').map(
        ({ key, id, attributes, membership }) => ({
          key: Number(key),
          id: String(id),
          attributes: read(attributes),
          balances:
            membership === null
              ? undefined
              : (read(membership)['balances'] as Readonly<Record<string, number>>),
        }),
      ),
      events: all('SELECT * FROM events ORDER BY id').map((row) => ({
        id: Number(row['id']),
        customer: remains(Number(row['customer'])),
        source: Number(row['source']),
        messageId: String(row['message_id']),
        type: String(row['type']),
        timestamp: Number(row['timestamp']),
        data: (read(row['body'])['data'] ?? {}) as Values,
      })),
      outcomes: all('SELECT integration, event, outcome, reason FROM outcomes ORDER BY id').map((row) => ({
        integration: Number(row['integration']),
        event: Number(row['event']),
        outcome: OUTCOMES[Number(row['outcome'])] ?? 'buried',
        reason: row['reason'] as string | null,
      })),
      buried: all('SELECT integration, event, code FROM dead_letters').map((row) => ({
        integration: Number(row['integration']),
        event: Number(row['event']),
        code: String(row['code']),
      })),
      underWay: Object.fromEntries(
        UNDER_WAY.map((table) => [table, Number(all(`SELECT count(*) AS n FROM ${table}`)[0]?.['n'])]),
      ),
      shadows: all('SELECT integration, customer, body FROM shadows').map((row) => ({
        integration: Number(row['integration']),
        customer: remains(Number(row['customer'])),
        attributes: shadowOf(read(row['body'])),
      })),
      audiences: all(`SELECT slug, filter FROM audiences WHERE state = 'active'`).map((row) => ({
        slug: String(row['slug']),
        filter: String(row['filter']),
      })),
      members: all(
        `SELECT a.slug, m.customer FROM audience_members m JOIN audiences a ON a.id = m.audience WHERE a.state = 'active'`,
      ).map((row) => ({ slug: String(row['slug']), customer: Number(row['customer']) })),
      receipts: all('SELECT status_code, event, path FROM inbound_receipts').map((row) => ({
        statusCode: Number(row['status_code']),
        event: row['event'] === null ? null : Number(row['event']),
        path: String(row['path']),
      })),
    };
  } finally {
    db.close();
  }
}

/** Who somebody is after all merges. */
function whoRemains(db: DatabaseSync): (key: number) => number {
  const merged = new Map(
    db
      .prepare('SELECT key, merged_into FROM customers WHERE merged_into IS NOT NULL')
      .all()
      .map((row) => [Number(row['key']), Number(row['merged_into'])]),
  );
  return (key) => {
    let own = key;
    for (let into = merged.get(own); into !== undefined; into = merged.get(own)) own = into;
    return own;
  };
}

/** Values are kept as JSON; Insider calls custom attributes `c_<name>`. */
function shadowOf(body: Record<string, unknown>): Values {
  const values: [string, unknown][] = [];
  const add = (part: unknown, prefix: string): void => {
    for (const [name, value] of Object.entries((part ?? {}) as Record<string, unknown>))
      values.push([prefix + name, typeof value === 'string' ? (JSON.parse(value) as unknown) : value]);
  };
  add(body['attributes'], '');
  add(body['custom'], 'c_');
  return Object.fromEntries(values);
}
