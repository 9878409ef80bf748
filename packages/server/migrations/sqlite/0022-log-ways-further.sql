-- Expand. Ways to what was skipped, to each status of what was not accepted, and to inbound requests that failed (status 1).
DROP INDEX outcomes_refused;
CREATE INDEX outcomes_refused ON outcomes (integration, status, id) WHERE status < 200 OR status >= 300;
CREATE INDEX outcomes_skipped ON outcomes (integration, id) WHERE outcome = 1;
CREATE INDEX inbound_receipts_failed ON inbound_receipts (workspace, id) WHERE status = 1;
