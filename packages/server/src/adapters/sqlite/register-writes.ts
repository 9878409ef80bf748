import type { Customer } from '@causeway/core/customer/customer';
import type { Writes } from '@causeway/core/register/writes';
import { openEndingCounter } from './activity-counters.ts';
import type { Attendances } from './attendances.ts';
import type { Connection } from './connection.ts';
import { openConsentWrites } from './consent-store.ts';
import { CUSTOMER_COLUMNS } from './customer-rows.ts';
import { openIdentityWrites } from './identity-writes.ts';
import { laneOf } from './lane.ts';
import { openSeatWrites } from './seat-writes.ts';

/** Prepares the writing of one group. Answers the lanes that have something new. */
export function openRegisterWrites(
  connection: Connection,
  attendances: Pick<Attendances, 'write'>,
): (writes: Writes) => Map<number, Set<number>> {
  const putCustomer = openCustomerWrite(connection);
  const putReleases = openReleases(connection);
  const putSubmitted = openSubmittedWrites(connection);
  const putIdentifier = connection.prepare(
    `INSERT INTO identifiers (workspace, kind, value, customer) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET customer = excluded.customer`,
  );
  const dropIdentifier = connection.prepare(
    'DELETE FROM identifiers WHERE workspace = ? AND kind = ? AND value = ?',
  );
  const insertMessage = connection.prepare(
    'INSERT INTO messages (integration, lane, event, customer) VALUES (?, ?, ?, ?)',
  );
  const insertHeld = connection.prepare('INSERT INTO held (customer, integration, event) VALUES (?, ?, ?)');
  const insertSkip = connection.prepare(
    'INSERT INTO outcomes (integration, customer, event, type, at, outcome, reason, issues) VALUES (?, ?, ?, ?, ?, 1, ?, ?)',
  );
  const endings = openEndingCounter(connection);
  const putSeats = openSeatWrites(connection);
  const putConsents = openConsentWrites(connection);
  const putIdentity = openIdentityWrites(connection);

  return (writes) => {
    const fresh = new Map<number, Set<number>>();
    const touch = (integration: number, lane: number): void => {
      const lanes = fresh.get(integration);
      if (lanes === undefined) fresh.set(integration, new Set([lane]));
      else lanes.add(lane);
    };
    for (const customer of writes.customers.values()) putCustomer(customer, writes.created.has(customer.key));
    for (const { workspace, kind, value, customer } of writes.identifiers) {
      if (customer === undefined) dropIdentifier.run(workspace, kind, value);
      else putIdentifier.run(workspace, kind, value, customer);
    }
    putSubmitted(writes);
    for (const { integration, event, customer, held } of writes.messages) {
      if (held) {
        insertHeld.run(customer, integration, event);
      } else {
        const lane = laneOf(customer);
        insertMessage.run(integration, lane, event, customer);
        touch(integration, lane);
      }
    }
    for (const { integration, customer, event, type, at, reason, issues } of writes.skips)
      insertSkip.run(
        ...[integration, customer, event, type, at, reason],
        issues === undefined ? null : JSON.stringify(issues),
      );
    endings.skipped(writes.skips);
    if (writes.consentChanges.length > 0) putConsents(writes);
    putIdentity(writes);
    putReleases(writes, touch);
    if (writes.unsettled.size > 0) attendances.write(writes.attendances, writes.unsettled);
    if (writes.seats.length > 0) putSeats(writes.seats);
    return fresh;
  };
}

function openCustomerWrite(connection: Connection): (customer: Customer, isNew: boolean) => void {
  const insert = connection.prepare(
    `INSERT INTO customers (${CUSTOMER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)`,
  );
  const update = connection.prepare(
    `UPDATE customers SET id = ?, anonymous = ?, anonymous_ids = ?, status = ?, attributes = ?, version = ?, updated_at = ?,
     membership = ?, consents = ?, said_at = ?, defaulted = ? WHERE key = ?`,
  );
  return (customer, isNew) => {
    const anonymous = customer.anonymous ? 1 : 0;
    const ids = customer.anonymousIds.length === 0 ? '[]' : JSON.stringify(customer.anonymousIds);
    const attributes = JSON.stringify(customer.attributes);
    const membership = customer.membership === undefined ? null : JSON.stringify(customer.membership);
    const consents = customer.consents === undefined ? null : JSON.stringify(customer.consents);
    const defaulted = customer.defaulted === undefined ? null : JSON.stringify(customer.defaulted);
    if (isNew) {
      insert.run(
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
        membership,
        consents,
        customer.saidAt ?? null,
        defaulted,
      );
    } else {
      update.run(
        customer.id,
        anonymous,
        ids,
        customer.status,
        attributes,
        customer.version,
        customer.updatedAt,
        membership,
        consents,
        customer.saidAt ?? null,
        defaulted,
        customer.key,
      );
    }
  };
}

/** External ids, transactions and what destinations told: tracking calls have none of them. */
function openSubmittedWrites(connection: Connection): (writes: Writes) => void {
  const addExternal = connection.prepare(
    'INSERT INTO external_ids (workspace, name, value, customer) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const dropExternal = connection.prepare(
    'DELETE FROM external_ids WHERE workspace = ? AND name = ? AND value = ? AND customer = ?',
  );
  const putTransaction = connection.prepare(
    `INSERT INTO transactions (workspace, id, customer, at, accept_at, body) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET customer = excluded.customer, accept_at = excluded.accept_at, body = excluded.body`,
  );
  const putPassed = connection.prepare(
    `INSERT INTO sent_values (integration, customer, custom, name, value, at, event) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, event = excluded.event, lost = 0`,
  );
  return ({ externalIds, transactions, passed }) => {
    for (const { integration, customer, custom, name, text, at, event } of passed)
      putPassed.run(integration, customer, custom ? 1 : 0, name, text, at, event);
    for (const { workspace, name, value, customer, gone } of externalIds)
      (gone ? dropExternal : addExternal).run(workspace, name, value, customer);
    for (const { workspace, transaction } of transactions) {
      const due = transaction.status === 'pending' ? (transaction.acceptAt ?? null) : null;
      putTransaction.run(
        workspace,
        transaction.id,
        transaction.customer,
        transaction.at,
        due,
        JSON.stringify(transaction),
      );
    }
  };
}

/** What was held goes on its way; after a merge all that was the one's is the other's. */
function openReleases(
  connection: Connection,
): (writes: Writes, touch: (integration: number, lane: number) => void) => void {
  const heldOf = connection.prepare(
    'SELECT integration, event FROM held WHERE customer = ? ORDER BY integration, event',
  );
  const dropHeld = connection.prepare('DELETE FROM held WHERE customer = ?');
  const heldFor = connection.prepare(
    'SELECT integration, event FROM held WHERE customer = ? AND integration = ? ORDER BY event',
  );
  const dropHeldFor = connection.prepare('DELETE FROM held WHERE customer = ? AND integration = ?');
  const addWaiting = connection.prepare(
    `INSERT INTO waiting (integration, lane, customer, event, due, attempts, since, reason) VALUES (?, ?, ?, ?, 0, 0, 0, 'released')`,
  );
  const mergedInto = connection.prepare('UPDATE customers SET merged_into = ? WHERE key = ?');
  const moves = [
    'UPDATE identifiers SET customer = ? WHERE customer = ?',
    'UPDATE outcomes SET customer = ? WHERE customer = ?',
    'UPDATE OR REPLACE external_ids SET customer = ? WHERE customer = ?',
  ].map((sql) => connection.prepare(sql));
  // A purchase of a life that its customer left behind stays nobody's.
  const moveTransactions = connection.prepare(
    `UPDATE transactions SET customer = ?1, body = json_set(body, '$.generation', CASE WHEN json_extract(body, '$.generation') = ?2 THEN ?3 ELSE -1 END)
     WHERE customer = ?4`,
  );
  return ({ releases }, touch) => {
    for (const { from, into, integration: only, generations } of releases) {
      const lane = laneOf(into);
      for (const [integration, event] of only === undefined ? heldOf.rows(from) : heldFor.rows(from, only)) {
        addWaiting.run(integration as number, lane, into, event as number);
        touch(integration as number, lane);
      }
      if (only === undefined) dropHeld.run(from);
      else dropHeldFor.run(from, only);
      if (from !== into) {
        for (const move of moves) move.run(into, from);
        if (generations !== undefined) moveTransactions.run(into, generations.from, generations.into, from);
        mergedInto.run(into, from);
      }
    }
  };
}
