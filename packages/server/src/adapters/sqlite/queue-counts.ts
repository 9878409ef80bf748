import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { Connection } from './connection.ts';

const MINUTE_MS = 60_000;

/** Counting what waits in lanes, and what was delivered lately. */
export function openQueueCounts(connection: Connection): Pick<DeliveryStore, 'queued' | 'delivered'> {
  const anyWaiting = connection.prepare('SELECT EXISTS (SELECT 1 FROM waiting WHERE integration = ?)');
  const inLane = connection.prepare(
    'SELECT count(*) FROM (SELECT 1 FROM messages WHERE integration = ? AND lane = ? LIMIT ?)',
  );
  const outside = connection.prepare(
    'SELECT count(*) FROM (SELECT 1 FROM waiting WHERE integration = ? AND lane = ? AND due <= ? LIMIT ?)',
  );
  const delivered = connection.prepare(
    'SELECT coalesce(sum(delivered), 0) FROM delivery_minutes WHERE integration = ? AND minute >= ?',
  );
  return {
    queued: async (integration, lanes, most, now) => {
      const someWait = anyWaiting.row(integration)?.[0] === 1;
      const filled: number[] = [];
      let messages = 0;
      for (const lane of lanes) {
        const left = most - messages;
        if (left <= 0) break;
        const here = inLane.row(integration, lane, left)?.[0] as number;
        const more = someWait ? (outside.row(integration, lane, now, left)?.[0] as number) : 0;
        if (here + more > 0) filled.push(lane);
        messages += here + more;
      }
      return { lanes: filled, messages: Math.min(most, messages) };
    },
    delivered: async (integration, since) =>
      delivered.row(integration, Math.floor(since / MINUTE_MS))?.[0] as number,
  };
}
