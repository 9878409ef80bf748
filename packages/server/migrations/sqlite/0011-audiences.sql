-- expand: rules over customers, and how each customer stands with them. `filter` is FilterQL as it was written. A rule
-- that began or changed has the next epoch of its workspace; `announce` says whether who is in it from its beginning is told of.
CREATE TABLE audiences (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  public_id TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  filter TEXT NOT NULL,
  options TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
  epoch INTEGER NOT NULL,
  announce INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX audiences_slug ON audiences (workspace, slug) WHERE state <> 'removed';

-- What rules count of events, each by its definition, and the epoch since which it is counted without a break. Numbers are
-- never given out again: customers hold counts by them.
CREATE TABLE tallies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  definition TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  UNIQUE (workspace, definition)
) STRICT;

-- One row per customer who was judged: for which epoch, when time alone may change something, and what was counted up to
-- the event "as_of". Later events are counted when the row is read.
CREATE TABLE attendances (
  customer INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL,
  due INTEGER,
  as_of INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX attendances_due ON attendances (due) WHERE due IS NOT NULL;

CREATE TABLE audience_members (
  customer INTEGER NOT NULL,
  audience INTEGER NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (customer, audience)
) STRICT, WITHOUT ROWID;
CREATE INDEX audience_members_audience ON audience_members (audience, since, customer);

CREATE TABLE audience_totals (
  audience INTEGER PRIMARY KEY,
  members INTEGER NOT NULL
) STRICT;

-- Who came and went, by hours since 1970.
CREATE TABLE audience_hours (
  audience INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  left INTEGER NOT NULL,
  PRIMARY KEY (audience, hour)
) STRICT, WITHOUT ROWID;

-- The epoch of each workspace's rules, and how far judging everybody by them has come: customers from the key `place` on
-- are still to be looked at. Everybody was judged by the rules up to the epoch `judged`.
CREATE TABLE judgings (
  workspace INTEGER PRIMARY KEY REFERENCES workspaces,
  epoch INTEGER NOT NULL,
  judged INTEGER NOT NULL,
  place INTEGER NOT NULL,
  looked INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done')),
  started_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Telling an integration of who is in its audiences already. Members of one audience after the other, in the order in
-- which they joined: `place` is the audience that is being told of (0: none yet, they are judged first), those with lower
-- numbers are done; `since` and `customer` say who was told of last.
CREATE TABLE existing_runs (
  integration INTEGER PRIMARY KEY REFERENCES integrations,
  place INTEGER NOT NULL,
  since INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  told INTEGER NOT NULL,
  total INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done')),
  started_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
