import type { Customer } from '@causeway/core/customer/customer';
import type { Flight, Shadow } from '@causeway/core/delivery/destination';
import type { Person } from '@causeway/core/erasure/person';
import type { ErasureDraft, ErasureRequest, StepKind } from '../../ports/erasure-store.ts';
import { openAllKeys } from './all-keys.ts';
import { unpacked } from './bodies.ts';
import type { Connection } from './connection.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { openEraseRows } from './erase-rows.ts';

interface KeptFlight {
  readonly entries: Flight['entries'];
  readonly requests: readonly { readonly slots: readonly number[] }[];
  readonly deliveries: readonly number[];
}

/** In the place of a record: all that the flight carried was theirs. */
export const ALONE = -1;
const AFTER_DESTINATIONS: readonly StepKind[] = ['profile', 'events', 'log', 'receipts'];

/**
 * Begins an erasure, within the transaction that is under way: reads who they are, writes down what is to be done, puts
 * them on the suppress list, and deletes all that leads to them. Answers the id; undefined when nobody has the number.
 */
export function openBeginErasure(
  connection: Connection,
): (request: ErasureRequest, describe: (person: Person) => ErasureDraft, now: number) => number | undefined {
  const keysOf = openAllKeys(connection);
  const load = connection.prepare(
    `SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key = ? AND workspace = ?`,
  );
  const mergedInto = connection.prepare(
    'SELECT body FROM merges WHERE into_customer = ? AND undone_at IS NULL',
  );
  const identifiers = connection.prepare('SELECT kind, value FROM identifiers WHERE customer = ?');
  const external = connection.prepare('SELECT name, value FROM external_ids WHERE customer = ?');
  const integrations = connection.prepare('SELECT id FROM integrations WHERE workspace = ?');
  const shadow = connection.prepare('SELECT body FROM shadows WHERE integration = ? AND customer = ?');
  const flights = connection.prepare('SELECT body FROM flights WHERE integration = ?');
  const seats = connection.prepare('SELECT audience FROM audience_members WHERE customer = ?');
  const leave = connection.prepare('UPDATE audience_totals SET members = members - 1 WHERE audience = ?');
  const insert = connection.prepare(
    `INSERT INTO erasures (workspace, state, subject, reason, author, suppress, work, last_event, last_delivery,
       last_receipt, last_inbound, last_audit, requested_at)
     SELECT ?, 'running', ?, ?, ?, ?, ?, max(
         (SELECT coalesce(max(id), 0) FROM events),
         (SELECT coalesce(max(event), 0) FROM outcomes WHERE id > (SELECT coalesce(max(id), 0) - 10000 FROM outcomes)),
         (SELECT coalesce(max(last_event), 0) FROM erasures)),
       (SELECT coalesce(max(id), 0) FROM deliveries), (SELECT coalesce(max(id), 0) FROM receipts),
       (SELECT coalesce(max(id), 0) FROM inbound_receipts), (SELECT coalesce(max(id), 0) FROM audit), ?`,
  );
  const insertStep = connection.prepare(
    `INSERT INTO erasure_steps (erasure, position, kind, integration, integration_name, state, count, phase, place, attempts, due)
     VALUES (?, ?, ?, ?, ?, 'waiting', ?, 0, 0, 0, 0)`,
  );
  const gone = connection.prepare('INSERT INTO erased_customers (customer, erasure) VALUES (?, ?)');
  const mark = connection.prepare(
    'INSERT OR IGNORE INTO erasure_marks (erasure, delivery, record) VALUES (?, ?, ?)',
  );
  const suppress = connection.prepare(
    'INSERT OR IGNORE INTO suppressed (workspace, hash, erasure, at, refused) VALUES (?, ?, ?, ?, 0)',
  );
  const tables = openEraseRows(connection, 'begin');

  const customersOf = (workspace: number, keys: readonly number[]): Customer[] =>
    keys.flatMap((key) => {
      const row = load.row(key, workspace);
      return row === undefined ? [] : [customerFrom(row)];
    });

  return ({ workspace, customer: heir, reason, author, suppress: lasting }, describe, now) => {
    const keys = keysOf(heir);
    const [customer, ...earlier] = customersOf(workspace, keys);
    if (customer === undefined || customer.status === 'merged') return undefined;
    const own = integrations.rows(workspace).map(([id]) => id as number);
    const theirs = new Set(keys);
    const shadows = new Map<number, Shadow[]>();
    const marks: (readonly [delivery: number, record: number])[] = [];
    for (const integration of own) {
      const known = keys.flatMap((key) => {
        const row = shadow.row(integration, key);
        return row === undefined ? [] : [JSON.parse(row[0] as string) as Shadow];
      });
      for (const [body] of flights.rows(integration)) {
        const flight = JSON.parse(unpacked(body as Uint8Array)) as KeptFlight;
        if (!flight.entries.some((entry) => theirs.has(entry.customer))) continue;
        for (const entry of flight.entries)
          if (theirs.has(entry.customer) && entry.shadow !== undefined) known.push(entry.shadow);
        marks.push(...marksIn(flight, theirs));
      }
      if (known.length > 0) shadows.set(integration, known);
    }
    const called = keys.flatMap((key) => identifiers.rows(key)) as string[][];
    // A merge leaves nothing on who is gone; what they were is with the merge.
    const gonePeople = keys.flatMap((key) =>
      mergedInto.rows(key).map(([body]) => (JSON.parse(body as string) as { from: Customer }).from),
    );
    const draft = describe({
      customer,
      earlier: [...earlier, ...gonePeople],
      userIds: called.filter(([kind]) => kind === 'user').map(([, value = '']) => value),
      anonymousIds: called.filter(([kind]) => kind === 'anonymous').map(([, value = '']) => value),
      externalIds: (keys.flatMap((key) => external.rows(key)) as string[][]).map(
        ([name = '', value = '']) => ({
          name,
          value,
        }),
      ),
      shadows,
    });
    const { lastInsertRowid } = insert.run(
      ...[workspace, draft.subject, reason, author, lasting ? 1 : 0, draft.work, now],
    );
    const id = Number(lastInsertRowid);
    for (const hash of draft.hashes) suppress.run(workspace, hash, id, now);
    for (const key of keys) {
      gone.run(key, id);
      for (const [audience] of seats.rows(key)) leave.run(audience ?? null);
    }
    for (const [delivery, record] of marks) mark.run(id, delivery, record);
    let count = 0;
    for (const { erase } of tables) count += erase(keys, own);
    let position = 0;
    const step = (kind: StepKind, of?: { readonly id: number; readonly name: string }): void => {
      insertStep.run(id, position++, kind, of?.id ?? null, of?.name ?? null, kind === 'profile' ? count : 0);
    };
    step('queue');
    for (const destination of draft.destinations) step('destination', destination);
    for (const kind of AFTER_DESTINATIONS) step(kind);
    return id;
  };
}

function marksIn(
  { entries, requests, deliveries }: KeptFlight,
  theirs: ReadonlySet<number>,
): (readonly [delivery: number, record: number])[] {
  const alone = entries.every(({ customer }) => theirs.has(customer));
  return requests.flatMap(({ slots }, step) => {
    const delivery = deliveries[step];
    if (delivery === undefined) return [];
    if (alone) return [[delivery, ALONE] as const];
    return slots.flatMap((entry, record) => {
      const customer = entries[entry]?.customer;
      return customer === undefined || !theirs.has(customer) ? [] : [[delivery, record] as const];
    });
  });
}
