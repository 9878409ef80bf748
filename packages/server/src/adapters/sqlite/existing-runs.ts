import type { ExistingRun, ExistingRuns } from '../../ports/existing-runs.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';

const COLUMNS = 'integration, place, since, customer, told, total, state, started_at, updated_at';
const BEFORE_ALL = { since: Number.MIN_SAFE_INTEGER, customer: 0 };

/** Telling of existing users, on SQLite. */
export function openExistingRuns(connection: Connection): ExistingRuns {
  const { note } = openAuditWriter(connection);
  const list = connection.prepare(`SELECT ${COLUMNS} FROM existing_runs ORDER BY integration`);
  const one = connection.prepare(`SELECT ${COLUMNS} FROM existing_runs WHERE integration = ?`);
  const write = connection.prepare(
    `INSERT INTO existing_runs (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET place = excluded.place, since = excluded.since, customer = excluded.customer,
     told = excluded.told, total = excluded.total, state = excluded.state, started_at = excluded.started_at,
     updated_at = excluded.updated_at`,
  );
  const find = (integration: number): ExistingRun | undefined => {
    const row = one.row(integration);
    return row === undefined ? undefined : runFrom(row);
  };
  const put = (run: ExistingRun): ExistingRun => {
    const { integration, place, last, told, total, state, startedAt, updatedAt } = run;
    write.run(integration, place, last.since, last.customer, told, total, state, startedAt, updatedAt);
    return run;
  };
  /** As it is by now, if it is still the same run. */
  const same = ({ integration, startedAt }: ExistingRun): ExistingRun | undefined => {
    const now = find(integration);
    return now?.startedAt === startedAt ? now : undefined;
  };

  return {
    runs: async () => list.rows().map(runFrom),
    run: async (integration) => find(integration),
    start: (integration, now, noting) =>
      connection.write(() => {
        const startedAt = Math.max(now, (find(integration)?.startedAt ?? 0) + 1);
        const fresh = { place: 0, last: BEFORE_ALL, told: 0, total: 0, state: 'running' as const };
        const run = put({ integration, ...fresh, startedAt, updatedAt: now });
        note(noting(run), now);
        return run;
      }),
    hold: (integration, paused, now, noting) =>
      connection.write(() => {
        const before = find(integration);
        if (before === undefined || before.state === 'done') return undefined;
        const state = paused ? 'paused' : 'running';
        if (before.state === state) return before;
        const after = put({ ...before, state, updatedAt: now });
        note(noting(after), now);
        return after;
      }),
    begin: (run, place, total, now) =>
      connection.write(() => {
        const before = same(run);
        const startedAt = Math.max(now, run.startedAt);
        return before && put({ ...before, place, total, startedAt, updatedAt: now });
      }),
    advance: (run, { place, last, told, isDone }, now) =>
      connection.write(() => {
        const before = same(run);
        const end = isDone ? { state: 'done' as const } : {};
        return before && put({ ...before, place, last, told, ...end, updatedAt: now });
      }),
  };
}

function runFrom(row: readonly Value[]): ExistingRun {
  return {
    integration: row[0] as number,
    place: row[1] as number,
    last: { since: row[2] as number, customer: row[3] as number },
    told: row[4] as number,
    total: row[5] as number,
    state: row[6] as ExistingRun['state'],
    startedAt: row[7] as number,
    updatedAt: row[8] as number,
  };
}
