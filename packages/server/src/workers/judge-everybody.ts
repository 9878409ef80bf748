import type { Look } from '@causeway/core/register/known';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Looks } from '../ports/looks.ts';

export interface JudgingTools {
  readonly audiences: Pick<AudienceStore, 'judgings' | 'judgedTo'>;
  readonly looks: Pick<Looks, 'behind'>;
  /** Resolves when they are on disk. */
  readonly submit: (looks: readonly Look[]) => Promise<unknown>;
  /** The epoch by which the registering side judges. */
  readonly epochOf: (workspace: number) => number;
  /** Lets whatever else waits have its turn. */
  readonly rest: (workedMs: number) => Promise<void>;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
}

/** Customers who share one transaction: it holds up what is registered meanwhile for a few milliseconds. */
const PORTION = 250;

/**
 * Judges everybody by rules that began, from where it stopped. An epoch that begins meanwhile is taken up in the next
 * round. Answers how many customers were judged.
 */
export async function judgeEverybody(tools: JudgingTools): Promise<number> {
  const { audiences, clock, stopping } = tools;
  let judged = 0;
  for (const { workspace, epoch, place, state } of await audiences.judgings()) {
    if (state !== 'running' || tools.epochOf(workspace) < epoch) continue;
    let from = place;
    for (;;) {
      if (stopping.aborted) return judged;
      const began = clock();
      const keys = await tools.looks.behind(workspace, epoch, from, PORTION);
      await tools.submit(keys.map((look) => ({ workspace, receivedAt: clock(), look })));
      from = (keys.at(-1) ?? from) + 1;
      const isDone = keys.length < PORTION;
      await audiences.judgedTo(workspace, epoch, from, keys.length, isDone, clock());
      judged += keys.length;
      if (isDone) break;
      const now = (await audiences.judgings()).find((one) => one.workspace === workspace);
      if (now?.state !== 'running' || now.epoch !== epoch) break;
      await tools.rest(clock() - began);
    }
  }
  return judged;
}
