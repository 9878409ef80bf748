-- expand: what came in and how messages ended, counted per minute by whoever writes it, in the same transaction.
-- `minute` is the time in whole minutes since 1970.
CREATE TABLE intake_minutes (
  source INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  repeated INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  PRIMARY KEY (source, minute)
) WITHOUT ROWID;

-- `identity_refused` are those of `skipped` that ended so because an identifier could not be moved.
CREATE TABLE delivery_minutes (
  integration INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  buried INTEGER NOT NULL,
  identity_refused INTEGER NOT NULL,
  PRIMARY KEY (integration, minute)
) WITHOUT ROWID;
