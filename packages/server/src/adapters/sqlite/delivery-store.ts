import { LONGEST_PARK_MS } from '@causeway/core/delivery/backoff';
import type { AuditDraft } from '../../ports/audit-store.ts';
import type { Integration } from '../../ports/config-store.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import { integrationRecord } from '../../ports/integration-record.ts';
import { StoreError } from '../../ports/store-error.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection } from './connection.ts';
import { openFlights } from './flights.ts';
import { INTEGRATION, integrationFrom } from './integrations.ts';
import { LANES } from './lane.ts';
import { openQueueCounts } from './queue-counts.ts';
import { Recent } from './recent.ts';
import { openSettle } from './settle.ts';
import type { ShadowCache } from './shadow-rows.ts';
import { openTake } from './take.ts';

const CACHED_SHADOWS = 20_000;

/** Delivering on SQLite, on a connection of its own. */
export function openDeliveryStore(connection: Connection): DeliveryStore {
  const shadows: ShadowCache = new Recent(CACHED_SHADOWS);
  let lastDelivery = Number(connection.prepare('SELECT coalesce(max(id), 0) FROM deliveries').row()?.[0]);
  const newDelivery = (): number => ++lastDelivery;
  // One probe per lane: a DISTINCT would read the whole backlog.
  const lanes = connection.prepare(
    `WITH RECURSIVE lane(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM lane WHERE n < ${LANES - 1})
     SELECT n FROM lane WHERE EXISTS (SELECT 1 FROM messages WHERE integration = ? AND messages.lane = n)`,
  );
  const dueLanes = connection.prepare('SELECT DISTINCT lane FROM waiting WHERE integration = ? AND due <= ?');
  const nextDue = connection.prepare('SELECT min(due) FROM waiting WHERE integration = ? AND due > ?');
  const recall = connection.prepare('UPDATE waiting SET due = ?1 WHERE integration = ?2 AND due > ?3');
  const pause = connection.prepare(
    `UPDATE integrations SET state = 'paused', pause = ?, updated_at = ? WHERE id = ? AND state = 'active'
     RETURNING ${INTEGRATION}`,
  );
  const { note } = openAuditWriter(connection);
  return {
    pending: async (integration, now) => {
      // Put aside when the clock was ahead of what it says now.
      const latest = now + LONGEST_PARK_MS;
      if (nextDue.row(integration, latest)?.[0] !== null)
        // What the disk does not take now, it takes at the next look.
        await connection
          .write(() => recall.run(now, integration, latest))
          .catch((error: unknown) => {
            if (!(error instanceof StoreError)) throw error;
          });
      const all = new Set<number>();
      for (const [lane] of lanes.rows(integration)) all.add(lane as number);
      for (const [lane] of dueLanes.rows(integration, now)) all.add(lane as number);
      return { lanes: [...all], nextDue: (nextDue.row(integration, now)?.[0] as number | null) ?? undefined };
    },
    ...openQueueCounts(connection),
    take: openTake(connection, shadows),
    ...openFlights(connection, newDelivery),
    settle: openSettle(connection, shadows, newDelivery),
    pause: (integration, issue, now) =>
      connection.write(() => {
        const row = pause.row(JSON.stringify({ ...issue, at: now }), now, integration);
        if (row !== undefined) note(pausedByHub(integrationFrom(row)), now);
      }),
  };
}

/** What the log says of an integration that the hub itself stopped. */
function pausedByHub(after: Integration): AuditDraft {
  const before: Integration = { ...after, state: 'active', pause: undefined };
  return {
    by: { workspace: after.workspace, actor: { kind: 'hub', id: undefined, name: 'delivery' } },
    action: 'integration.pause',
    target: { kind: 'integration', id: String(after.id), name: after.name },
    before: integrationRecord(before),
    after: integrationRecord(after),
  };
}
