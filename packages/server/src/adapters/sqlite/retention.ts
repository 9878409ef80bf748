import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from '@causeway/core/access/session-life';
import type { Connection } from './connection.ts';
import { openEventSweep } from './event-sweep.ts';
import { Portion, type PortionLimits } from './portion.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** On a folder that is far larger than any cache, most rows cost a page that was not looked at for months. */
const PORTIONS: PortionLimits = { first: 500, least: 25, most: 1_000, turnMs: 8 };

/** Deletes a portion of what is older than a time; answers whether there is likely to be more. */
type Sweep = (before: number) => Promise<boolean>;

/**
 * Deletes what is older than its setting, a few rows at a time so that nobody waits for long, with sessions that have ended and who was in audiences
 * that are gone. Answers true when there is more to do.
 */
export function openRetention(
  connection: Connection,
  days: { readonly logDays: number; readonly eventDays: number; readonly auditDays: number },
): (now: number) => Promise<boolean> {
  const sweep = (sql: string): Sweep => {
    const statement = connection.prepare(sql);
    const portion = new Portion(PORTIONS);
    return (before) =>
      connection.write(() => {
        const began = performance.now();
        const { changes } = statement.run(before, portion.size);
        // Numbers that are gone leave holes: half of a portion says that there is more, too.
        const isWhole = Number(changes) * 2 >= portion.size;
        portion.took(performance.now() - began, isWhole);
        return isWhole;
      });
  };
  const oldest = (table: string, age: number): readonly [Sweep, number] => [
    sweep(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE id < (SELECT min(id) + ?2 FROM ${table}) AND at < ?1)`,
    ),
    age * DAY_MS,
  ];
  const rows = [
    oldest('outcomes', days.logDays),
    oldest('deliveries', days.logDays),
    oldest('receipts', days.logDays),
    oldest('inbound_receipts', days.logDays),
    oldest('audit', days.auditDays),
  ];
  const counted = (table: string, whose: string, owners: string): Sweep =>
    sweep(
      `DELETE FROM ${table} WHERE (${whose}, minute) IN
         (SELECT ${whose}, minute FROM ${table} WHERE ${whose} IN (SELECT id FROM ${owners}) AND minute < ?1 LIMIT ?2)`,
    );
  const minutes = [
    counted('intake_minutes', 'source', 'sources'),
    counted('delivery_minutes', 'integration', 'integrations'),
  ];
  // An echo is heard within hours or never.
  const sent = sweep(
    `DELETE FROM sent_values WHERE (integration, customer, custom, name, value) IN
       (SELECT integration, customer, custom, name, value FROM sent_values WHERE at < ?1 ORDER BY at LIMIT ?2)`,
  );
  const ofRemoved = (table: string, key: string): Sweep =>
    sweep(
      `DELETE FROM ${table} WHERE (${key}) IN
         (SELECT ${key} FROM ${table} WHERE audience IN (SELECT id FROM audiences WHERE state = 'removed' AND ?1 > 0) LIMIT ?2)`,
    );
  const audiences = [
    ofRemoved('audience_members', 'customer, audience'),
    ofRemoved('audience_hours', 'audience, hour'),
    ofRemoved('audience_totals', 'audience'),
  ];
  const sessions = connection.prepare('DELETE FROM sessions WHERE seen_at <= ? OR created_at <= ?');
  const sweepEvents = openEventSweep(connection, PORTIONS);
  return async (now) => {
    let more = false;
    const swept = async (one: Sweep, before: number): Promise<void> => {
      if (await one(before)) more = true;
    };
    for (const [one, age] of rows) await swept(one, now - age);
    const minute = Math.floor((now - days.logDays * DAY_MS) / MINUTE_MS);
    for (const one of minutes) await swept(one, minute);
    await swept(sent, now - DAY_MS);
    for (const one of audiences) await swept(one, now);
    await connection.write(() => sessions.run(now - SESSION_IDLE_MS, now - SESSION_LONGEST_MS));
    const moreEvents = await sweepEvents(now - days.eventDays * DAY_MS, now);
    return moreEvents || more;
  };
}
