-- Expand. What customers agreed to: the present state with the customer, every change in a ledger that outlives the
-- event which said it, and the purposes that an integration needs.

ALTER TABLE customers ADD COLUMN consents TEXT;
-- Purposes as a JSON list; none: as its kind says.
ALTER TABLE integrations ADD COLUMN purposes TEXT;

CREATE TABLE consent_changes (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL,
  subject TEXT NOT NULL,
  granted INTEGER NOT NULL,
  -- When it was said, and when it came in.
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  event INTEGER,
  source INTEGER NOT NULL,
  evidence TEXT,
  author TEXT,
  note TEXT
) STRICT;
CREATE INDEX consent_changes_customer ON consent_changes (customer, id);
