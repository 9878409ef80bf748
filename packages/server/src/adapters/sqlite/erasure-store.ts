import type {
  Erasure,
  ErasureJob,
  ErasureStore,
  StepEnd,
  StepKind,
  Suppressed,
  Traces,
} from '../../ports/erasure-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import { unpacked } from './bodies.ts';
import type { Connection, Value } from './connection.ts';
import { openEraseEvents } from './erase-events.ts';
import { openEraseLog } from './erase-log.ts';
import { openEraseReceipts } from './erase-receipts.ts';
import { openEraseRows } from './erase-rows.ts';
import { openBeginErasure } from './erasure-begin.ts';
import { openErasureRows, STEP, stepFrom } from './erasure-rows.ts';

/** What one portion did, and where the next one goes on. */
interface Portion {
  readonly count: number;
  readonly phase: number;
  readonly place: number;
  readonly done: boolean;
}

interface Place {
  readonly phase: number;
  readonly place: number;
  readonly last: { readonly delivery: number; readonly receipts: readonly number[] };
}

type Work = (job: ErasureJob, at: Place, traces: Traces) => Promise<Portion>;

/** `forget`: what the registering side remembers of customers and of the suppress list is out of date. */
export function openErasureStore(connection: Connection, forget: () => void): ErasureStore {
  const { note } = openAuditWriter(connection);
  const rows = openErasureRows(connection);
  const begin = openBeginErasure(connection);
  const works = openWorks(connection);
  const nextStep = connection.prepare(
    `SELECT e.id, e.workspace, e.subject, e.work, ${qualified(STEP)}
     FROM erasures e JOIN erasure_steps s ON s.erasure = e.id
     WHERE e.state = 'running' AND s.state IN ('waiting', 'running') AND s.due <= ? AND NOT EXISTS
       (SELECT 1 FROM erasure_steps q WHERE q.erasure = e.id AND q.kind = 'queue' AND q.position < s.position AND q.state <> 'done')
     ORDER BY e.id, s.position LIMIT 1`,
  );
  const placeOf = connection.prepare(
    `SELECT s.phase, s.place, e.last_delivery, e.last_inbound, e.last_receipt, e.last_audit
     FROM erasures e JOIN erasure_steps s ON s.erasure = e.id WHERE e.id = ? AND s.position = ?`,
  );
  const advance = connection.prepare(
    `UPDATE erasure_steps SET state = ?, count = count + ?, phase = ?, place = ?, at = ? WHERE erasure = ? AND position = ?`,
  );
  const end = connection.prepare(
    `UPDATE erasure_steps SET state = ?, count = count + ?, status_code = ?, issue = ?, at = ?, due = ?,
       attempts = attempts + ?, since = CASE WHEN ? THEN coalesce(since, ?) END WHERE erasure = ? AND position = ?`,
  );
  const again = connection.prepare(
    `UPDATE erasure_steps SET state = 'waiting', attempts = 0, since = NULL, due = 0 WHERE erasure = ? AND state = 'failed'`,
  );
  const setState = connection.prepare('UPDATE erasures SET state = ?, finished_at = ? WHERE id = ?');
  const ended = connection.prepare(
    `SELECT id, workspace, work,
       (SELECT json_group_array(coalesce(integration, 0)) FROM erasure_steps s WHERE s.erasure = e.id AND s.state = 'failed')
     FROM erasures e WHERE state = 'running' AND NOT EXISTS
       (SELECT 1 FROM erasure_steps s WHERE s.erasure = e.id AND s.state IN ('waiting', 'running'))`,
  );
  const setWork = connection.prepare('UPDATE erasures SET work = ? WHERE id = ?');
  const dropTemporary = connection.prepare(
    'DELETE FROM suppressed WHERE erasure = ?1 AND (SELECT suppress FROM erasures WHERE id = ?1) = 0',
  );
  const flights = connection.prepare(
    `SELECT f.body FROM flights f JOIN integrations i ON i.id = f.integration
     WHERE i.workspace = (SELECT workspace FROM erasures WHERE id = ?)`,
  );
  const keysOf = connection.prepare('SELECT customer FROM erased_customers WHERE erasure = ?');
  const find = connection.prepare('SELECT erasure, at FROM suppressed WHERE workspace = ? AND hash = ?');
  const refused = connection.prepare('SELECT sum(refused) FROM suppressed WHERE erasure = ?');
  const lift = connection.prepare('DELETE FROM suppressed WHERE erasure = ?');
  const unfinished = connection.prepare("SELECT 1 FROM erasures WHERE id = ? AND state <> 'done'");

  const erasuresOf = (workspace: number, hashes: readonly string[]): Map<number, number> =>
    new Map(hashes.flatMap((hash) => find.rows(workspace, hash) as unknown as [number, number][]));
  const required = (workspace: number, id: number): Erasure => {
    const erasure = rows.one(workspace, id);
    if (erasure === undefined) throw new Error(`the erasure ${id} was lost`);
    return erasure;
  };

  return {
    begin: async (request, describe, now, noting) => {
      // Remembered without them even when it fails: what is remembered is read again.
      try {
        return await connection.write(() => {
          const id = begin(request, describe, now);
          if (id === undefined) return undefined;
          const erasure = required(request.workspace, id);
          note(noting(erasure), now);
          forget();
          return erasure;
        });
      } catch (error) {
        forget();
        throw error;
      }
    },
    erasure: async (workspace, id) => rows.one(workspace, id),
    list: async (workspace, hash, before, most) =>
      rows.list(workspace, hash, before ?? Number.MAX_SAFE_INTEGER, most),
    retry: (workspace, id, now, noting) =>
      connection.write(() => {
        const before = rows.one(workspace, id);
        if (before === undefined || before.state !== 'failed') return undefined;
        again.run(id);
        setState.run('running', null, id);
        const after = required(workspace, id);
        note(noting(before, after), now);
        return after;
      }),

    next: async (now) => {
      const row = nextStep.row(now);
      return row === undefined ? undefined : jobFrom(row);
    },
    portion: async (job, traces, now) => {
      const row = placeOf.row(job.id, job.step.position);
      if (row === undefined) throw new Error(`a step of the erasure ${job.id} was lost`);
      const at = placeFrom(row);
      const work = works[job.step.kind];
      if (work === undefined) throw new Error(`there is nothing to do here for ${job.step.kind}`);
      const { count, phase, place, done } = await work(job, at, traces);
      // What waits for the requests under way is ended by who watches them.
      const state = done && job.step.kind !== 'queue' ? 'done' : 'running';
      await connection.write(() => {
        advance.run(state, count, phase, place, now, job.id, job.step.position);
      });
      return done;
    },
    underWay: async (erasure) => {
      const keys = new Set(keysOf.rows(erasure).map(([key]) => key as number));
      return flights.rows(erasure).filter(([body]) => {
        const { entries } = JSON.parse(unpacked(body as Uint8Array)) as {
          entries: readonly { readonly customer: number }[];
        };
        return entries.some(({ customer }) => keys.has(customer));
      }).length;
    },
    endStep: (job, { state, count, statusCode, issue, due }: StepEnd, now) =>
      connection.write(() => {
        const tries = state === 'waiting' ? 1 : 0;
        const said = issue === undefined ? null : JSON.stringify(issue);
        end.run(
          ...[state, count, statusCode ?? null, said, now, due ?? 0, tries, tries, now],
          ...[job.id, job.step.position],
        );
      }),
    ended: async () =>
      ended.rows().map(([id, workspace, work, failed]) => ({
        id: id as number,
        workspace: workspace as number,
        failed: JSON.parse(failed as string) as number[],
        work: (work ?? undefined) as Uint8Array | undefined,
      })),
    letGo: (erasure, work) =>
      connection.write(() => {
        setWork.run(work ?? null, erasure);
      }),
    finish: (erasure, failed, now) =>
      connection.write(() => {
        setState.run(failed ? 'failed' : 'done', failed ? null : now, erasure);
        if (failed) return;
        dropTemporary.run(erasure);
        forget();
      }),

    suppressed: async (workspace, hashes) => {
      const found = [...erasuresOf(workspace, hashes)];
      const [first] = found.toSorted(([, a], [, b]) => a - b);
      if (first === undefined) return undefined;
      const counts = found.map(([erasure]) => Number(refused.row(erasure)?.[0] ?? 0));
      const [erasure, since] = first;
      return { since, erasure, refused: Math.max(...counts) } satisfies Suppressed;
    },
    lift: (workspace, hashes, now, noting) =>
      connection.write(() => {
        const erasures = [...erasuresOf(workspace, hashes).keys()];
        if (erasures.some((id) => unfinished.row(id) !== undefined)) return 'unfinished';
        const lifted = erasures.reduce((sum, erasure) => sum + Number(lift.run(erasure).changes), 0);
        if (lifted === 0) return 0;
        note(noting({ lifted, erasures }), now);
        forget();
        return lifted;
      }),
  };
}

function qualified(columns: string): string {
  return columns
    .split(',')
    .map((name) => `s.${name.trim()}`)
    .join(', ');
}

function placeFrom(row: readonly Value[]): Place {
  const [phase = 0, place = 0, delivery = 0, ...receipts] = row as number[];
  return { phase, place, last: { delivery, receipts } };
}

function jobFrom(row: readonly Value[]): ErasureJob {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    subject: row[2] as string,
    work: row[3] as Uint8Array,
    step: stepFrom(row.slice(4)),
  };
}

/** How each kind of step is carried out, a portion at a time. */
function openWorks(connection: Connection): Partial<Record<StepKind, Work>> {
  const keys = connection.prepare(
    'SELECT customer FROM erased_customers WHERE erasure = ? ORDER BY customer',
  );
  const integrations = connection.prepare('SELECT id FROM integrations WHERE workspace = ?');
  const eraseEvents = openEraseEvents(connection);
  const log = openEraseLog(connection);
  const receipts = openEraseReceipts(connection);
  const keysOf = (erasure: number): readonly number[] => keys.rows(erasure).map(([key]) => key as number);

  /** One table a portion. */
  const tables = (when: 'queue' | 'profile'): Work => {
    const list = openEraseRows(connection, when);
    return async ({ id, workspace }, { phase }) => {
      const table = list[phase];
      if (table === undefined) return { count: 0, phase, place: 0, done: true };
      const own = integrations.rows(workspace).map(([integration]) => integration as number);
      const count = await connection.write(() => table.erase(keysOf(id), own));
      return { count, phase: phase + 1, place: 0, done: phase + 1 >= list.length };
    };
  };

  return {
    queue: tables('queue'),
    profile: tables('profile'),
    events: async ({ id }) => {
      const all = keysOf(id);
      const { count, done } = await connection.write(() => eraseEvents(all));
      return { count, phase: 0, place: 0, done };
    },
    log: async ({ id, workspace }, { phase, place, last }, { mentions }) => {
      if (phase === 2) {
        const found = await log.mentioned(workspace, place, last.delivery, mentions);
        return { count: found.count, phase, place: found.place, done: found.done };
      }
      const { count, done } = await (phase === 0
        ? log.outcomes(keysOf(id), mentions)
        : log.marks(id, mentions));
      return { count, phase: done ? phase + 1 : phase, place: 0, done: false };
    },
    receipts: async ({ id, workspace, subject }, { phase, place, last }, { mentions, ids }) => {
      const erase = receipts[phase];
      if (erase === undefined) return { count: 0, phase, place, done: true };
      const about = { keys: new Set(keysOf(id)), mentions, ids: new Set(ids), subject };
      const found = await erase(workspace, place, last.receipts[phase] ?? 0, about);
      const on = found.done ? { phase: phase + 1, place: 0 } : { phase, place: found.place };
      return { count: found.count, ...on, done: on.phase >= receipts.length };
    },
  };
}
