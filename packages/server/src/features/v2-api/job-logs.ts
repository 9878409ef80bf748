import { timeOf } from '@causeway/contract/page';
import { AUDIENCE_EVENTS, AUDIENCE_LEFT } from '@causeway/core/audience/change-events';
import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import type { AuditEntry } from '../../ports/audit-store.ts';
import type { Integration } from '../../ports/config-store.ts';
import type { DeliveryEntry, LogEntry, LogFilter } from '../../ports/log-store.ts';
import type { V2ApiTools } from './exchange.ts';

interface Line {
  readonly at: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly code: string;
  readonly message: string;
  readonly context: JsonObject;
}

const MINUTE_MS = 60_000;
const MOST_ENDED = 1_000;
const MOST_FAILED = 200;
const AUDIT_PAGE = 200;
const MOST_AUDIT_PAGES = 5;

const DONE: Readonly<Record<string, string>> = {
  'integration.add': 'Started by',
  'integration.change': 'Updated by',
  'integration.pause': 'Paused by',
  'integration.resume': 'Resumed by',
  'integration.remove': 'Killed by',
  'existing_users.start': 'Existing users started by',
  'existing_users.pause': 'Existing users paused by',
  'existing_users.resume': 'Existing users resumed by',
};

/**
 * What became of a job, in time: what people and the hub did with it, how many were told of in each minute, and with
 * `errors` whatever was refused, left out or tried again. As far back as the logs go, and no further than is shown here.
 */
export async function logsOf(
  { audit, logs }: Pick<V2ApiTools, 'audit' | 'logs'>,
  job: Pick<Integration, 'id' | 'workspace' | 'createdAt'>,
  errors: boolean,
): Promise<readonly JsonObject[]> {
  const ended = await endedOf(logs, job.id);
  const lines = [...(await doings(audit, job)), ...minutes(ended)];
  if (errors) {
    const page = { most: MOST_FAILED, before: undefined };
    const { data: sent } = await logs.deliveries(job.id, {}, page);
    lines.push(...ended.flatMap(leftOut), ...sent.toReversed().flatMap(failed));
  }
  return lines
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, level, code, message, context }) => ({
      job_id: String(job.id),
      context,
      code,
      message,
      level,
      timestamp: timeOf(at),
    }));
}

/** What was done with the job, from the audit log. */
async function doings(
  audit: V2ApiTools['audit'],
  { id, workspace, createdAt }: Pick<Integration, 'id' | 'workspace' | 'createdAt'>,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const action of ['existing_users', 'integration']) {
    let before: Parameters<typeof audit.list>[2]['before'];
    for (let page = 0; page < MOST_AUDIT_PAGES; page++) {
      const found = await audit.list(workspace, { action, from: createdAt }, { most: AUDIT_PAGE, before });
      lines.push(...found.data.filter(({ target }) => target.id === String(id)).flatMap(lineOf));
      before = found.next;
      if (before === undefined) break;
    }
  }
  return lines.toReversed();
}

/** Messages that ended, in time. Events that never concerned the job are in its log as well, and are no matter here. */
async function endedOf(
  logs: Pick<V2ApiTools['logs'], 'outcomes'>,
  job: number,
): Promise<readonly LogEntry[]> {
  const filters: readonly LogFilter[] = [
    { outcome: 'delivered' },
    { outcome: 'buried' },
    ...[...AUDIENCE_EVENTS].map((type): LogFilter => ({ outcome: 'skipped', type })),
  ];
  const pages = await Promise.all(
    filters.map((filter) => logs.outcomes(job, filter, { most: MOST_ENDED, before: undefined })),
  );
  const found = pages.flatMap(({ data }) => data).filter(({ reason }) => reason !== 'no_mapping');
  return found.toSorted((one, other) => one.id - other.id);
}

function lineOf({ at, actor, action, after }: AuditEntry): Line[] {
  const did = DONE[action];
  if (did === undefined) return [];
  const context: JsonObject = actor.kind === 'hub' ? {} : { user_email: actor.name };
  const reason = reasonIn(after as Json | undefined);
  if (action === 'integration.pause' && actor.kind === 'hub' && reason !== undefined)
    return [{ at, level: 'error', ...reason, context }];
  return [{ at, level: 'info', code: '', message: `${did} ${actor.name}`, context }];
}

/** Why the hub itself paused it. */
function reasonIn(after: Json | undefined): { readonly code: string; readonly message: string } | undefined {
  const pause = isObject(after) ? own(after, 'pause') : undefined;
  const [code, message] = isObject(pause) ? [own(pause, 'code'), own(pause, 'message')] : [];
  return typeof code === 'string' && typeof message === 'string' ? { code, message } : undefined;
}

/** How many were told of, minute by minute. `removed`: that they left an audience; `omitted`: not told of. */
function minutes(ended: readonly LogEntry[]): readonly Line[] {
  const sums = new Map<number, { added: number; removed: number; omitted: number; failed: number }>();
  for (const { at, outcome, type } of ended) {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const sum = sums.get(minute) ?? { added: 0, removed: 0, omitted: 0, failed: 0 };
    if (outcome !== 'delivered') sum.omitted++;
    else if (type === AUDIENCE_LEFT) sum.removed++;
    else sum.added++;
    if (outcome === 'buried') sum.failed++;
    sums.set(minute, sum);
  }
  return [...sums].map(([at, { failed: refused, ...context }]) => ({
    at,
    level: refused > 0 ? 'warn' : 'info',
    code: '',
    message: `Told of ${context.added + context.removed}, left out ${context.omitted}.`,
    context,
  }));
}

/** One that was not told of, with the reason. */
function leftOut({ at, outcome, reason, issues, customer }: LogEntry): Line[] {
  if (outcome === 'delivered') return [];
  const [issue] = issues;
  const context: JsonObject = { omitted: 1, ...(customer === undefined ? {} : { user_id: customer.id }) };
  return [
    {
      at,
      level: outcome === 'buried' ? 'error' : 'warn',
      code: issue?.code ?? reason ?? outcome,
      message: issue?.message ?? reason ?? outcome,
      context,
    },
  ];
}

/** A request that came to nothing, and is tried again or was given up. */
function failed({ at, status, error, attempt, records }: DeliveryEntry): Line[] {
  if (status === undefined || (status >= 200 && status < 300)) return [];
  const said = error ?? (status === 0 ? 'There was no answer.' : `It answered ${status}.`);
  const code = status === 0 ? 'no_answer' : `http_${status}`;
  return [{ at, level: 'warn', code, message: said, context: { attempt, records } }];
}
