-- Expand. Who is who: when something was last said of a customer's attributes, every merge with what it takes to undo it,
-- and identifiers that more than one customer claims. Columns of customers hold store keys.

-- Nothing that sets attributes happened later; none: nothing ever did, or it was before this was kept.
ALTER TABLE customers ADD COLUMN said_at INTEGER;

-- `body`: the customer who is gone as they were before, and what was theirs. `latest`: the youngest event there was.
CREATE TABLE merges (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  from_customer INTEGER NOT NULL,
  into_customer INTEGER NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('identify', 'alias', 'shared_identifier', 'person')),
  event INTEGER,
  latest INTEGER NOT NULL,
  author TEXT,
  note TEXT NOT NULL,
  body TEXT NOT NULL,
  undone_at INTEGER,
  undone_by TEXT,
  undo_note TEXT
) STRICT;
CREATE INDEX merges_workspace ON merges (workspace, id);
CREATE INDEX merges_from ON merges (from_customer, id);
CREATE INDEX merges_into ON merges (into_customer, id);

-- shared_identifier: `customer` and `other` have the same value of the attribute `name`. identity_refused: `integration`
-- does not let the identifier `name` go over from `held` to `value`; `other` is who has that value here, if anybody.
CREATE TABLE identity_conflicts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('shared_identifier', 'identity_refused')),
  state TEXT NOT NULL CHECK (state IN ('open', 'merged', 'kept_apart', 'sent_again', 'settled')),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  held TEXT,
  customer INTEGER NOT NULL,
  other INTEGER,
  integration INTEGER,
  issue TEXT,
  event INTEGER,
  found_at INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  note TEXT
) STRICT;
CREATE INDEX identity_conflicts_workspace ON identity_conflicts (workspace, id);
CREATE INDEX identity_conflicts_customer ON identity_conflicts (customer, id);
CREATE INDEX identity_conflicts_other ON identity_conflicts (other, id) WHERE other IS NOT NULL;
CREATE INDEX identity_conflicts_open ON identity_conflicts (workspace, id) WHERE state = 'open';
-- One open question about the same thing is enough.
CREATE UNIQUE INDEX identity_conflicts_shared ON identity_conflicts (customer, other, name)
  WHERE state = 'open' AND kind = 'shared_identifier';
CREATE UNIQUE INDEX identity_conflicts_refused ON identity_conflicts (integration, customer, name)
  WHERE state = 'open' AND kind = 'identity_refused';
