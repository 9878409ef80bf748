-- expand: finds who was merged into a customer. Messages that were queued under the earlier key settle under it, so
-- a log of the customer must look there too. Partial: customers who were never merged cost nothing.
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;
