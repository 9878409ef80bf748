import type { Connection } from '@causeway/server/adapters/sqlite/connection';

const MINUTE_MS = 60_000;

/**
 * Writes deliveries of past events as the hub writes them, with the bodies of real ones of the same event type in place of
 * their own: a request each, one in 200 refused. Real ones must have been carried before. Answers how many it wrote.
 */
export function openClone(
  connection: Connection,
  integration: number,
): (from: number, to: number) => Promise<number> {
  connection.exec(
    'CREATE TEMP TABLE pool (type TEXT NOT NULL, slot INTEGER NOT NULL, status INTEGER NOT NULL, delivery INTEGER NOT NULL, PRIMARY KEY (type, slot))',
  );
  connection.exec('CREATE TEMP TABLE pool_sizes (type TEXT PRIMARY KEY, size INTEGER NOT NULL)');
  const fillPool = connection.prepare(
    `INSERT INTO pool (type, slot, status, delivery)
     SELECT o.type, row_number() OVER (PARTITION BY o.type ORDER BY o.id) - 1, o.status, o.delivery
     FROM outcomes o JOIN deliveries d ON d.id = o.delivery
     WHERE o.integration = ? AND d.attempt = 1 AND d.request IS NOT NULL AND o.status = 200`,
  );
  const sizes = connection.prepare('INSERT INTO pool_sizes SELECT type, count(*) FROM pool GROUP BY type');
  const refused = connection.prepare(
    `SELECT id, issues FROM outcomes WHERE integration = ? AND outcome = 2 AND reason = 'request_refused' LIMIT 1`,
  );
  const refusal = connection.prepare(
    'SELECT d.response FROM deliveries d JOIN outcomes o ON o.delivery = d.id WHERE o.id = ?',
  );
  const deliveries = connection.prepare(
    `INSERT INTO deliveries (id, integration, flight, step, attempt, operation, method, path, records, at, ms, status, error, request_bytes, request, response)
     SELECT ?1 + e.id, ?2, ?3 + e.id, 0, 1, d.operation, d.method, d.path, 1, e.received_at + 300, 20 + e.id % 180,
       iif(e.id % 200 = 7, 422, 200), NULL, d.request_bytes, d.request, iif(e.id % 200 = 7, ?6, d.response)
     FROM events e JOIN pool_sizes s ON s.type = e.type JOIN pool p ON p.type = e.type AND p.slot = e.id % s.size
     JOIN deliveries d ON d.id = p.delivery WHERE e.id > ?4 AND e.id <= ?5 ORDER BY e.id`,
  );
  const outcomes = connection.prepare(
    `INSERT INTO outcomes (integration, customer, event, type, at, outcome, reason, status, delivery, slot, issues)
     SELECT ?2, e.customer, e.id, e.type, e.received_at + 500, iif(e.id % 200 = 7, 2, 0), iif(e.id % 200 = 7, 'request_refused', NULL),
       iif(e.id % 200 = 7, 422, 200), ?1 + e.id, 0, iif(e.id % 200 = 7, ?5, NULL)
     FROM events e JOIN pool_sizes s ON s.type = e.type WHERE e.id > ?3 AND e.id <= ?4 ORDER BY e.id`,
  );
  const letters = connection.prepare(
    `INSERT INTO dead_letters (integration, event, customer, type, code, issue, delivery, buried_at)
     SELECT integration, event, customer, type, reason, json_extract(issues, '$[0]'), delivery, at
     FROM outcomes WHERE id > ? AND outcome = 2 AND integration = ?`,
  );
  const minutes = connection.prepare(
    `INSERT INTO delivery_minutes (integration, minute, delivered, skipped, buried, identity_refused)
     SELECT integration, at / ${MINUTE_MS}, sum(outcome = 0), 0, sum(outcome = 2), 0 FROM outcomes WHERE id > ? AND integration = ?
     GROUP BY 1, 2
     ON CONFLICT DO UPDATE SET delivered = delivered + excluded.delivered, buried = buried + excluded.buried`,
  );
  const last = connection.prepare(
    `SELECT (SELECT coalesce(max(id), 0) FROM outcomes), (SELECT coalesce(max(id), 0) FROM deliveries),
       (SELECT coalesce(max(flight), 0) FROM deliveries)`,
  );
  let isFilled = false;
  return (from, to) =>
    connection.write(() => {
      if (!isFilled) {
        fillPool.run(integration);
        sizes.run();
        isFilled = true;
      }
      const [outcome, delivery, flight] = (last.row() ?? []) as number[];
      const [example, issues] = refused.row(integration) ?? [];
      const response = refusal.row(example ?? 0)?.[0] ?? null;
      const { changes } = deliveries.run(
        ...[(delivery ?? 0) - from, integration, (flight ?? 0) - from, from, to, response],
      );
      outcomes.run((delivery ?? 0) - from, integration, from, to, issues ?? null);
      letters.run(outcome ?? 0, integration);
      minutes.run(outcome ?? 0, integration);
      return Number(changes);
    });
}
