-- expand: the first schema. Times are Unix milliseconds. Documents are JSON text; bodies are zstd-compressed.

CREATE TABLE workspaces (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  key_prefix TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
);

CREATE TABLE tokens (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  prefix TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
);

-- Sealed values (AES-256-GCM); `owner` is for example integration:3.
CREATE TABLE secrets (
  workspace INTEGER NOT NULL REFERENCES workspaces,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  sealed BLOB NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (workspace, owner, name)
) WITHOUT ROWID;

CREATE TABLE attributes (
  workspace INTEGER NOT NULL REFERENCES workspaces,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace, name)
) WITHOUT ROWID;

CREATE TABLE event_types (
  workspace INTEGER NOT NULL REFERENCES workspaces,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace, name)
) WITHOUT ROWID;

CREATE TABLE integrations (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
  pause TEXT,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX integrations_name ON integrations (workspace, name) WHERE state <> 'removed';

CREATE TABLE customers (
  key INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  id TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  anonymous_ids TEXT NOT NULL,
  status TEXT NOT NULL,
  attributes TEXT NOT NULL,
  version INTEGER NOT NULL,
  merged_into INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE TABLE identifiers (
  workspace INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY (workspace, kind, value)
) WITHOUT ROWID;
CREATE INDEX identifiers_customer ON identifiers (customer);

-- The unique index is the deduplication: one messageId of one source has its effects once while the event is kept.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL,
  source INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  type TEXT NOT NULL,
  timestamp INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  original_at INTEGER,
  sent_at INTEGER,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX events_message ON events (source, message_id);
CREATE INDEX events_customer ON events (customer, id);

-- Messages on their way, by lane, in registration order. Rows are deleted when settled.
CREATE TABLE messages (
  integration INTEGER NOT NULL,
  lane INTEGER NOT NULL,
  event INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY (integration, lane, event)
) WITHOUT ROWID;

-- Messages of one customer that wait outside the lane: parked after a failure, sent again by hand, let go after a
-- hold. What is here goes before the customer's messages in the lane.
CREATE TABLE waiting (
  integration INTEGER NOT NULL,
  lane INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  event INTEGER NOT NULL,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  since INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (integration, lane, customer, event)
) WITHOUT ROWID;
CREATE INDEX waiting_due ON waiting (integration, due, lane);

-- Messages of people not yet named, held until somebody names them.
CREATE TABLE held (
  customer INTEGER NOT NULL,
  integration INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (customer, integration, event)
) WITHOUT ROWID;
CREATE INDEX held_event ON held (event);

CREATE TABLE shadows (
  integration INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (integration, customer)
) WITHOUT ROWID;

-- A flight is recorded before its first request leaves, and deleted when it is settled.
CREATE TABLE flights (
  id INTEGER PRIMARY KEY,
  integration INTEGER NOT NULL,
  lanes TEXT NOT NULL,
  body BLOB NOT NULL,
  attempts INTEGER NOT NULL,
  first_at INTEGER NOT NULL
);

-- One row per HTTP request; a further attempt of the same request points at the first one's body.
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  integration INTEGER NOT NULL,
  flight INTEGER NOT NULL,
  step INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  operation TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  records INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ms INTEGER,
  status INTEGER,
  error TEXT,
  request_bytes INTEGER NOT NULL,
  request BLOB,
  response BLOB
);
CREATE INDEX deliveries_flight ON deliveries (flight, step);
CREATE INDEX deliveries_at ON deliveries (integration, at);

-- How each message ended: one row per message and ending (a buried one that is sent again has two).
CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY,
  integration INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  event INTEGER NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  reason TEXT,
  status INTEGER,
  delivery INTEGER,
  slot INTEGER,
  issues TEXT
);
CREATE INDEX outcomes_customer ON outcomes (customer, id);
CREATE INDEX outcomes_buried ON outcomes (integration, id) WHERE outcome = 2;

CREATE TABLE dead_letters (
  integration INTEGER NOT NULL,
  event INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  type TEXT NOT NULL,
  code TEXT NOT NULL,
  issue TEXT NOT NULL,
  delivery INTEGER,
  buried_at INTEGER NOT NULL,
  PRIMARY KEY (integration, event)
) WITHOUT ROWID;
CREATE INDEX dead_letters_code ON dead_letters (integration, code, buried_at);

-- Tracking requests in which something was refused.
CREATE TABLE receipts (
  id INTEGER PRIMARY KEY,
  source INTEGER,
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  issues TEXT NOT NULL,
  body BLOB
);
