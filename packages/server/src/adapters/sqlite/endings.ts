import type { SkipReason } from '@causeway/core/delivery/destination';
import { openEndingCounter } from './activity-counters.ts';
import type { Connection, Statement } from './connection.ts';

const DAY_MS = 86_400_000;
const CHUNK = 500;

/**
 * Ends messages that nobody will send any more, a few at a time, each with its reason in the log: those of removed
 * integrations, and held ones of people who were never named. Answers true when there is more to do.
 */
export function openEndings(connection: Connection, heldDays: number): (now: number) => Promise<boolean> {
  const removed = `integration IN (SELECT id FROM integrations WHERE state = 'removed')`;
  const log = connection.prepare(
    `INSERT INTO outcomes (integration, customer, event, type, at, outcome, reason)
     SELECT ?, ?, ?, coalesce((SELECT type FROM events WHERE id = ?), '?'), ?, 1, ?`,
  );
  const counter = openEndingCounter(connection);
  const drop = {
    messages: connection.prepare('DELETE FROM messages WHERE integration = ? AND lane = ? AND event = ?'),
    waiting: connection.prepare('DELETE FROM waiting WHERE integration = ? AND lane = ? AND event = ?'),
    held: connection.prepare('DELETE FROM held WHERE integration = ? AND customer = ? AND event = ?'),
  };
  const sweeps: readonly (readonly [Statement, 'messages' | 'waiting' | 'held', SkipReason])[] = [
    [
      connection.prepare(
        `SELECT integration, lane, event, customer FROM messages WHERE ${removed} LIMIT ${CHUNK}`,
      ),
      'messages',
      'removed',
    ],
    [
      connection.prepare(
        `SELECT integration, lane, event, customer FROM waiting WHERE ${removed} LIMIT ${CHUNK}`,
      ),
      'waiting',
      'removed',
    ],
    [
      connection.prepare(
        `SELECT integration, customer, event, customer FROM held WHERE ${removed} LIMIT ${CHUNK}`,
      ),
      'held',
      'removed',
    ],
  ];
  const neverNamed = connection.prepare(
    `SELECT h.integration, h.customer, h.event, h.customer FROM held h JOIN events e ON e.id = h.event
     WHERE h.event <= (SELECT min(event) + ${CHUNK} FROM held) AND e.received_at < ? LIMIT ${CHUNK}`,
  );
  const dropOthers = ['shadows', 'flights', 'dead_letters'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE ${removed}`),
  );

  return (now) =>
    connection.write(() => {
      let most = 0;
      const skips: { integration: number; at: number }[] = [];
      const end = (
        rows: readonly (readonly unknown[])[],
        table: keyof typeof drop,
        reason: SkipReason,
      ): void => {
        for (const [integration, place, event, customer] of rows as readonly number[][]) {
          if (
            integration === undefined ||
            place === undefined ||
            event === undefined ||
            customer === undefined
          )
            continue;
          log.run(integration, customer, event, event, now, reason);
          drop[table].run(integration, place, event);
          skips.push({ integration, at: now });
        }
        most = Math.max(most, rows.length);
      };
      for (const [find, table, reason] of sweeps) end(find.rows(), table, reason);
      end(neverNamed.rows(now - heldDays * DAY_MS), 'held', 'never_named');
      counter.skipped(skips);
      for (const statement of dropOthers) statement.run();
      return most >= CHUNK;
    });
}
