-- Expand. Values that left in a request which came to nothing: what is told like them afterwards need not be their echo.

ALTER TABLE sent_values ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
