import type { Fate } from '@causeway/core/delivery/fate';
import type { FateOf, FateStore } from '../../ports/fate-store.ts';
import type { Connection } from './connection.ts';
import { openEndedFates } from './fate-store-ended.ts';
import { laneOf } from './lane.ts';
import { openKeys } from './merged-keys.ts';
import { pacer } from './pacer.ts';

/** Places looked into at once; people have one each, but for those who were merged. */
const PORTION = 1_000;

/** Where a message of an event may lie: messages from before a merge stay under the earlier number. */
type Place = readonly [event: number, customer: number, lane: number];

/** How events stand, on SQLite. Give it a connection that is used for reading alone. */
export function openFateStore(connection: Connection): FateStore {
  const keysOf = openKeys(connection);
  const queued = openQueuedFates(connection);
  const ended = openEndedFates(connection);

  return {
    fates: async (events, integrations, now) => {
      const pace = pacer();
      const keys = new Map<number, readonly number[]>();
      for (const { customer } of events) {
        if (!keys.has(customer)) keys.set(customer, keysOf(customer));
        await pace();
      }
      const places = events.flatMap(({ id, customer }) =>
        (keys.get(customer) ?? []).map((key): Place => [id, key, laneOf(key)]),
      );
      // Queues first: what leaves them in the meantime is found in the log.
      const found = new Map<string, Fate>();
      for (let from = 0; from < places.length; from += PORTION) {
        const portion = JSON.stringify(places.slice(from, from + PORTION));
        for (const fate of queued(portion, integrations, now)) found.set(nameOf(fate), fate);
        await pace();
      }
      const { fates, since } = await ended(events, keys, pace);
      for (const fate of fates) if (!found.has(nameOf(fate))) found.set(nameOf(fate), fate);
      return new Map(
        events.map((event) => [
          event.id,
          integrations.flatMap((integration) => {
            const fate = found.get(`${event.id} ${integration.id}`);
            if (fate !== undefined) return [fate];
            const known = event.receivedAt >= Math.max(since, integration.createdAt);
            return known ? [notRouted(event, integration.id)] : [];
          }),
        ]),
      );
    },
  };
}

/** Looks into the three queues, as they are at one moment: a message that moves from one to another is in one of them. */
function openQueuedFates(
  connection: Connection,
): (places: string, integrations: readonly { readonly id: number }[], now: number) => Fate[] {
  const joined = (table: string, columns: string, on: string): string =>
    `SELECT q.event${columns} FROM json_each(?2) p CROSS JOIN ${table} q ON q.integration = ?1 AND q.event = p.value ->> 0 AND ${on}`;
  const messages = connection.prepare(joined('messages', '', 'q.lane = p.value ->> 2'));
  const waiting = connection.prepare(
    joined(
      'waiting',
      ', q.due, q.attempts, q.since, q.reason',
      'q.lane = p.value ->> 2 AND q.customer = p.value ->> 1',
    ),
  );
  const held = connection.prepare(joined('held', '', 'q.customer = p.value ->> 1'));
  const begin = connection.prepare('BEGIN');
  const end = connection.prepare('COMMIT');

  return (places, integrations, now) => {
    begin.run();
    try {
      return integrations.flatMap(({ id: integration }) => [
        ...held.rows(integration, places).map(([event]) => queuedFate(event as number, integration, 'held')),
        ...messages
          .rows(integration, places)
          .map(([event]) => queuedFate(event as number, integration, 'waiting')),
        ...waiting.rows(integration, places).map(([event, due, attempts, since, reason]) => {
          const parked = (due as number) > now || (attempts as number) > 0;
          if (!parked) return queuedFate(event as number, integration, 'waiting');
          return {
            ...queuedFate(event as number, integration, 'parked'),
            reason: reason as string,
            at: (since as number) === 0 ? undefined : (since as number),
          };
        }),
      ]);
    } finally {
      end.run();
    }
  };
}

function queuedFate(event: number, integration: number, state: Fate['state']): Fate {
  return {
    event,
    integration,
    state,
    reason: undefined,
    status: undefined,
    delivery: undefined,
    log: undefined,
    at: undefined,
    issues: [],
  };
}

function notRouted({ id }: FateOf, integration: number): Fate {
  return queuedFate(id, integration, 'not_routed');
}

function nameOf({ event, integration }: Fate): string {
  return `${event} ${integration}`;
}
