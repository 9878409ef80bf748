import type { HealthStore, QueueCounts } from '../../ports/health-store.ts';
import type { Connection } from './connection.ts';
import { LANES } from './lane.ts';
import { pacer } from './pacer.ts';

const LANES_AT_ONCE = 16;
const ROWS_AT_ONCE = 20_000;

/** Counting queues on SQLite. Give it a connection that is used for reading alone. */
export function openHealthStore(connection: Connection): HealthStore {
  const probe = connection.prepare('SELECT count(*) FROM (SELECT 1 FROM workspaces LIMIT 1)');
  const queued = connection.prepare(
    'SELECT count(*), min(event) FROM messages WHERE integration = ? AND lane >= ? AND lane < ?',
  );
  const waiting = connection.prepare(
    'SELECT count(*) FILTER (WHERE due <= ?), count(*), min(event) FROM waiting WHERE integration = ? AND lane >= ? AND lane < ?',
  );
  const deadPortion = connection.prepare(
    `SELECT count(*), max(event) FROM (SELECT event FROM dead_letters WHERE integration = ? AND event > ? ORDER BY event LIMIT ${ROWS_AT_ONCE})`,
  );
  const heldFrom = connection.prepare(
    'SELECT customer FROM held WHERE customer > ? ORDER BY customer LIMIT 1',
  );
  const heldPortion = connection.prepare(
    'SELECT integration, count(*) FROM held WHERE customer >= ? AND customer < ? GROUP BY integration',
  );
  const receivedAt = connection.prepare('SELECT received_at FROM events WHERE id >= ? ORDER BY id LIMIT 1');

  const held = async (pace: () => Promise<void>): Promise<Map<number, number>> => {
    const counts = new Map<number, number>();
    for (let customer = -1; ;) {
      const first = heldFrom.row(customer)?.[0] as number | undefined;
      if (first === undefined) return counts;
      customer = first + ROWS_AT_ONCE - 1;
      for (const [integration, count] of heldPortion.rows(first, first + ROWS_AT_ONCE)) {
        counts.set(integration as number, (counts.get(integration as number) ?? 0) + (count as number));
      }
      await pace();
    }
  };

  const deadLetters = async (integration: number, pace: () => Promise<void>): Promise<number> => {
    let total = 0;
    for (let after = -1; ;) {
      const [count, last] = deadPortion.row(integration, after) ?? [];
      total += count as number;
      if ((count as number) < ROWS_AT_ONCE) return total;
      after = last as number;
      await pace();
    }
  };

  const one = async (
    integration: number,
    now: number,
    pace: () => Promise<void>,
  ): Promise<Omit<QueueCounts, 'held'>> => {
    let ready = 0;
    let parked = 0;
    let oldest = Number.POSITIVE_INFINITY;
    for (let lane = 0; lane < LANES; lane += LANES_AT_ONCE) {
      const [fresh, firstFresh] = queued.row(integration, lane, lane + LANES_AT_ONCE) ?? [];
      const [due, outside, firstOutside] = waiting.row(now, integration, lane, lane + LANES_AT_ONCE) ?? [];
      ready += (fresh as number) + (due as number);
      parked += (outside as number) - (due as number);
      if (typeof firstFresh === 'number') oldest = Math.min(oldest, firstFresh);
      if (typeof firstOutside === 'number') oldest = Math.min(oldest, firstOutside);
      await pace();
    }
    const oldestAt =
      oldest === Number.POSITIVE_INFINITY ? undefined : (receivedAt.row(oldest)?.[0] as number | undefined);
    return { waiting: ready, parked, deadLetters: await deadLetters(integration, pace), oldestAt };
  };

  return {
    counts: async (integrations, now) => {
      const pace = pacer();
      const heldCounts = integrations.length === 0 ? new Map<number, number>() : await held(pace);
      const result = new Map<number, QueueCounts>();
      for (const id of integrations)
        result.set(id, { ...(await one(id, now, pace)), held: heldCounts.get(id) ?? 0 });
      return result;
    },
    probe: async () => {
      probe.row();
    },
  };
}
