import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from '@causeway/core/access/session-life';
import type { Connection, Statement } from './connection.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const CHUNK = 500;

/**
 * Deletes what is older than its setting, a few rows at a time, with sessions that have ended and who was in audiences
 * that are gone. Answers true when there is more to do. An event goes only when no message, held message or dead letter
 * needs it any more.
 */
export function openRetention(
  connection: Connection,
  days: { readonly logDays: number; readonly eventDays: number; readonly auditDays: number },
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
    oldest('inbound_receipts', 'at', days.logDays),
    oldest('audit', 'at', days.auditDays),
  ];
  const counted = (table: string, whose: string, owners: string): Statement =>
    connection.prepare(
      `DELETE FROM ${table} WHERE (${whose}, minute) IN
         (SELECT ${whose}, minute FROM ${table} WHERE ${whose} IN (SELECT id FROM ${owners}) AND minute < ? LIMIT ${CHUNK})`,
    );
  const minutes = [
    counted('intake_minutes', 'source', 'sources'),
    counted('delivery_minutes', 'integration', 'integrations'),
  ];
  // An echo is heard within hours or never.
  const sent = connection.prepare(
    `DELETE FROM sent_values WHERE (integration, customer, custom, name, value) IN
       (SELECT integration, customer, custom, name, value FROM sent_values WHERE at < ? ORDER BY at LIMIT ${CHUNK})`,
  );
  const ofRemoved = (table: string, key: string): Statement =>
    connection.prepare(
      `DELETE FROM ${table} WHERE (${key}) IN
         (SELECT ${key} FROM ${table} WHERE audience IN (SELECT id FROM audiences WHERE state = 'removed') LIMIT ${CHUNK})`,
    );
  const audiences = [
    ofRemoved('audience_members', 'customer, audience'),
    ofRemoved('audience_hours', 'audience, hour'),
    ofRemoved('audience_totals', 'audience'),
  ];
  const sessions = connection.prepare('DELETE FROM sessions WHERE seen_at <= ? OR created_at <= ?');
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
  // How far the events have been gone through: those that moved balances stay, and would stop a sweep from the start.
  let place = 0;
  const sweepEvents = async (before: number): Promise<boolean> => {
    const [low, receivedAt] = (eventAfter.row(place) ?? []) as [number?, number?];
    if (low === undefined || receivedAt === undefined || receivedAt >= before) {
      place = 0;
      return false;
    }
    const portion = [low, low + CHUNK, before] as const;
    const waits = await connection.write(() => {
      uncounted.run(...portion);
      if (awaited.row(...portion)?.[0] === 1) return true;
      events.run(...portion);
      return false;
    });
    if (waits) return true;
    place = low + CHUNK - 1;
    return true;
  };
  return async (now) => {
    let deleted = 0;
    for (const [sweep, age] of sweeps) {
      deleted += await connection.write(() => Number(sweep.run(now - age).changes));
    }
    for (const sweep of minutes) {
      const before = Math.floor((now - days.logDays * DAY_MS) / MINUTE_MS);
      deleted += await connection.write(() => Number(sweep.run(before).changes));
    }
    deleted += await connection.write(() => Number(sent.run(now - DAY_MS).changes));
    for (const sweep of audiences) deleted += await connection.write(() => Number(sweep.run().changes));
    await connection.write(() => sessions.run(now - SESSION_IDLE_MS, now - SESSION_LONGEST_MS));
    const moreEvents = await sweepEvents(now - days.eventDays * DAY_MS);
    return moreEvents || deleted >= CHUNK;
  };
}
