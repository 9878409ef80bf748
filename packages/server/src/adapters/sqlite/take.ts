import { asDestinationsSee } from '@causeway/core/customer/as-destinations-see';
import type { Customer } from '@causeway/core/customer/customer';
import { pickFairly } from '@causeway/core/delivery/pick-fairly';
import { overtaken, type Learnt, type SentText } from '@causeway/core/delivery/learnt';
import type { Event } from '@causeway/core/event/event';
import type { JsonObject } from '@causeway/core/result/json';
import type { DeliveryStore, ParkedMessages, Take, TakenQueue } from '../../ports/delivery-store.ts';
import type { Connection, Value } from './connection.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { Recent } from './recent.ts';
import { openSeats } from './seats.ts';
import { openLoadShadow, type ShadowCache } from './shadow-rows.ts';

/** A customer's queue while it is being put together. */
interface Draft {
  readonly lane: number;
  readonly key: number;
  readonly events: Event[];
  readonly waiting: Set<number>;
  attempts: number;
  since: number | undefined;
}

const NONE: ReadonlySet<number> = new Set();
/** How far a lane with more than fits is looked ahead for other customers: in takes, and messages at the least. */
const AHEAD = 4;
const LEAST_AHEAD = 512;
/** While other lanes wait, a customer has at most this part of a take. */
const ONE_OF = 4;
const EVENT = 'e.id, e.type, e.timestamp, e.body';

/**
 * Reading lanes. What waits outside the lane goes first; a customer with something that is not due yet keeps
 * everything else behind it. A lane whose waiting messages alone fill the take is not read further.
 *
 * With a backlog, lanes with little in them go first and have up to half of the take together, and of a lane with more
 * than fits each customer has their share: who has thousands of messages holds up nobody else.
 */
export function openTake(connection: Connection, shadows: ShadowCache): DeliveryStore['take'] {
  const anyWaiting = connection.prepare('SELECT EXISTS (SELECT 1 FROM waiting WHERE integration = ?)');
  const later = connection.prepare(
    `SELECT customer, max(due), max(attempts), min(since) FROM waiting
     WHERE integration = ? AND lane = ? AND due > ? GROUP BY customer`,
  );
  // What is due of a customer who also has something that is not due yet is left out here, not read and dropped:
  // otherwise it could fill a take again and again.
  const waiting = connection.prepare(
    `SELECT w.customer, ${EVENT}, w.attempts, w.since FROM waiting w JOIN events e ON e.id = w.event
     WHERE w.integration = ?1 AND w.lane = ?2 AND w.customer NOT IN
       (SELECT customer FROM waiting WHERE integration = ?1 AND lane = ?2 AND due > ?3)
     ORDER BY w.customer, w.event LIMIT ?4`,
  );
  const queued = connection.prepare(
    `SELECT m.customer, ${EVENT} FROM messages m JOIN events e ON e.id = m.event
     WHERE m.integration = ? AND m.lane = ? ORDER BY m.event LIMIT ?`,
  );
  const ahead = connection.prepare(
    'SELECT event, customer FROM messages WHERE integration = ? AND lane = ? ORDER BY event LIMIT ?',
  );
  const single = connection.prepare(`SELECT ?1, ${EVENT} FROM events e WHERE e.id = ?2`);
  /** Integrations whose last take left something. */
  const behindhand = new Set<number>();
  const loadCustomer = openLoadCustomer(connection);
  const asOfNow = openOvertaken(connection);
  const shadowOf = openLoadShadow(connection, shadows);
  const seatsOf = openSeats(connection);
  const begin = connection.prepare('BEGIN');
  const end = connection.prepare('COMMIT');

  /** The lanes with at most so many messages first; else in the order in which they are asked for. */
  const shallowFirst = (integration: number, lanes: readonly number[], limit: number): readonly number[] => {
    const most = Math.max(1, Math.floor(limit / (2 * lanes.length)));
    const isDeep = (lane: number): boolean => ahead.rows(integration, lane, most + 1).length > most;
    const deep = new Set(lanes.filter(isDeep));
    return deep.size === 0 ? lanes : [...lanes.filter((lane) => !deep.has(lane)), ...deep];
  };

  /** What is taken of a lane, of which so many were read already; at most `left`, and `each` of a customer. */
  const fairShare = (
    [integration, lane]: readonly [integration: number, lane: number],
    first: readonly Value[][],
    left: number,
    each: number,
  ): readonly Value[][] => {
    const isAll = first.length < left;
    if (isAll && first.length <= each) return first;
    const keys = isAll
      ? first.map(([customer, event]) => [event, customer])
      : ahead.rows(integration, lane, Math.max(left * AHEAD, LEAST_AHEAD));
    const picked = pickFairly(
      keys.map(([, customer]) => customer as number),
      left,
      each,
    );
    return picked.flatMap((place) => {
      const [event = 0, customer = 0] = (keys[place] ?? []) as number[];
      const row = first[place] ?? single.row(customer, event);
      return row === undefined ? [] : [row];
    });
  };

  const read = (
    integration: number,
    lanes: readonly number[],
    limit: number,
    now: number,
    audiences = false,
  ): Take => {
    const drafts = new Map<number, Draft>();
    const postponed = new Map<number, ParkedMessages & { events: { event: number; waiting: boolean }[] }>();
    const more: number[] = [];
    const someWait = anyWaiting.row(integration)?.[0] === 1;
    let left = limit;
    const hasBacklog = lanes.length > 1 && behindhand.has(integration);
    const order = hasBacklog ? shallowFirst(integration, lanes, limit) : lanes;
    for (const [index, lane] of order.entries()) {
      if (left <= 0) {
        more.push(lane);
        continue;
      }
      if (someWait) {
        for (const [key, due, attempts, since] of later.rows(integration, lane, now) as number[][]) {
          postponed.set(key ?? 0, {
            lane,
            customer: key ?? 0,
            events: [],
            due: due ?? 0,
            attempts: attempts ?? 0,
            since: since ?? 0,
            reason: 'behind',
          });
        }
        const rows = waiting.rows(integration, lane, now, left);
        for (const row of rows) {
          const draft = draftOf(drafts, lane, row[0] as number);
          const event = eventFrom(row, 1, integration);
          const since = row[6] as number;
          draft.events.push(event);
          draft.waiting.add(event.id);
          draft.attempts = Math.max(draft.attempts, row[5] as number);
          if (since > 0) draft.since = Math.min(draft.since ?? since, since);
        }
        if (rows.length >= left) {
          more.push(lane);
          left = 0;
          continue;
        }
        left -= rows.length;
      }
      const first = queued.rows(integration, lane, left);
      const each = hasBacklog && index < order.length - 1 ? Math.ceil(limit / ONE_OF) : left;
      const rows = fairShare([integration, lane], first, left, each);
      for (const row of rows) {
        const key = row[0] as number;
        const behind = postponed.get(key);
        if (behind === undefined) draftOf(drafts, lane, key).events.push(eventFrom(row, 1, integration));
        else behind.events.push({ event: row[1] as number, waiting: false });
      }
      if (rows.length >= left || rows.length < first.length) more.push(lane);
      left -= rows.length;
    }
    if (more.length > 0) behindhand.add(integration);
    else behindhand.delete(integration);
    const queues: TakenQueue[] = [];
    for (const draft of drafts.values()) {
      const customer = loadCustomer(draft.key);
      if (customer === undefined) continue;
      queues.push({
        lane: draft.lane,
        // A merged customer goes out as the one it was merged into, under the key its messages have.
        customer: customer.key === draft.key ? customer : { ...customer, key: draft.key },
        ...(audiences ? { audiences: seatsOf(customer.key) } : {}),
        shadow: shadowOf(integration, draft.key),
        events: asOfNow(integration, draft.key, draft.events),
        waiting: draft.waiting.size === 0 ? NONE : draft.waiting,
        attempts: draft.attempts,
        since: draft.since,
      });
    }
    const behind = [...postponed.values()].filter((parked) => parked.events.length > 0);
    return { queues, behind, more };
  };

  // One snapshot for messages, events, customers: an event is never seen without the customer change it brought.
  return async (...request) => {
    begin.run();
    try {
      return read(...request);
    } finally {
      end.run();
    }
  };
}

/** Finds a customer, or the one that it was merged into. */
function openLoadCustomer(connection: Connection): (key: number) => Customer | undefined {
  const cache = new Recent<number, Customer>(20_000);
  const version = connection.prepare('SELECT version, merged_into FROM customers WHERE key = ?');
  const load = connection.prepare(`SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key = ?`);
  const follow = (key: number, hops: number): Customer | undefined => {
    const row = version.row(key);
    if (row === undefined) return undefined;
    if (row[1] !== null && hops < 10) return follow(row[1] as number, hops + 1);
    const cached = cache.get(key);
    if (cached !== undefined && cached.version === row[0]) return cached;
    const customer = asDestinationsSee(customerFrom(load.row(key) as Value[]));
    cache.set(key, customer);
    return customer;
  };
  return (key) => follow(key, 0);
}

/** What events told, in the light of what has been sent since. */
function openOvertaken(
  connection: Connection,
): (integration: number, customer: number, events: readonly Event[]) => readonly Event[] {
  const sentSince = connection.prepare(
    `SELECT custom, name, value, sent_after, lost FROM sent_values
     WHERE integration = ? AND customer = ? AND (sent_after >= ? OR lost = 1)`,
  );
  return (integration, customer, events) => {
    if (!events.some(({ learnt }) => learnt !== undefined)) return events;
    const telling = events.filter(({ learnt }) => learnt !== undefined).map(({ id }) => id);
    const sent = sentSince
      .rows(integration, customer, Math.min(...telling))
      .map(([custom, name, text, after, lost]): SentText => ({
        custom: custom === 1,
        name: name as string,
        text: text as string,
        after: after as number,
        lost: lost === 1,
      }));
    if (sent.length === 0) return events;
    return events.map((event) =>
      event.learnt === undefined ? event : { ...event, learnt: overtaken(event.learnt, event.id, sent) },
    );
  };
}

function draftOf(drafts: Map<number, Draft>, lane: number, key: number): Draft {
  let draft = drafts.get(key);
  if (draft === undefined) {
    draft = { lane, key, events: [], waiting: new Set(), attempts: 0, since: undefined };
    drafts.set(key, draft);
  }
  return draft;
}

/** What an event told of another destination is none of this one's business. */
function eventFrom(row: readonly Value[], at: number, integration: number): Event {
  const body = JSON.parse(row[at + 3] as string) as {
    data: JsonObject;
    context: JsonObject;
    learnt?: ToldBy | readonly ToldBy[];
  };
  const event = {
    id: row[at] as number,
    type: row[at + 1] as string,
    timestamp: row[at + 2] as number,
    data: body.data,
    context: body.context,
  };
  if (body.learnt === undefined) return event;
  const told = [body.learnt].flat().find((one) => one.integration === integration);
  return told === undefined ? event : { ...event, learnt: told };
}

type ToldBy = Learnt & { readonly integration: number };
