-- expand: who may sign in, what a token may do, and who changed what. Tokens of before keep the rights they had.
ALTER TABLE tokens ADD COLUMN role TEXT NOT NULL DEFAULT 'owner';

-- Ids are never given out again: the audit log names people by them.
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  email TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin', 'owner')),
  -- scrypt with its parameters; none until an invitation is accepted.
  password TEXT,
  disabled_at INTEGER,
  -- Wrong passwords in a row, and until when no further one is tried.
  wrong INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  -- SHA-256 of its token.
  invitation TEXT UNIQUE,
  invitation_until INTEGER,
  seen_at INTEGER,
  created_at INTEGER NOT NULL
);
CREATE INDEX users_workspace ON users (workspace);

-- `hash` is the SHA-256 of the secret in the cookie.
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
  hash TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX sessions_user ON sessions (user);
CREATE INDEX sessions_seen ON sessions (seen_at);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id INTEGER,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target_id TEXT,
  target_name TEXT NOT NULL,
  before TEXT,
  after TEXT
);
CREATE INDEX audit_at ON audit (workspace, at, id);
