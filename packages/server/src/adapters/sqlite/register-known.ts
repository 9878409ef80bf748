import type { Customer } from '@causeway/core/customer/customer';
import type { Shadow } from '@causeway/core/delivery/destination';
import type { Transaction } from '@causeway/core/ledger/transaction';
import type { Known } from '@causeway/core/register/known';
import type { IdentifierKind, Writes } from '@causeway/core/register/writes';
import { openAttendances, type Attendances } from './attendances.ts';
import type { Connection, Value } from './connection.ts';
import { openIdentityKnown } from './identity-known.ts';
import { openHistory } from './history.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { openManyRows } from './many-rows.ts';
import { Recent } from './recent.ts';
import { openSince } from './since.ts';
import type { SuppressList } from './suppress-list.ts';
import { openTailIndex } from './tail-index.ts';

const CACHED_CUSTOMERS = 20_000;
const MOST_HOPS = 200;
/** Two are as ambiguous as twenty. */
const MOST_SAME = 3;

/** What registering knows on SQLite. Customers are cached, as only the registering connection changes them. */
export interface RegisterKnown extends Known {
  /** Takes over what a group has written. */
  readonly remember: (writes: Writes) => void;
  readonly attendances: Attendances;
  /** Writes down what of a group has not been yet. To be called before the transaction ends. */
  readonly settle: () => void;
  /** Also of a transaction that came to nothing. */
  readonly forget: () => void;
}

export function openRegisterKnown(connection: Connection, suppressList: SuppressList): RegisterKnown {
  const customers = new Recent<number, Customer>(CACHED_CUSTOMERS);
  const keys = new Recent<string, number>(CACHED_CUSTOMERS * 2);
  const findKey = connection.prepare(
    'SELECT customer FROM identifiers WHERE workspace = ? AND kind = ? AND value = ?',
  );
  const loadCustomer = connection.prepare(`SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key = ?`);
  const mergedInto = connection.prepare('SELECT merged_into FROM customers WHERE key = ?');
  const external = connection.prepare(
    `SELECT customer FROM external_ids WHERE workspace = ? AND name = ? AND value = ? LIMIT ${MOST_SAME}`,
  );
  const transaction = connection.prepare(
    'SELECT body, customer FROM transactions WHERE workspace = ? AND id = ?',
  );
  // What left after an event was heard came later than that event, though both have its number.
  const passed = connection.prepare(
    `SELECT value, at, sent_after < event, lost FROM sent_values WHERE integration = ? AND customer = ? AND custom = ? AND name = ?
     ORDER BY event DESC, sent_after DESC, at DESC`,
  );
  const said = new Recent<number, number>(CACHED_CUSTOMERS);
  const shadow = connection.prepare('SELECT body FROM shadows WHERE integration = ? AND customer = ?');
  const attendances = openAttendances(connection);
  const { settle, drop, ...claims } = openClaims(connection);
  const tailOfWritten = openTailIndex(connection, claims.latest);
  const tailOf: typeof tailOfWritten = (customer) => {
    settle();
    return tailOfWritten(customer);
  };
  const exact = (key: number): Customer | undefined => {
    let customer = customers.get(key);
    if (customer === undefined) {
      const row = loadCustomer.row(key);
      if (row === undefined) return undefined;
      customer = customerFrom(row);
      customers.set(key, customer);
    }
    return customer;
  };
  const load = (key: number, hops = 0): Customer | undefined => {
    const customer = exact(key);
    if (customer === undefined) return undefined;
    if (customer.status !== 'merged' || hops >= MOST_HOPS) return customer;
    const into = mergedInto.row(key)?.[0];
    return typeof into === 'number' ? load(into, hops + 1) : customer;
  };
  const named = (workspace: number, kind: IdentifierKind, value: string): string =>
    `${workspace} ${kind} ${value}`;

  return {
    ...claims,
    ...openIdentityKnown(connection),
    suppressing: suppressList.suppressing,
    suppressed: suppressList.suppressed,
    attendances,
    attendance: attendances.of,
    history: openHistory(connection, tailOf),
    since: openSince(connection, tailOf),
    find: (workspace, kind, value) => {
      const name = named(workspace, kind, value);
      let key = keys.get(name);
      if (key === undefined) {
        key = findKey.row(workspace, kind, value)?.[0] as number | undefined;
        if (key === undefined) return undefined;
        keys.set(name, key);
      }
      return load(key);
    },
    load,
    exact,
    newCustomerKey: openCounter(
      connection,
      'SELECT max(key) FROM (SELECT max(key) AS key FROM customers UNION ALL SELECT max(customer) FROM erased_customers)',
    ),
    newMergeId: openCounter(connection, 'SELECT max(id) FROM merges'),
    saidAt: (customer) => said.get(customer),
    findExternal: (workspace, name, value) =>
      external.rows(workspace, name, value).map(([customer]) => customer as number),
    transaction: (workspace, id) => {
      const row = transaction.row(workspace, id);
      if (row === undefined) return undefined;
      return { ...(JSON.parse(row[0] as string) as Transaction), customer: row[1] as number };
    },
    passed: (integration, customer, name, custom) =>
      passed.rows(integration, customer, custom ? 1 : 0, name).map(([text, at, told, lost]) => ({
        text: text as string,
        at: at as number,
        told: told === 1,
        lost: lost === 1,
      })),
    shadow: (integration, customer) => {
      const row = shadow.row(integration, customer);
      return row === undefined ? undefined : (JSON.parse(row[0] as string) as Shadow);
    },
    remember: (writes) => {
      for (const customer of writes.customers.values()) customers.set(customer.key, customer);
      for (const { workspace, kind, value, customer } of writes.identifiers) {
        if (customer === undefined) keys.delete(named(workspace, kind, value));
        else keys.set(named(workspace, kind, value), customer);
      }
      for (const { from, into } of writes.releases) if (from !== into) keys.clear();
      attendances.remember(writes.attendances);
      for (const [customer, at] of writes.said) said.set(customer, at);
    },
    settle,
    forget: () => {
      drop();
      customers.clear();
      keys.clear();
      said.clear();
      attendances.forget();
      suppressList.forget();
    },
  };
}

/** Writing events down, each under the id that its sender gave it. */
function openClaims(connection: Connection): Pick<
  Known,
  'claim' | 'claimed' | 'claimSubmission' | 'claimOwn' | 'latest'
> & {
  /** Writes down whose the events of this transaction are. */
  readonly settle: () => void;
  /** The transaction came to nothing. */
  readonly drop: () => void;
} {
  const claim = connection.prepare(
    `INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, original_at, sent_at, body, effect)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, message_id) DO NOTHING`,
  );
  const addToTail = openManyRows(connection, 'customer_events_tail (event, customer, type)', 3);
  // Of the events of this transaction, until somebody reads it.
  let tail: Value[] = [];
  const settle = (): void => {
    if (tail.length === 0) return;
    const values = tail;
    tail = [];
    addToTail(values);
  };
  const claimed = connection.prepare(
    'SELECT id, customer, received_at FROM events WHERE source = ? AND message_id = ?',
  );
  const release = connection.prepare('UPDATE events SET message_id = ? WHERE id = ?');
  // Events are never numbered twice, even when the youngest has been deleted while its outcome is remembered.
  const youngest = connection.prepare(
    `SELECT max(id) FROM (SELECT max(id) AS id FROM events UNION ALL
     SELECT max(event) FROM outcomes WHERE id > (SELECT coalesce(max(id), 0) - 10000 FROM outcomes) UNION ALL
     SELECT max(last_event) FROM erasures)`,
  );
  let last = Number(youngest.row()?.[0] ?? 0);
  const next = (): number => ++last;
  return {
    latest: () => last,
    settle,
    drop: () => (tail = []),
    claim: (arrival, customer) => {
      const { call } = arrival;
      const id = next();
      const { changes } = claim.run(
        id,
        customer,
        arrival.source,
        call.messageId,
        call.type,
        call.timestamp,
        arrival.receivedAt,
        call.originalAt ?? null,
        call.sentAt ?? null,
        JSON.stringify({ data: call.data, context: call.context }),
        null,
      );
      if (changes === 0) return undefined;
      tail.push(id, customer, call.type);
      return id;
    },
    claimed: (submission) => {
      const row = claimed.row(submission.source, submission.messageId);
      if (row === undefined) return undefined;
      const [event, customer, receivedAt] = row as [number, number, number];
      const { repeatsWithin } = submission;
      if (repeatsWithin === undefined || submission.receivedAt - receivedAt < repeatsWithin)
        return { event, customer };
      // The same words long after are another event: the earlier one gives up the id and keeps its effects.
      if (submission.dry !== true) release.run(`${submission.messageId}#${event}`, event);
      return undefined;
    },
    claimOwn: ({ source, type, timestamp, receivedAt, data, messageId, learnt }, customer) => {
      const id = next();
      const own = messageId ?? `hub:${id}`;
      const body = JSON.stringify({ data, context: {}, ...(learnt === undefined ? {} : { learnt }) });
      const { changes } = claim.run(
        ...[id, customer, source, own, type, timestamp, receivedAt],
        ...[null, null, body, null],
      );
      if (changes === 0) return undefined;
      tail.push(id, customer, type);
      return id;
    },
    claimSubmission: ({ submission, data, effect, learnt }, customer) => {
      const id = next();
      const { changes } = claim.run(
        id,
        customer,
        submission.source,
        submission.messageId,
        submission.action,
        submission.timestamp,
        submission.receivedAt,
        null,
        null,
        JSON.stringify({
          data,
          context: submission.context,
          ...(learnt === undefined ? {} : { learnt: { integration: learnt.integration, ...learnt.learnt } }),
        }),
        effect === undefined ? null : JSON.stringify(effect),
      );
      if (changes === 0) throw new Error(`messageId ${submission.messageId} was claimed twice`);
      tail.push(id, customer, submission.action);
      return id;
    },
  };
}

function openCounter(connection: Connection, maximum: string): () => number {
  let next = Number(connection.prepare(maximum).row()?.[0] ?? 0) + 1;
  return () => next++;
}
