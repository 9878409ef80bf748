-- expand: attributes may become external ids when there are customers already. `state` is clearing (what an earlier
-- index left goes first), filling (customers from the key `place` on are still to be looked at), built, or going.
CREATE TABLE external_id_indexes (
  workspace INTEGER NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('clearing', 'filling', 'built', 'going')),
  place INTEGER NOT NULL,
  PRIMARY KEY (workspace, name)
) WITHOUT ROWID;
