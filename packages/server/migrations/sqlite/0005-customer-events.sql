-- contract: which events are a customer's is no longer an index of `events`, which cost every commit a random page for
-- each event. New pairs go to the end of the tail; the keeper sorts them into customer_events, many at a time.
CREATE TABLE customer_events (
  customer INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (customer, event)
) WITHOUT ROWID;

CREATE TABLE customer_events_tail (
  event INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL
);

INSERT INTO customer_events_tail (event, customer) SELECT id, customer FROM events ORDER BY id;
DROP INDEX events_customer;

CREATE TRIGGER customer_events_gone AFTER DELETE ON events BEGIN
  DELETE FROM customer_events WHERE customer = OLD.customer AND event = OLD.id;
  DELETE FROM customer_events_tail WHERE event = OLD.id;
END;
