-- expand: templates that destinations are filled in from, with every source they have had. `id` is 32 hexadecimal digits.
CREATE TABLE templates (
  id TEXT PRIMARY KEY,
  workspace INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX templates_workspace ON templates (workspace, name);

CREATE TABLE template_revisions (
  template TEXT NOT NULL,
  revision INTEGER NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (template, revision)
) STRICT;

-- Headers of one request beside those of its connection, as JSON; absent when there are none.
ALTER TABLE deliveries ADD COLUMN headers TEXT;
