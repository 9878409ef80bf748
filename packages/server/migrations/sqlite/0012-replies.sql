-- expand: what destinations told of customers as they accepted a message (`body`: JSON, values by attribute). Written
-- with the message's ending, deleted when it has been registered.
CREATE TABLE replies (
  id INTEGER PRIMARY KEY,
  integration INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  event INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
