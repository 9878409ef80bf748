import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from '@causeway/core/access/session-life';
import type { Session, SessionDraft, SessionStore } from '../../ports/session-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';
import { USER, USER_COLUMNS, userFrom } from './user-rows.ts';

/** So many places can somebody be signed in at; the list of them is answered in one piece. */
const MOST_SESSIONS = 50;
const SESSION = 's.id, s.address, s.user_agent, s.created_at, s.seen_at';
const ALIVE = 's.seen_at > ? AND s.created_at > ?';

/** Inserts a session within the transaction that is under way. */
export type InsertSession = (user: number, draft: SessionDraft, now: number) => void;

export function openInsertSession(connection: Connection): InsertSession {
  const insert = connection.prepare(
    'INSERT INTO sessions (user, hash, address, user_agent, seen_at, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const trim = connection.prepare(
    `DELETE FROM sessions WHERE user = ?1 AND id NOT IN
     (SELECT id FROM sessions WHERE user = ?1 ORDER BY id DESC LIMIT ${MOST_SESSIONS})`,
  );
  const seen = connection.prepare(
    'UPDATE users SET seen_at = ?, wrong = 0, locked_until = NULL WHERE id = ?',
  );
  return (user, { hash, address, userAgent }, now) => {
    insert.run(user, hash, address, userAgent, now, now);
    trim.run(user);
    seen.run(now, user);
  };
}

export function openSessionStore(connection: Connection): SessionStore {
  const { note } = openAuditWriter(connection);
  const insert = openInsertSession(connection);
  const find = connection.prepare(
    `SELECT ${USER}, ${SESSION} FROM sessions s JOIN users u ON u.id = s.user
     WHERE s.hash = ? AND ${ALIVE} AND u.disabled_at IS NULL`,
  );
  const ofUser = connection.prepare(
    `SELECT ${SESSION} FROM sessions s WHERE s.user = ? AND ${ALIVE} ORDER BY s.seen_at DESC, s.id DESC`,
  );
  const seenSession = connection.prepare('UPDATE sessions SET seen_at = max(seen_at, ?) WHERE id = ?');
  const seenUser = connection.prepare('UPDATE users SET seen_at = ? WHERE id = ?');
  const active = connection.prepare(
    `SELECT ${USER} FROM users u WHERE u.id = ? AND u.disabled_at IS NULL AND u.password IS NOT NULL`,
  );
  const end = connection.prepare('DELETE FROM sessions WHERE user = ? AND hash = ?');
  const endOthers = connection.prepare('DELETE FROM sessions WHERE user = ? AND hash <> ?');
  const limits = (now: number): [number, number] => [now - SESSION_IDLE_MS, now - SESSION_LONGEST_MS];

  return {
    find: async (hash, now) => {
      const row = find.row(hash, ...limits(now));
      if (row === undefined) return undefined;
      return { user: userFrom(row), session: sessionFrom(row.slice(USER_COLUMNS)) };
    },
    seen: (session, user, now) =>
      connection.write(() => {
        seenSession.run(now, session);
        seenUser.run(now, user);
      }),
    signIn: (id, draft, replaces, now, noting) =>
      connection.write(() => {
        const row = active.row(id);
        if (row === undefined) return undefined;
        if (replaces !== undefined) end.run(id, replaces);
        insert(id, draft, now);
        const user = userFrom(active.row(id) ?? []);
        note(noting(user), now);
        return user;
      }),
    sessions: async (user, now) => ofUser.rows(user, ...limits(now)).map(sessionFrom),
    end: (user, hash, now, noting) =>
      connection.write(() => {
        const { changes } = end.run(user, hash);
        note(noting(Number(changes)), now);
      }),
    endOthers: (user, keep, now, noting) =>
      connection.write(() => {
        const { changes } = endOthers.run(user, keep);
        note(noting(Number(changes)), now);
      }),
  };
}

function sessionFrom(row: readonly Value[]): Session {
  return {
    id: row[0] as number,
    address: row[1] as string,
    userAgent: row[2] as string,
    createdAt: row[3] as number,
    seenAt: row[4] as number,
  };
}
