import type { Fate } from '@causeway/core/delivery/fate';
import type { Issue } from '@causeway/core/result/issue';
import type { FateOf } from '../../ports/fate-store.ts';
import type { Connection, Value } from './connection.ts';
import { OUTCOMES } from './log-store-outcomes.ts';
import { firstSince } from './paced-scan.ts';

export const ENDING = 'id, integration, event, at, outcome, reason, status, delivery, issues';
const SLICE = 1_000;
/** Somebody with more endings since the event than these has too many to look through. */
const MOST_SLICES = 50;
/** Rows are written in the order of their times, give or take so much. */
const SLACK_MS = 2 * 60_000;

/**
 * How events ended last, from the log. `since`: endings of events that were received then or later are all still
 * there. Rows are found by customer, from the time of the oldest event on: there is no index by event.
 */
export function openEndedFates(
  connection: Connection,
): (
  events: readonly FateOf[],
  keys: ReadonlyMap<number, readonly number[]>,
  pace: () => Promise<void>,
) => Promise<{ readonly fates: Iterable<Fate>; readonly since: number }> {
  const bounds = connection.prepare('SELECT (SELECT min(id) FROM outcomes), (SELECT max(id) FROM outcomes)');
  const next = connection.prepare('SELECT id, at FROM outcomes WHERE id >= ? ORDER BY id LIMIT 1');
  const above = connection.prepare(
    `SELECT id FROM outcomes WHERE customer = ? AND id >= ? ORDER BY id LIMIT 1 OFFSET ${SLICE}`,
  );
  const endings = connection.prepare(
    `SELECT ${ENDING} FROM outcomes INDEXED BY outcomes_customer
     WHERE customer = ? AND id >= ? AND id < ? AND event IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const nextOf = (id: number): { id: number; at: number } | undefined => {
    const row = next.row(id);
    return row === undefined ? undefined : { id: row[0] as number, at: row[1] as number };
  };

  return async (events, keys, pace) => {
    const fates = new Map<string, Fate>();
    const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
    if (typeof lowest !== 'number' || typeof highest !== 'number')
      return { fates: [], since: Number.POSITIVE_INFINITY };
    const since = nextOf(lowest)?.at ?? Number.POSITIVE_INFINITY;
    const oldest = events.reduce((least, { receivedAt }) => Math.min(least, receivedAt), Infinity);
    const first = firstSince(oldest - SLACK_MS, lowest, highest, nextOf);
    for (const [customer, own] of Map.groupBy(events, (event) => event.customer)) {
      const wanted = JSON.stringify(own.map(({ id }) => id));
      for (const key of keys.get(customer) ?? []) {
        let low: number | undefined = first;
        for (let slice = 0; slice < MOST_SLICES && low !== undefined; slice++) {
          const high: number | undefined = above.row(key, low)?.[0] as number | undefined;
          for (const row of endings.rows(key, low, high ?? Number.MAX_SAFE_INTEGER, wanted)) {
            const fate = endedFate(row);
            const name = `${fate.event} ${fate.integration}`;
            if ((fates.get(name)?.log ?? 0) < (fate.log ?? 0)) fates.set(name, fate);
          }
          low = high;
          await pace();
        }
      }
    }
    return { fates: fates.values(), since };
  };
}

/** A row of the log as a fate. */
export function endedFate(row: readonly Value[]): Fate {
  const outcome = OUTCOMES[row[4] as number] ?? 'skipped';
  const reason = (row[5] as string | null) ?? undefined;
  return {
    event: row[2] as number,
    integration: row[1] as number,
    state: outcome === 'skipped' && reason === 'no_mapping' ? 'not_routed' : outcome,
    reason,
    status: (row[6] as number | null) ?? undefined,
    delivery: (row[7] as number | null) ?? undefined,
    log: row[0] as number,
    at: row[3] as number,
    issues: row[8] === null ? [] : (JSON.parse(row[8] as string) as Issue[]),
  };
}
