-- Expand. Which variant of the catalog an integration was installed as, and every state its configuration has had.

ALTER TABLE integrations ADD COLUMN variant TEXT;

-- How each integration has been configured: a row for every change of it, never changed or removed. `revision` is the
-- number that the integration had with it. `secrets` names those that were written or taken away, never a value;
-- `restored` is the revision that was brought back.
CREATE TABLE integration_revisions (
  integration INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  purposes TEXT,
  variant TEXT,
  secrets TEXT NOT NULL,
  summary TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  restored INTEGER,
  PRIMARY KEY (integration, revision)
) STRICT;
CREATE TRIGGER integration_revisions_stay BEFORE UPDATE ON integration_revisions
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER integration_revisions_remain BEFORE DELETE ON integration_revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

-- What there is by now begins with how it is.
INSERT INTO integration_revisions
  (integration, revision, name, settings, purposes, variant, secrets, summary, author, at, restored)
SELECT id, revision, name, settings, purposes, variant, '{}', '', 'hub', updated_at, NULL
FROM integrations WHERE state <> 'removed';
