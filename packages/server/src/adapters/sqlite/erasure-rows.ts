import type { Issue } from '@causeway/core/result/issue';
import type { Erasure, ErasureStep } from '../../ports/erasure-store.ts';
import type { Connection, Value } from './connection.ts';

const ERASURE = `id, workspace, state, subject, reason, author, suppress, requested_at, finished_at,
  EXISTS (SELECT 1 FROM suppressed s WHERE s.erasure = erasures.id)`;
export const STEP =
  'position, kind, integration, integration_name, state, count, status_code, at, issue, attempts, since, due';

/** Reads erasures with their steps. */
export interface ErasureRows {
  readonly one: (workspace: number, id: number) => Erasure | undefined;
  readonly list: (
    workspace: number,
    hash: string | undefined,
    before: number,
    most: number,
  ) => readonly Erasure[];
}

export function openErasureRows(connection: Connection): ErasureRows {
  const one = connection.prepare(`SELECT ${ERASURE} FROM erasures WHERE workspace = ? AND id = ?`);
  const all = connection.prepare(
    `SELECT ${ERASURE} FROM erasures WHERE workspace = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const named = connection.prepare(
    `SELECT ${ERASURE} FROM erasures WHERE workspace = ?1 AND id < ?2
     AND (subject = ?3 OR id IN (SELECT erasure FROM suppressed WHERE workspace = ?1 AND hash = ?3))
     ORDER BY id DESC LIMIT ?4`,
  );
  const steps = connection.prepare(`SELECT ${STEP} FROM erasure_steps WHERE erasure = ? ORDER BY position`);
  const from = (row: readonly Value[]): Erasure => ({
    id: row[0] as number,
    workspace: row[1] as number,
    state: row[2] as Erasure['state'],
    subject: row[3] as string,
    reason: row[4] as string,
    author: row[5] as string,
    suppress: row[6] === 1,
    // What is refused only until all is done is nobody's business.
    suppressed: row[6] === 1 && row[9] === 1,
    requestedAt: row[7] as number,
    finishedAt: (row[8] as number | null) ?? undefined,
    steps: steps.rows(row[0] as number).map(stepFrom),
  });
  return {
    one: (workspace, id) => {
      const row = one.row(workspace, id);
      return row === undefined ? undefined : from(row);
    },
    list: (workspace, hash, before, most) =>
      (hash === undefined
        ? all.rows(workspace, before, most)
        : named.rows(workspace, before, hash, most)
      ).map(from),
  };
}

export function stepFrom(row: readonly Value[]): ErasureStep {
  return {
    position: row[0] as number,
    kind: row[1] as ErasureStep['kind'],
    integration: row[2] === null ? undefined : { id: row[2] as number, name: row[3] as string },
    state: row[4] as ErasureStep['state'],
    count: row[5] as number,
    statusCode: (row[6] as number | null) ?? undefined,
    at: (row[7] as number | null) ?? undefined,
    issue: row[8] === null ? undefined : (JSON.parse(row[8] as string) as Issue),
    attempts: row[9] as number,
    since: (row[10] as number | null) ?? undefined,
    due: row[11] as number,
  };
}
