import type { Subject } from '@causeway/core/consent/consent';
import type { ConsentChange } from '@causeway/core/register/writes';
import type { ConsentStore, StoredConsentChange } from '../../ports/consent-store.ts';
import type { Connection, Value } from './connection.ts';

const COLUMNS = 'customer, subject, granted, at, received_at, event, source, evidence, author, note';

/** The ledger of consents, to be read. */
export function openConsentStore(connection: Connection): ConsentStore {
  const page = connection.prepare(
    `SELECT id, ${COLUMNS} FROM consent_changes
     WHERE customer IN (SELECT value FROM json_each(?)) AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  return {
    changes: async (customers, { most, before }) =>
      page.rows(JSON.stringify(customers), before ?? Number.MAX_SAFE_INTEGER, most).map(changeFrom),
  };
}

/** Writes what a group of arrivals changed; most groups change nothing. */
export function openConsentWrites(
  connection: Connection,
): (writes: { readonly consentChanges: readonly ConsentChange[] }) => void {
  const insert = connection.prepare(
    `INSERT INTO consent_changes (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return ({ consentChanges }) => {
    for (const one of consentChanges)
      insert.run(
        ...[one.customer, one.subject, one.granted ? 1 : 0, one.at, one.receivedAt, one.event, one.source],
        ...[one.evidence ?? null, one.author ?? null, one.note ?? null],
      );
  };
}

function changeFrom(row: readonly Value[]): StoredConsentChange {
  const [id, customer, subject, granted, at, receivedAt, event, source, evidence, author, note] = row;
  return {
    id: id as number,
    customer: customer as number,
    subject: subject as Subject,
    granted: granted === 1,
    at: at as number,
    receivedAt: receivedAt as number,
    event: event as number,
    source: source as number,
    evidence: (evidence as string | null) ?? undefined,
    author: (author as string | null) ?? undefined,
    note: (note as string | null) ?? undefined,
  };
}
