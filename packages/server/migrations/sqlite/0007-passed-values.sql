-- expand: sent_values also holds what a destination told. The order in which values passed goes by the youngest event
-- there was then, because the clocks of two threads do not say it; `sent_after` is the same of the last time it was sent.
ALTER TABLE sent_values ADD COLUMN event INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sent_values ADD COLUMN sent_after INTEGER NOT NULL DEFAULT 0;
