-- expand: credentials that integrations share. `id` is 32 hexadecimal digits; what is secret lies in `secrets` under
-- authorization:<id>. `hosts` is a JSON list of the origins it may be sent to.
CREATE TABLE authorizations (
  id TEXT PRIMARY KEY,
  workspace INTEGER NOT NULL,
  label TEXT NOT NULL,
  description TEXT NOT NULL,
  method TEXT NOT NULL,
  settings TEXT NOT NULL,
  hosts TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX authorizations_workspace ON authorizations (workspace, label);
