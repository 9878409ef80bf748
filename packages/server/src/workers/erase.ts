import { backoff, GIVE_UP_AFTER_MS } from '@causeway/core/delivery/backoff';
import { compileMentions } from '@causeway/core/erasure/mentions';
import type { Issue } from '@causeway/core/result/issue';
import type { Clock } from '../ports/clock.ts';
import type { EraseAt } from '../ports/erase-at.ts';
import type { EndedErasure, ErasureJob, ErasureStore, StepEnd } from '../ports/erasure-store.ts';
import type { ErasureSealing, ErasureWork } from '../ports/erasure-work.ts';
import type { Log } from '../ports/log.ts';

export interface EraseTools {
  readonly erasures: ErasureStore;
  readonly sealing: ErasureSealing;
  readonly eraseAt: EraseAt;
  /** What is under way with something of theirs is not to be repeated, and is to be let go where it waits. */
  readonly dropUnderWay: () => void;
  /** Leaves nothing of what was deleted beside the database. Answers false when it is to be tried again. */
  readonly fold: () => Promise<boolean>;
  /** Lets whatever else waits have its turn. */
  readonly rest: (workedMs: number) => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

/** So long what is under way may end by itself. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 50;
const RETRY_BASE_MS = 1_000;
const RETRY_CAP_MS = 5 * 60_000;
const FOLDINGS = 20;

/**
 * Erases people, one at a time and a portion at a time, from where it stopped. Messages are stopped first, and what is
 * under way ends, before anything is deleted at a destination: nothing makes the profile there anew. Answers how many
 * steps it has ended.
 */
export async function erase(tools: EraseTools): Promise<number> {
  const { erasures, clock, stopping } = tools;
  let ended = 0;
  await finishEnded(tools);
  for (;;) {
    if (stopping.aborted) return ended;
    const job = await erasures.next(clock());
    if (job === undefined) return ended;
    if (await carryOut(tools, job)) ended++;
    await finishEnded(tools);
  }
}

/** Answers false when it was interrupted. */
async function carryOut(tools: EraseTools, job: ErasureJob): Promise<boolean> {
  const { erasures, sealing, clock, log } = tools;
  let work: ErasureWork;
  try {
    work = sealing.open(job.workspace, job.work);
  } catch (error) {
    log.error({ err: error, erasure: job.id }, 'what an erasure needs cannot be opened');
    await erasures.endStep(job, { state: 'failed', count: 0, issue: UNREADABLE }, clock());
    return true;
  }
  if (job.step.kind !== 'destination') return eraseHere(tools, job, work);
  await erasures.endStep(job, await eraseThere(tools, job, work), clock());
  return true;
}

async function eraseHere(
  tools: EraseTools,
  job: ErasureJob,
  { spellings, ids }: ErasureWork,
): Promise<boolean> {
  const { erasures, clock, rest, stopping } = tools;
  const traces = { mentions: compileMentions(spellings), ids };
  for (let done = false; !done;) {
    if (stopping.aborted) return false;
    const began = clock();
    done = await erasures.portion(job, traces, began);
    await rest(clock() - began);
  }
  if (job.step.kind !== 'queue') return true;
  if (!(await endUnderWay(tools, job.id))) return false;
  await erasures.endStep(job, { state: 'done', count: 0 }, clock());
  return true;
}

/** Waits until no request carries them any more. */
async function endUnderWay(
  { erasures, dropUnderWay, pause, clock, stopping }: EraseTools,
  erasure: number,
): Promise<boolean> {
  let until = clock() + PATIENCE_MS;
  while ((await erasures.underWay(erasure)) > 0) {
    if (stopping.aborted) return false;
    if (clock() >= until) {
      dropUnderWay();
      until = clock() + PATIENCE_MS;
    }
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

async function eraseThere(
  { eraseAt, clock, random }: EraseTools,
  { workspace, step }: ErasureJob,
  work: ErasureWork,
): Promise<StepEnd> {
  const integration = step.integration?.id ?? 0;
  const requests = work.destinations.find((one) => one.integration === integration)?.requests ?? [];
  if (requests.length === 0) return { state: 'done', count: 0, issue: NOBODY_THERE };
  let issue: Issue | undefined;
  let statusCode: number | undefined;
  for (const request of requests) {
    const answer = await eraseAt(workspace, integration, request);
    statusCode = answer.statusCode ?? statusCode;
    if (answer.kind === 'done') {
      issue ??= answer.issue;
      continue;
    }
    const said = { count: 0, statusCode, issue: answer.issue };
    if (answer.kind === 'refused') return { ...said, state: 'failed' };
    const now = clock();
    if (now - (step.since ?? now) >= GIVE_UP_AFTER_MS) return { ...said, state: 'failed' };
    const wait = backoff(step.attempts + 1, RETRY_BASE_MS, RETRY_CAP_MS, random(), answer.retryAfterMs);
    return { ...said, state: 'waiting', due: now + wait };
  }
  return { state: 'done', count: requests.length, statusCode, issue };
}

async function finishEnded(tools: EraseTools): Promise<void> {
  const { erasures, sealing, clock, fold, pause, log } = tools;
  const all = await erasures.ended();
  if (all.length === 0) return;
  for (const one of all) await erasures.letGo(one.id, stillNeeded(sealing, one));
  let folded = await fold();
  for (let tries = 1; !folded && tries < FOLDINGS; tries++) {
    await pause(LOOK_EVERY_MS);
    folded = await fold();
  }
  if (!folded) {
    log.warn({}, 'what was erased cannot be folded away yet, because somebody reads; it is tried again');
    return;
  }
  for (const { id, failed } of all) await erasures.finish(id, failed.length > 0, clock());
}

/** Of what has failed at a destination, the requests; nothing else leads to the person any more. */
function stillNeeded(
  sealing: ErasureSealing,
  { workspace, failed, work }: EndedErasure,
): Uint8Array | undefined {
  if (failed.length === 0 || work === undefined) return undefined;
  try {
    const { destinations } = sealing.open(workspace, work);
    const left = destinations.filter(({ integration }) => failed.includes(integration));
    return failed.includes(0)
      ? work
      : sealing.seal(workspace, { ids: [], spellings: [], destinations: left });
  } catch {
    // Nobody can read it now; with the right key it may still be of use.
    return work;
  }
}

const UNREADABLE: Issue = {
  code: 'work_unreadable',
  message: 'What is needed to find the person cannot be opened: it was sealed with another key.',
  hint: 'Start the hub with the key that it had (CAUSEWAY_SECRET_KEY, or secret.key in the data folder), and try again.',
};

const NOBODY_THERE: Issue = {
  code: 'nothing_known_there',
  message:
    'The person had no identifier that this destination could know them by, so there was nothing to delete.',
  hint: 'If you see the person there, delete them by hand.',
};
