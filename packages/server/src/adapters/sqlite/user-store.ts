import type { Permit, User, UserStore } from '../../ports/user-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';
import { openInsertSession } from './session-store.ts';
import { USER, USER_COLUMNS, userFrom } from './user-rows.ts';
import { openWorkspaces } from './workspaces.ts';

export function openUserStore(connection: Connection): UserStore {
  const { note } = openAuditWriter(connection);
  const insertSession = openInsertSession(connection);
  const { amend: amendWorkspace } = openWorkspaces(connection);
  const q = {
    any: connection.prepare('SELECT 1 FROM users LIMIT 1'),
    all: connection.prepare(`SELECT ${USER} FROM users u WHERE u.workspace = ? ORDER BY u.id`),
    one: connection.prepare(`SELECT ${USER} FROM users u WHERE u.workspace = ? AND u.id = ?`),
    byId: connection.prepare(`SELECT ${USER} FROM users u WHERE u.id = ?`),
    byEmail: connection.prepare(`SELECT ${USER}, u.password FROM users u WHERE u.email = ?`),
    byInvitation: connection.prepare(
      `SELECT ${USER} FROM users u WHERE u.invitation = ? AND u.invitation_until > ? AND u.disabled_at IS NULL`,
    ),
    otherOwners: connection.prepare(
      `SELECT count(*) FROM users WHERE workspace = ? AND id <> ? AND role = 'owner' AND disabled_at IS NULL AND password IS NOT NULL`,
    ),
    insert: connection.prepare(
      `INSERT INTO users (workspace, email, name, role, password, invitation, invitation_until, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    update: connection.prepare('UPDATE users SET name = ?, role = ?, disabled_at = ? WHERE id = ?'),
    invite: connection.prepare('UPDATE users SET invitation = ?, invitation_until = ? WHERE id = ?'),
    own: connection.prepare('UPDATE users SET name = ? WHERE id = ?'),
    password: connection.prepare(
      'UPDATE users SET password = ?, wrong = 0, locked_until = NULL, invitation = NULL, invitation_until = NULL WHERE id = ?',
    ),
    tries: connection.prepare('UPDATE users SET wrong = ?, locked_until = ? WHERE id = ?'),
    remove: connection.prepare('DELETE FROM users WHERE id = ?'),
    endSessions: connection.prepare('DELETE FROM sessions WHERE user = ? AND hash <> ?'),
  };
  const found = (row: readonly Value[] | undefined): User | undefined =>
    row === undefined ? undefined : userFrom(row);
  const again = (id: number): User => userFrom(q.byId.row(id) ?? []);

  /** One user of the workspace, if whoever asks may do that to them; within a transaction. */
  const permitted = (workspace: number, id: number, permit: Permit): User | undefined => {
    const user = found(q.one.row(workspace, id));
    if (user !== undefined) permit(user, Number(q.otherOwners.row(workspace, id)?.[0]));
    return user;
  };

  return {
    anybody: async () => q.any.row() !== undefined,
    users: async (workspace) => q.all.rows(workspace).map(userFrom),
    user: async (workspace, id) => found(q.one.row(workspace, id)),
    byEmail: async (email) => {
      const row = q.byEmail.row(email);
      if (row === undefined) return undefined;
      return { user: userFrom(row), password: (row[USER_COLUMNS] as string | null) ?? undefined };
    },
    invited: async (invitation, now) => found(q.byInvitation.row(invitation, now)),
    setUp: (draft, session, now, noting) =>
      connection.write(() => {
        if (q.any.row() !== undefined) return undefined;
        const { workspace, workspaceName: name, timeZone } = draft;
        const { after } = amendWorkspace(workspace, { name, timeZone }) ?? {};
        if (after === undefined) return undefined;
        const values = [workspace, draft.email, draft.name, 'owner', draft.password, null, null, now];
        const id = Number(q.insert.run(...values).lastInsertRowid);
        insertSession(id, session, now);
        const user = again(id);
        note(noting(user, after), now);
        return user;
      }),
    add: ({ workspace, email, name, role, invitation }, now, noting) =>
      connection.write(() => {
        const values = [workspace, email, name, role, null, invitation.hash, invitation.until, now];
        const user = again(Number(q.insert.run(...values).lastInsertRowid));
        note(noting(user), now);
        return user;
      }),
    change: (workspace, id, { name, role, disabled }, permit, now, noting) =>
      connection.write(() => {
        const before = permitted(workspace, id, permit);
        if (before === undefined) return undefined;
        const out = disabled ?? before.state === 'disabled';
        q.update.run(name ?? before.name, role ?? before.role, out ? now : null, id);
        if (out) {
          q.endSessions.run(id, '');
          q.invite.run(null, null, id);
        }
        const after = again(id);
        note(noting(before, after), now);
        return after;
      }),
    invite: (workspace, id, { hash, until }, permit, now, noting) =>
      connection.write(() => {
        const user = permitted(workspace, id, permit);
        if (user === undefined) return undefined;
        q.invite.run(hash, until, id);
        note(noting(user), now);
        return user;
      }),
    remove: (workspace, id, permit, now, noting) =>
      connection.write(() => {
        const user = permitted(workspace, id, permit);
        if (user === undefined) return undefined;
        q.remove.run(id);
        note(noting(user), now);
        return user;
      }),
    accept: (invitation, { name, password }, session, now, noting) =>
      connection.write(() => {
        const before = found(q.byInvitation.row(invitation, now));
        if (before === undefined) return undefined;
        q.password.run(password, before.id);
        q.own.run(name, before.id);
        q.endSessions.run(before.id, '');
        insertSession(before.id, session, now);
        const after = again(before.id);
        note(noting(before, after), now);
        return after;
      }),
    changeOwn: (id, { name, password }, keep, now, noting) =>
      connection.write(() => {
        const before = found(q.byId.row(id));
        if (before === undefined || before.state !== 'active') return undefined;
        if (name !== undefined) q.own.run(name, id);
        if (password !== undefined) {
          q.password.run(password, id);
          q.endSessions.run(id, keep);
        }
        const after = again(id);
        note(noting(before, after), now);
        return after;
      }),
    noteTries: (id, { wrong, lockedUntil }) =>
      connection.write(() => {
        q.tries.run(wrong, lockedUntil ?? null, id);
      }),
  };
}
