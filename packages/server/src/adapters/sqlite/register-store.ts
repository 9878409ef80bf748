import type { Customer } from '@causeway/core/customer/customer';
import type { Known } from '@causeway/core/register/known';
import { register } from '@causeway/core/register/register';
import type { Writes } from '@causeway/core/register/writes';
import type { RegisterStore } from '../../ports/register-store.ts';
import { openEndingCounter, openIntakeCounter } from './activity-counters.ts';
import type { Connection } from './connection.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { laneOf } from './lane.ts';
import { Recent } from './recent.ts';

const CACHED_CUSTOMERS = 20_000;

/** Registering on SQLite: one connection, one group, one transaction. Customers are cached, as only it changes them. */
export function openRegisterStore(connection: Connection): RegisterStore {
  const customers = new Recent<number, Customer>(CACHED_CUSTOMERS);
  const keys = new Recent<string, number>(CACHED_CUSTOMERS * 2);
  const findKey = connection.prepare(
    'SELECT customer FROM identifiers WHERE workspace = ? AND kind = ? AND value = ?',
  );
  const loadCustomer = connection.prepare(`SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key = ?`);
  const claim = connection.prepare(
    `INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, original_at, sent_at, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, message_id) DO NOTHING`,
  );
  const addToTail = connection.prepare('INSERT INTO customer_events_tail (event, customer) VALUES (?, ?)');
  const write = openWrites(connection);
  const intake = openIntakeCounter(connection);
  let nextCustomer = maximum(connection, 'SELECT max(key) FROM customers') + 1;
  // Events are never numbered twice, even when the youngest has been deleted while its outcome is remembered.
  let nextEvent =
    Math.max(
      maximum(connection, 'SELECT max(id) FROM events'),
      maximum(
        connection,
        'SELECT max(event) FROM outcomes WHERE id > (SELECT coalesce(max(id), 0) - 10000 FROM outcomes)',
      ),
    ) + 1;

  const known: Known = {
    find: (workspace, kind, value) => {
      const name = `${workspace} ${kind} ${value}`;
      let key = keys.get(name);
      if (key === undefined) {
        key = findKey.row(workspace, kind, value)?.[0] as number | undefined;
        if (key === undefined) return undefined;
        keys.set(name, key);
      }
      let customer = customers.get(key);
      if (customer === undefined) {
        const row = loadCustomer.row(key);
        if (row === undefined) return undefined;
        customer = customerFrom(row);
        customers.set(key, customer);
      }
      return customer;
    },
    newCustomerKey: () => nextCustomer++,
    claim: (arrival, customer) => {
      const { call } = arrival;
      const id = nextEvent++;
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
      );
      if (changes === 0) return undefined;
      addToTail.run(id, customer);
      return id;
    },
  };

  return {
    register: async (collect, modelOf) => {
      try {
        return await connection.write(() => {
          const arrivals = collect();
          const { writes, registered } = register(arrivals, modelOf, known);
          const fresh = write(writes);
          intake.registered(arrivals, registered);
          for (const customer of writes.customers.values()) customers.set(customer.key, customer);
          for (const { workspace, kind, value, customer } of writes.identifiers)
            keys.set(`${workspace} ${kind} ${value}`, customer);
          for (const { from, into } of writes.releases) if (from !== into) keys.clear();
          return { registered, fresh };
        });
      } catch (error) {
        customers.clear();
        keys.clear();
        throw error;
      }
    },
  };
}

/** Prepares the writing of one group. Answers the lanes that have something new. */
function openWrites(connection: Connection): (writes: Writes) => Map<number, Set<number>> {
  const insertCustomer = connection.prepare(
    `INSERT INTO customers (${CUSTOMER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
  );
  const updateCustomer = connection.prepare(
    'UPDATE customers SET id = ?, anonymous = ?, anonymous_ids = ?, status = ?, attributes = ?, version = ?, updated_at = ? WHERE key = ?',
  );
  const putIdentifier = connection.prepare(
    `INSERT INTO identifiers (workspace, kind, value, customer) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET customer = excluded.customer`,
  );
  const insertMessage = connection.prepare(
    'INSERT INTO messages (integration, lane, event, customer) VALUES (?, ?, ?, ?)',
  );
  const insertHeld = connection.prepare('INSERT INTO held (customer, integration, event) VALUES (?, ?, ?)');
  const insertSkip = connection.prepare(
    'INSERT INTO outcomes (integration, customer, event, type, at, outcome, reason) VALUES (?, ?, ?, ?, ?, 1, ?)',
  );
  const heldOf = connection.prepare(
    'SELECT integration, event FROM held WHERE customer = ? ORDER BY integration, event',
  );
  const dropHeld = connection.prepare('DELETE FROM held WHERE customer = ?');
  const addWaiting = connection.prepare(
    `INSERT INTO waiting (integration, lane, customer, event, due, attempts, since, reason) VALUES (?, ?, ?, ?, 0, 0, 0, 'released')`,
  );
  const moveIdentifiers = connection.prepare('UPDATE identifiers SET customer = ? WHERE customer = ?');
  const moveOutcomes = connection.prepare('UPDATE outcomes SET customer = ? WHERE customer = ?');
  const endings = openEndingCounter(connection);
  const mergedInto = connection.prepare('UPDATE customers SET merged_into = ? WHERE key = ?');

  return (writes) => {
    const fresh = new Map<number, Set<number>>();
    const touch = (integration: number, lane: number): void => {
      const lanes = fresh.get(integration);
      if (lanes === undefined) fresh.set(integration, new Set([lane]));
      else lanes.add(lane);
    };
    for (const customer of writes.customers.values()) {
      const anonymous = customer.anonymous ? 1 : 0;
      const ids = customer.anonymousIds.length === 0 ? '[]' : JSON.stringify(customer.anonymousIds);
      const attributes = JSON.stringify(customer.attributes);
      if (writes.created.has(customer.key)) {
        insertCustomer.run(
          customer.key,
          customer.workspace,
          customer.id,
          anonymous,
          ids,
          customer.status,
          attributes,
          customer.version,
          customer.createdAt,
          customer.updatedAt,
        );
      } else {
        updateCustomer.run(
          customer.id,
          anonymous,
          ids,
          customer.status,
          attributes,
          customer.version,
          customer.updatedAt,
          customer.key,
        );
      }
    }
    for (const { workspace, kind, value, customer } of writes.identifiers)
      putIdentifier.run(workspace, kind, value, customer);
    for (const { integration, event, customer, held } of writes.messages) {
      if (held) {
        insertHeld.run(customer, integration, event);
      } else {
        const lane = laneOf(customer);
        insertMessage.run(integration, lane, event, customer);
        touch(integration, lane);
      }
    }
    for (const skip of writes.skips)
      insertSkip.run(skip.integration, skip.customer, skip.event, skip.type, skip.at, skip.reason);
    endings.skipped(writes.skips);
    for (const { from, into } of writes.releases) {
      const lane = laneOf(into);
      for (const [integration, event] of heldOf.rows(from)) {
        addWaiting.run(integration as number, lane, into, event as number);
        touch(integration as number, lane);
      }
      dropHeld.run(from);
      if (from !== into) {
        moveIdentifiers.run(into, from);
        moveOutcomes.run(into, from);
        mergedInto.run(into, from);
      }
    }
    return fresh;
  };
}

function maximum(connection: Connection, sql: string): number {
  return Number(connection.prepare(sql).row()?.[0] ?? 0);
}
