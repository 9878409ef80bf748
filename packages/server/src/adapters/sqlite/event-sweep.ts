import type { Connection } from './connection.ts';
import { Portion, type PortionLimits } from './portion.ts';

const DAY_MS = 86_400_000;
/** Rows that stay are passed by in steps of this many numbers, without holding up those who write. */
const STEP = 10_000;

/**
 * Deletes events that were received before a time, from the oldest on, a portion at a time. Answers true when there is more
 * to do. An event goes only when no message, held message or dead letter needs it any more; what was passed by because of
 * that is looked at again a day later. One that moved balances never goes.
 */
export function openEventSweep(
  connection: Connection,
  limits: PortionLimits,
): (before: number, now: number) => Promise<boolean> {
  const events = connection.prepare(
    `DELETE FROM events WHERE id IN (
       SELECT e.id FROM events e WHERE e.id >= ? AND e.id < ? AND e.received_at < ? AND e.effect IS NULL
       AND NOT EXISTS (SELECT 1 FROM held h WHERE h.customer = e.customer AND h.event = e.id)
       AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.event = e.id AND m.lane = (e.customer & 255) AND m.integration IN (SELECT id FROM integrations))
       AND NOT EXISTS (
         WITH RECURSIVE heir (key) AS (SELECT e.customer UNION SELECT c.merged_into FROM customers c JOIN heir ON c.key = heir.key WHERE c.merged_into IS NOT NULL)
         SELECT 1 FROM heir CROSS JOIN integrations i CROSS JOIN waiting w
         WHERE w.integration = i.id AND w.lane = (heir.key & 255) AND w.customer = heir.key AND w.event = e.id)
       AND NOT EXISTS (SELECT 1 FROM dead_letters d WHERE d.event = e.id AND d.integration IN (SELECT id FROM integrations))
     )`,
  );
  // Whoever has events that rules count, and that are not part of what was written down of them, is looked at first.
  const uncounted = connection.prepare(
    `UPDATE attendances SET due = 0 WHERE as_of < ?2 AND (due IS NULL OR due > 0)
     AND customer IN (SELECT customer FROM events WHERE id >= ?1 AND id < ?2 AND received_at < ?3)`,
  );
  const awaited = connection.prepare(
    `SELECT EXISTS (SELECT 1 FROM attendances WHERE due = 0 AND as_of < ?2
     AND customer IN (SELECT customer FROM events WHERE id >= ?1 AND id < ?2 AND received_at < ?3))`,
  );
  const eventAfter = connection.prepare(
    'SELECT id, received_at FROM events WHERE id > ? ORDER BY id LIMIT 1',
  );
  const notStaying = connection.prepare(
    'SELECT id FROM events WHERE id >= ? AND id < ? AND effect IS NULL ORDER BY id LIMIT 1',
  );
  const lastOld = connection.prepare(
    'SELECT id FROM events WHERE id >= ? AND id < ? AND received_at < ? ORDER BY id DESC LIMIT 1',
  );
  const portion = new Portion(limits);
  // How far the events have been gone through: those that stay would stop a sweep from the start, or be gone through all day.
  let place = 0;
  let beganAt = -Infinity;
  return async (before, now) => {
    if (place > 0 && (now < beganAt || now - beganAt >= DAY_MS)) place = 0;
    const [low, receivedAt] = (eventAfter.row(place) ?? []) as [number?, number?];
    if (low === undefined || receivedAt === undefined || receivedAt >= before) return false;
    if (place === 0) beganAt = now;
    const from = notStaying.row(low, low + STEP)?.[0] as number | undefined;
    if (from === undefined) {
      place = low + STEP - 1;
      return true;
    }
    const last = lastOld.row(from, from + portion.size, before)?.[0] as number | undefined;
    if (last === undefined) return false;
    const to = last + 1;
    const waits = await connection.write(() => {
      const began = performance.now();
      uncounted.run(from, to, before);
      if (awaited.row(from, to, before)?.[0] === 1) return true;
      events.run(from, to, before);
      portion.took(performance.now() - began, to - from >= portion.size);
      return false;
    });
    if (!waits) place = last;
    return true;
  };
}
