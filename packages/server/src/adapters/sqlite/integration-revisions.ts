import type { JsonObject } from '@causeway/core/result/json';
import type { Integration } from '../../ports/config-store.ts';
import type { IntegrationRevision, RevisionQuery } from '../../ports/integration-revision.ts';
import type { Connection, Value } from './connection.ts';

const REVISION =
  'r.revision, r.name, r.settings, r.purposes, r.variant, r.secrets, r.summary, r.author, r.at, r.restored';
const OF_LIVE = `SELECT ${REVISION} FROM integrations i JOIN integration_revisions r ON r.integration = i.id
  WHERE i.state <> 'removed' AND i.workspace = ? AND i.id = ?`;

/** What is written down with an integration as it has become. */
export interface RevisionNote {
  readonly summary: string;
  readonly author: string;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly restored: number | undefined;
}

interface Revisions {
  readonly list: (workspace: number, id: number, query: RevisionQuery) => readonly IntegrationRevision[];
  readonly one: (workspace: number, id: number, revision: number) => IntegrationRevision | undefined;
  /** Within the transaction of the change. */
  readonly put: (integration: Integration, note: RevisionNote, now: number) => void;
}

export function openIntegrationRevisions(connection: Connection): Revisions {
  const list = connection.prepare(`${OF_LIVE} AND r.revision < ? ORDER BY r.revision DESC LIMIT ?`);
  const one = connection.prepare(`${OF_LIVE} AND r.revision = ?`);
  const insert = connection.prepare(
    `INSERT INTO integration_revisions
       (integration, revision, name, settings, purposes, variant, secrets, summary, author, at, restored)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    list: (workspace, id, { limit, before }) =>
      list.rows(workspace, id, before ?? Number.MAX_SAFE_INTEGER, limit).map(revisionFrom),
    one: (workspace, id, revision) => {
      const row = one.row(workspace, id, revision);
      return row === undefined ? undefined : revisionFrom(row);
    },
    put: ({ id, revision, name, settings, requires, variant }, note, now) => {
      insert.run(
        id,
        revision,
        name,
        JSON.stringify(settings),
        requires === undefined ? null : JSON.stringify(requires),
        variant ?? null,
        JSON.stringify(touched(note.secrets)),
        note.summary,
        note.author,
        now,
        note.restored ?? null,
      );
    },
  };
}

/** Was anything changed that a revision keeps? */
export function isRevised(before: Integration, after: Integration): boolean {
  return kept(before) !== kept(after);
}

function kept({ name, settings, requires, variant }: Integration): string {
  return JSON.stringify([name, settings, requires ?? null, variant ?? null]);
}

function touched(secrets: Readonly<Record<string, unknown>>): IntegrationRevision['secrets'] {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, value === null ? 'removed' : 'changed']),
  );
}

function revisionFrom(row: readonly Value[]): IntegrationRevision {
  return {
    revision: row[0] as number,
    name: row[1] as string,
    settings: JSON.parse(row[2] as string) as JsonObject,
    requires: row[3] === null ? undefined : (JSON.parse(row[3] as string) as IntegrationRevision['requires']),
    variant: (row[4] as string | null) ?? undefined,
    secrets: JSON.parse(row[5] as string) as IntegrationRevision['secrets'],
    summary: row[6] as string,
    author: row[7] as string,
    at: row[8] as number,
    restored: (row[9] as number | null) ?? undefined,
  };
}
