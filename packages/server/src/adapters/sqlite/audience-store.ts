import type { JsonObject } from '@causeway/core/result/json';
import type { AudienceRecord, AudienceStore, Judging, TallyNeeds } from '../../ports/audience-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';
import { openJudgings } from './judgings.ts';

const COLUMNS = `a.id, a.workspace, a.public_id, a.slug, a.name, a.description, a.filter, a.options, a.epoch, a.announce,
  a.revision, coalesce(t.members, 0), a.created_at, a.updated_at`;
const LIVE = `audiences a LEFT JOIN audience_totals t ON t.audience = a.id WHERE a.state = 'active' AND a.workspace = ?`;

/** Audiences on SQLite. */
export function openAudienceStore(connection: Connection): AudienceStore {
  const { note } = openAuditWriter(connection);
  const judgings = openJudgings(connection);
  const list = connection.prepare(`SELECT ${COLUMNS} FROM ${LIVE} ORDER BY a.name COLLATE NOCASE, a.id`);
  const one = connection.prepare(`SELECT ${COLUMNS} FROM ${LIVE} AND a.public_id = ?`);
  const bySlug = connection.prepare(
    `SELECT public_id FROM audiences WHERE state = 'active' AND workspace = ? AND slug = ?`,
  );
  const insert = connection.prepare(
    `INSERT INTO audiences (workspace, public_id, slug, name, description, filter, options, state, epoch, announce, revision,
     created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, 1, ?, ?)`,
  );
  const update = connection.prepare(
    `UPDATE audiences SET slug = ?, name = ?, description = ?, filter = ?, options = ?, epoch = ?, announce = ?,
     revision = revision + 1, updated_at = ? WHERE id = ?`,
  );
  const remove = connection.prepare(`UPDATE audiences SET state = 'removed', updated_at = ? WHERE id = ?`);
  const kept = connection.prepare('SELECT definition, id, epoch FROM tallies WHERE workspace = ?');
  const putTally = connection.prepare(
    `INSERT INTO tallies (workspace, definition, epoch) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET epoch = excluded.epoch`,
  );

  const find = (workspace: number, publicId: string): AudienceRecord | undefined => {
    const row = one.row(workspace, publicId);
    return row === undefined ? undefined : recordFrom(row);
  };
  /** What nobody counted until now is counted from this epoch on. */
  const tally = (workspace: number, { needed, counted }: TallyNeeds, epoch: number): void => {
    const before = new Set(counted);
    for (const key of needed) if (!before.has(key)) putTally.run(workspace, key, epoch);
  };

  return {
    audiences: async (workspace) => list.rows(workspace).map(recordFrom),
    audience: async (workspace, publicId) => find(workspace, publicId),
    tallies: async (workspace) =>
      kept.rows(workspace).map(([key, id, epoch]) => ({
        key: key as string,
        id: id as number,
        epoch: epoch as number,
      })),
    addAudience: (draft, now, noting) =>
      connection.write(() => {
        const { workspace, publicId, slug, name, description, filter, options, announce, tallies } = draft;
        if (bySlug.row(workspace, slug) !== undefined) return { taken: 'slug' as const };
        const { epoch } = judgings.begin(workspace, now);
        insert.run(
          workspace,
          publicId,
          slug,
          name,
          description,
          filter,
          JSON.stringify(options),
          epoch,
          announce ? 1 : 0,
          now,
          now,
        );
        tally(workspace, tallies, epoch);
        const added = find(workspace, publicId) as AudienceRecord;
        note(noting(added), now);
        return added;
      }),
    changeAudience: (workspace, publicId, change, now, noting) =>
      connection.write(() => {
        const before = find(workspace, publicId);
        if (before === undefined) return undefined;
        if (change.ifRevision !== undefined && change.ifRevision !== before.revision) return undefined;
        const { slug = before.slug, name = before.name, description = before.description } = change;
        const { filter = before.filter, options = before.options, rule } = change;
        const holder = bySlug.row(workspace, slug)?.[0];
        if (holder !== undefined && holder !== publicId) return { taken: 'slug' as const };
        const epoch = rule === undefined ? before.epoch : judgings.begin(workspace, now).epoch;
        if (rule !== undefined) tally(workspace, rule.tallies, epoch);
        const announce = rule?.announce ?? before.announce;
        const text = JSON.stringify(options);
        update.run(slug, name, description, filter, text, epoch, announce ? 1 : 0, now, before.id);
        const after = find(workspace, publicId) as AudienceRecord;
        note(noting(before, after), now);
        return after;
      }),
    removeAudience: (workspace, publicId, ifRevision, now, noting) =>
      connection.write(() => {
        const before = find(workspace, publicId);
        if (before === undefined || (ifRevision !== undefined && ifRevision !== before.revision))
          return false;
        remove.run(now, before.id);
        note(noting(before), now);
        return true;
      }),
    judgings: async () => judgings.all(),
    judging: async (workspace) => judgings.of(workspace),
    judgeAgain: (workspace, now, noting) =>
      connection.write(() => {
        const judging = judgings.begin(workspace, now);
        note(noting(judging), now);
        return judging;
      }),
    holdJudging: (workspace, paused, now, noting) =>
      connection.write(() => {
        const before = judgings.of(workspace);
        if (before === undefined || before.state === 'done') return undefined;
        const state: Judging['state'] = paused ? 'paused' : 'running';
        if (before.state === state) return before;
        judgings.put({ ...before, state, updatedAt: now });
        const after = { ...before, state, updatedAt: now };
        note(noting(after), now);
        return after;
      }),
    judgedTo: (workspace, epoch, place, looked, isDone, now) =>
      connection.write(() => {
        const before = judgings.of(workspace);
        if (before?.epoch !== epoch) return;
        const end = isDone ? { state: 'done' as const, judged: epoch } : {};
        judgings.put({ ...before, place, looked: before.looked + looked, ...end, updatedAt: now });
      }),
  };
}

function recordFrom(row: readonly Value[]): AudienceRecord {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    publicId: row[2] as string,
    slug: row[3] as string,
    name: row[4] as string,
    description: row[5] as string,
    filter: row[6] as string,
    options: JSON.parse(row[7] as string) as JsonObject,
    epoch: row[8] as number,
    announce: row[9] === 1,
    revision: row[10] as number,
    members: row[11] as number,
    createdAt: row[12] as number,
    updatedAt: row[13] as number,
  };
}
