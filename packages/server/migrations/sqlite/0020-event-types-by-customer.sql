-- Expand. The type of each event beside its customer, so that what a rule counts is found without reading a customer's
-- other events. Events from before have none here: they are read to see.

ALTER TABLE customer_events ADD COLUMN type TEXT;
ALTER TABLE customer_events_tail ADD COLUMN type TEXT;
