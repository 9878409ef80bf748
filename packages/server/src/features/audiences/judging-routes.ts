import { getJudging, pauseJudging, restartJudging, resumeJudging } from '@causeway/contract/audiences';
import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { Refused } from '@causeway/contract/problem';
import type { AudienceStore, Judging } from '../../ports/audience-store.ts';
import type { AuditAction, Noting } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MemberStore } from '../../ports/member-store.ts';

export interface JudgingTools {
  readonly audienceStore: AudienceStore;
  readonly members: MemberStore;
  readonly configured: () => Promise<void> | void;
  readonly clock: Clock;
}

/** Judging everybody: how far it has come, and when it is to stop or begin again. */
export function judgingRoutes({ audienceStore, members, configured, clock }: JudgingTools): readonly Route[] {
  const view = async (judging: Judging | undefined): Promise<AnswerOf<typeof getJudging>> => {
    if (judging === undefined) throw nothingJudged();
    return judgingView(judging, await members.countCustomers(judging.workspace));
  };
  const hold = async (caller: Caller, paused: boolean): Promise<AnswerOf<typeof getJudging>> => {
    const action = paused ? 'judging.pause' : 'judging.resume';
    return view(await audienceStore.holdJudging(caller.workspace, paused, clock(), notingOf(caller, action)));
  };

  return [
    route(getJudging, async (_request, { workspace }) => view(await audienceStore.judging(workspace))),
    route(pauseJudging, async (_request, caller) => hold(caller, true)),
    route(resumeJudging, async (_request, caller) => hold(caller, false)),
    route(restartJudging, async (_request, caller) => {
      const { workspace } = caller;
      if ((await audienceStore.judging(workspace)) === undefined) throw nothingJudged();
      const judging = await audienceStore.judgeAgain(workspace, clock(), notingOf(caller, 'judging.restart'));
      await configured();
      return view(judging);
    }),
  ];
}

/** When it is done everybody was judged, also those whose turn came before it reached them. */
export function judgingView(
  { state, looked, startedAt, updatedAt }: Judging,
  total: number,
): AnswerOf<typeof getJudging> {
  return {
    state,
    looked: state === 'done' ? total : Math.min(looked, total),
    total,
    started_at: timeOf(startedAt),
    updated_at: timeOf(updatedAt),
  };
}

function notingOf(by: Caller, action: AuditAction): Noting<Judging> {
  return ({ state, epoch }) => ({
    by,
    action,
    target: { kind: 'judging', id: undefined, name: 'Judging of all customers' },
    after: { state, epoch },
  });
}

function nothingJudged(): Refused {
  return new Refused(404, 'not_found', 'Nobody is being judged in this workspace.');
}
