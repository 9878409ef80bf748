import type { Series } from '@causeway/core/overview/series';
import type { ActivityStore, Endings } from '../../ports/activity-store.ts';
import type { Connection } from './connection.ts';
import { pacer } from './pacer.ts';

/** Reading what was counted, on SQLite. Give it a connection that is used for reading alone. */
export function openActivityStore(connection: Connection): ActivityStore {
  const intake = connection.prepare(
    `SELECT CAST((minute - ?1) / ?2 AS INTEGER), sum(accepted), sum(repeated), sum(refused) FROM intake_minutes
     WHERE source = ?3 AND minute >= ?1 AND minute < ?4 GROUP BY 1`,
  );
  const endings = connection.prepare(
    `SELECT CAST((minute - ?1) / ?2 AS INTEGER), sum(delivered), sum(skipped), sum(buried), sum(identity_refused) FROM delivery_minutes
     WHERE integration = ?3 AND minute >= ?1 AND minute < ?4 GROUP BY 1`,
  );
  // Whoever has sent an event has an identifier, and those are kept longer than events.
  const anyone = connection.prepare('SELECT 1 FROM identifiers WHERE workspace = ? LIMIT 1');
  const nextCode = connection.prepare(
    'SELECT code FROM dead_letters WHERE integration = ? AND code > ? ORDER BY code LIMIT 1',
  );
  const earliest = connection.prepare(
    'SELECT min(buried_at) FROM dead_letters WHERE integration = ? AND code = ?',
  );
  const rowsOf = (statement: typeof intake, whose: number, { first, step, points }: Series): number[][] =>
    statement.rows(first, step, whose, first + step * points) as number[][];
  const flat = ({ points }: Series): number[] => Array.from({ length: points }, () => 0);

  return {
    intake: async (sources, series) => {
      const pace = pacer();
      const sums = [flat(series), flat(series), flat(series)] as const;
      for (const source of sources) {
        for (const [point = 0, ...counts] of rowsOf(intake, source, series)) {
          for (const [index, sum] of sums.entries()) sum[point] = (sum[point] ?? 0) + (counts[index] ?? 0);
        }
        await pace();
      }
      return { accepted: sums[0], repeated: sums[1], refused: sums[2] };
    },
    endings: async (integrations, series) => {
      const pace = pacer();
      const all = new Map<number, Endings>();
      for (const integration of integrations) {
        const sums = [flat(series), flat(series), flat(series)] as const;
        let identityRefused = 0;
        for (const [point = 0, ...counts] of rowsOf(endings, integration, series)) {
          for (const [index, sum] of sums.entries()) sum[point] = counts[index] ?? 0;
          identityRefused += counts[3] ?? 0;
        }
        all.set(integration, { delivered: sums[0], skipped: sums[1], buried: sums[2], identityRefused });
        await pace();
      }
      return all;
    },
    anyEvent: async (workspace) => anyone.row(workspace) !== undefined,
    deadSince: async (integration) => {
      let since: number | undefined;
      for (let code = ''; ;) {
        const next = nextCode.row(integration, code)?.[0] as string | undefined;
        if (next === undefined) return since;
        code = next;
        since = Math.min(since ?? Infinity, earliest.row(integration, code)?.[0] as number);
      }
    },
  };
}
