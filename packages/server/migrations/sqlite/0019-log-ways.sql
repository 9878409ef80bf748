-- Expand. Ways through the logs of one integration, for what was looked for among all rows of all of them: rows of a type,
-- rows that say something, and what was refused, failed or slow. New rows go to the end of each.
CREATE INDEX outcomes_integration ON outcomes (integration, id);
CREATE INDEX outcomes_type ON outcomes (integration, type, id);
CREATE INDEX outcomes_said ON outcomes (integration, id) WHERE reason IS NOT NULL OR issues IS NOT NULL;
CREATE INDEX outcomes_refused ON outcomes (integration, id) WHERE status >= 300;

CREATE INDEX deliveries_integration ON deliveries (integration, id);
CREATE INDEX deliveries_failed ON deliveries (integration, id) WHERE error IS NOT NULL OR status >= 300;
CREATE INDEX deliveries_slow ON deliveries (integration, id) WHERE ms >= 1000;
