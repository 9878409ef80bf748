import type { Template, TemplateStore, TemplateSummary } from '../../ports/template-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';

const SUMMARY =
  't.id, t.workspace, t.name, t.type, t.description, t.revision, t.created_at, t.updated_at, r.author';
const PRESENT = 'templates t JOIN template_revisions r ON r.template = t.id AND r.revision = t.revision';

/** Templates on SQLite. */
export function openTemplateStore(connection: Connection): TemplateStore {
  const { note } = openAuditWriter(connection);
  const list = connection.prepare(
    `SELECT ${SUMMARY} FROM ${PRESENT} WHERE t.workspace = ? ORDER BY t.name, t.created_at, t.id`,
  );
  const one = connection.prepare(
    `SELECT ${SUMMARY}, r.source FROM ${PRESENT} WHERE t.workspace = ? AND t.id = ?`,
  );
  const history = connection.prepare(
    `SELECT r.revision, r.source, r.author, r.at FROM templates t JOIN template_revisions r ON r.template = t.id
     WHERE t.workspace = ? AND t.id = ? ORDER BY r.revision DESC`,
  );
  const insert = connection.prepare(
    `INSERT INTO templates (id, workspace, name, type, description, revision, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?)`,
  );
  const revise = connection.prepare(
    'INSERT INTO template_revisions (template, revision, source, author, at) VALUES (?, ?, ?, ?, ?)',
  );
  const update = connection.prepare(
    'UPDATE templates SET name = ?, description = ?, revision = ?, updated_at = ? WHERE id = ?',
  );
  const remove = connection.prepare('DELETE FROM templates WHERE id = ?');
  const forget = connection.prepare('DELETE FROM template_revisions WHERE template = ?');

  const find = (workspace: number, id: string): Template | undefined => {
    const row = one.row(workspace, id);
    return row === undefined ? undefined : { ...summaryFrom(row), source: row[9] as string };
  };
  return {
    templates: async (workspace) => list.rows(workspace).map(summaryFrom),
    template: async (workspace, id) => find(workspace, id),
    revisions: async (workspace, id) =>
      history.rows(workspace, id).map(([revision, source, author, at]) => ({
        revision: revision as number,
        source: source as string,
        author: author as string,
        at: at as number,
      })),
    addTemplate: ({ id, workspace, name, type, description, source, author }, now, noting) =>
      connection.write(() => {
        insert.run(id, workspace, name, type, description, now, now);
        revise.run(id, 1, source, author, now);
        const added = find(workspace, id) as Template;
        note(noting(added), now);
        return added;
      }),
    changeTemplate: (workspace, id, change, now, noting) =>
      connection.write(() => {
        const before = find(workspace, id);
        if (before === undefined) return undefined;
        if (change.ifRevision !== undefined && change.ifRevision !== before.revision) return undefined;
        const { name = before.name, description = before.description, source = before.source } = change;
        const revision = source === before.source ? before.revision : before.revision + 1;
        if (revision !== before.revision) revise.run(id, revision, source, change.author, now);
        update.run(name, description, revision, now, id);
        const after = find(workspace, id) as Template;
        note(noting(before, after), now);
        return after;
      }),
    removeTemplate: (workspace, id, ifRevision, now, noting) =>
      connection.write(() => {
        const before = find(workspace, id);
        if (before === undefined || (ifRevision !== undefined && ifRevision !== before.revision))
          return false;
        forget.run(id);
        remove.run(id);
        note(noting(before), now);
        return true;
      }),
  };
}

function summaryFrom(row: readonly Value[]): TemplateSummary {
  return {
    id: row[0] as string,
    workspace: row[1] as number,
    name: row[2] as string,
    type: row[3] as TemplateSummary['type'],
    description: row[4] as string,
    revision: row[5] as number,
    createdAt: row[6] as number,
    updatedAt: row[7] as number,
    author: row[8] as string,
  };
}
