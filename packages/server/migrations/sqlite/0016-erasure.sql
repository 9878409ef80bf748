-- Expand. Customers who were erased: what was done and is still to do, and what is refused about them from now on. None of
-- it says who they were: `subject` and `hash` are keyed hashes, and `work` is sealed.

-- `last_*`: the youngest row there was at the request; what they are named in is not younger. `work`: what is still needed
-- to find them; none when nothing is left to do.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  state TEXT NOT NULL CHECK (state IN ('running', 'failed', 'done')),
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  suppress INTEGER NOT NULL,
  work BLOB,
  last_event INTEGER NOT NULL,
  last_delivery INTEGER NOT NULL,
  last_receipt INTEGER NOT NULL,
  last_inbound INTEGER NOT NULL,
  last_audit INTEGER NOT NULL,
  requested_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX erasures_subject ON erasures (workspace, subject);
CREATE INDEX erasures_running ON erasures (id) WHERE state = 'running';

-- `phase` and `place`: how far a step has come. `due`: not before; of what is tried again after a failure.
CREATE TABLE erasure_steps (
  erasure INTEGER NOT NULL REFERENCES erasures,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  integration INTEGER,
  integration_name TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  count INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  place INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  since INTEGER,
  due INTEGER NOT NULL,
  status_code INTEGER,
  at INTEGER,
  issue TEXT,
  PRIMARY KEY (erasure, position)
) STRICT, WITHOUT ROWID;

-- Their numbers, which are never given out again: what was under way when they were erased writes nothing about them.
CREATE TABLE erased_customers (
  customer INTEGER PRIMARY KEY,
  erasure INTEGER NOT NULL REFERENCES erasures
) STRICT;
CREATE INDEX erased_customers_erasure ON erased_customers (erasure);

-- Records about them in requests that had not ended when they were erased: no outcome will say where they are.
CREATE TABLE erasure_marks (
  erasure INTEGER NOT NULL REFERENCES erasures,
  delivery INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (erasure, delivery, record)
) STRICT, WITHOUT ROWID;

-- The suppress list. `hash`: HMAC-SHA-256 of an identifier, with a key made from the sealing key.
CREATE TABLE suppressed (
  workspace INTEGER NOT NULL REFERENCES workspaces,
  hash TEXT NOT NULL,
  erasure INTEGER NOT NULL REFERENCES erasures,
  at INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  PRIMARY KEY (workspace, hash, erasure)
) STRICT, WITHOUT ROWID;
CREATE INDEX suppressed_erasure ON suppressed (erasure);

CREATE INDEX dead_letters_customer ON dead_letters (customer);

-- Empty but for a moment: what it is filled with overwrites pages that were freed, and what had been in them.
CREATE TABLE blanks (
  body BLOB NOT NULL
) STRICT;
