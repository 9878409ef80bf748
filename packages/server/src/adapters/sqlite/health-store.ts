import type { HealthStore, QueueCounts } from '../../ports/health-store.ts';
import type { Connection } from './connection.ts';
import { LANES } from './lane.ts';
import { pacer } from './pacer.ts';

const LANES_AT_ONCE = 16;

/** Counting queues on SQLite. Give it a connection that is used for reading alone. */
export function openHealthStore(connection: Connection): HealthStore {
  const probe = connection.prepare('SELECT count(*) FROM (SELECT 1 FROM workspaces LIMIT 1)');
  // Counted as they come and go: what is behind a destination that is away may be millions.
  const totals = connection.prepare(
    'SELECT messages, held, dead_letters FROM queue_totals WHERE integration = ?',
  );
  const oldestMessage = connection.prepare(
    `WITH RECURSIVE lane(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM lane WHERE n < ${LANES - 1})
     SELECT min((SELECT min(event) FROM messages WHERE integration = ?1 AND messages.lane = n)) FROM lane`,
  );
  const anyWaiting = connection.prepare('SELECT EXISTS (SELECT 1 FROM waiting WHERE integration = ?)');
  const waiting = connection.prepare(
    'SELECT count(*) FILTER (WHERE due <= ?), count(*), min(event) FROM waiting WHERE integration = ? AND lane >= ? AND lane < ?',
  );
  const receivedAt = connection.prepare('SELECT received_at FROM events WHERE id >= ? ORDER BY id LIMIT 1');

  const one = async (integration: number, now: number, pace: () => Promise<void>): Promise<QueueCounts> => {
    const [messages = 0, held = 0, deadLetters = 0] = (totals.row(integration) ?? []) as number[];
    let ready = messages;
    let parked = 0;
    const first = messages > 0 ? oldestMessage.row(integration)?.[0] : undefined;
    let oldest = typeof first === 'number' ? first : Number.POSITIVE_INFINITY;
    const lanes = anyWaiting.row(integration)?.[0] === 1 ? LANES : 0;
    for (let lane = 0; lane < lanes; lane += LANES_AT_ONCE) {
      const [due, outside, firstOutside] = waiting.row(now, integration, lane, lane + LANES_AT_ONCE) ?? [];
      ready += due as number;
      parked += (outside as number) - (due as number);
      if (typeof firstOutside === 'number') oldest = Math.min(oldest, firstOutside);
      await pace();
    }
    await pace();
    const oldestAt =
      oldest === Number.POSITIVE_INFINITY ? undefined : (receivedAt.row(oldest)?.[0] as number | undefined);
    return { waiting: ready, parked, held, deadLetters, oldestAt };
  };

  return {
    counts: async (integrations, now) => {
      const pace = pacer();
      const result = new Map<number, QueueCounts>();
      for (const id of integrations) result.set(id, await one(id, now, pace));
      return result;
    },
    probe: async () => {
      probe.row();
    },
  };
}
