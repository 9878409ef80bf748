import type { Connection, Statement } from './connection.ts';

const DAY_MS = 86_400_000;
const CHUNK = 500;

/**
 * Deletes what is older than its setting, a few rows at a time. Answers true when there is more to do. An event goes
 * only when no message, held message or dead letter needs it any more.
 */
export function openRetention(
  connection: Connection,
  days: { readonly logDays: number; readonly eventDays: number },
): (now: number) => Promise<boolean> {
  const oldest = (table: string, column: string, age: number): [Statement, number] => [
    connection.prepare(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE id <= (SELECT min(id) + ${CHUNK} FROM ${table}) AND ${column} < ?)`,
    ),
    age * DAY_MS,
  ];
  const sweeps = [
    oldest('outcomes', 'at', days.logDays),
    oldest('deliveries', 'at', days.logDays),
    oldest('receipts', 'at', days.logDays),
  ];
  const events = connection.prepare(
    `DELETE FROM events WHERE id IN (
       SELECT e.id FROM events e WHERE e.id <= (SELECT min(id) + ${CHUNK} FROM events) AND e.received_at < ?
       AND NOT EXISTS (SELECT 1 FROM held h WHERE h.customer = e.customer AND h.event = e.id)
       AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.event = e.id AND m.lane = (e.customer & 255) AND m.integration IN (SELECT id FROM integrations))
       AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.customer = e.customer AND w.event = e.id AND w.lane = (e.customer & 255) AND w.integration IN (SELECT id FROM integrations))
       AND NOT EXISTS (SELECT 1 FROM dead_letters d WHERE d.event = e.id AND d.integration IN (SELECT id FROM integrations))
     )`,
  );
  return async (now) => {
    let deleted = 0;
    for (const [sweep, age] of sweeps) {
      deleted += await connection.write(() => Number(sweep.run(now - age).changes));
    }
    deleted += await connection.write(() => Number(events.run(now - days.eventDays * DAY_MS).changes));
    return deleted >= CHUNK;
  };
}
