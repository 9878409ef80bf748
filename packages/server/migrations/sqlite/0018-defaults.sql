-- Expand. Attributes of a customer that nobody said anything of (JSON, names): they have their default. None: null.

ALTER TABLE customers ADD COLUMN defaulted TEXT;
