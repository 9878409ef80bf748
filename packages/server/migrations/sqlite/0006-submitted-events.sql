-- expand: events that are submitted by their type. What such an event did to balances stays with it (`effect`), and
-- such an event is never deleted for its age: balances are the fold of their events.
ALTER TABLE customers ADD COLUMN membership TEXT;
ALTER TABLE events ADD COLUMN effect TEXT;

-- Whose source it is, for example webhook:3 or integration:2; none for a key that people hand out.
ALTER TABLE sources ADD COLUMN owner TEXT;

-- Values of attributes that lead to a customer, and ids that integrations learnt (`name` begins with @). The same value
-- may lead to several: then it names nobody.
CREATE TABLE external_ids (
  workspace INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY (workspace, name, value, customer)
) WITHOUT ROWID;
CREATE INDEX external_ids_customer ON external_ids (customer);

CREATE TABLE transactions (
  workspace INTEGER NOT NULL,
  id TEXT NOT NULL,
  customer INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- When a pending one is accepted by itself.
  accept_at INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (workspace, id)
) WITHOUT ROWID;
CREATE INDEX transactions_customer ON transactions (customer, at);
CREATE INDEX transactions_due ON transactions (accept_at) WHERE accept_at IS NOT NULL;

CREATE TABLE webhooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  source INTEGER NOT NULL REFERENCES sources,
  state TEXT NOT NULL CHECK (state IN ('inactive', 'active', 'archived')),
  definition TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER
);
CREATE INDEX webhooks_workspace ON webhooks (workspace, id);

-- One row per inbound request of a webhook or an integration, with what was decided and answered.
CREATE TABLE inbound_receipts (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  channel INTEGER NOT NULL,
  owner INTEGER,
  at INTEGER NOT NULL,
  ms REAL NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  status_code INTEGER NOT NULL,
  status INTEGER NOT NULL,
  reason TEXT,
  type TEXT,
  action TEXT,
  customer INTEGER,
  customer_text TEXT,
  event INTEGER,
  error TEXT,
  rerun_of INTEGER,
  body BLOB NOT NULL
);

-- Everybody who had a say in a request: several webhooks may share an endpoint.
CREATE TABLE inbound_owners (
  channel INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  receipt INTEGER NOT NULL,
  PRIMARY KEY (channel, owner, receipt)
) WITHOUT ROWID;
CREATE INDEX inbound_owners_receipt ON inbound_owners (receipt);

CREATE TRIGGER inbound_receipts_gone AFTER DELETE ON inbound_receipts BEGIN
  DELETE FROM inbound_owners WHERE receipt = OLD.id;
END;

-- What was sent lately of attributes that also come back, so that an echo is known when it is heard.
CREATE TABLE sent_values (
  integration INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  custom INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (integration, customer, custom, name, value)
) WITHOUT ROWID;
CREATE INDEX sent_values_at ON sent_values (at);
