import type { JsonObject } from '@causeway/core/result/json';
import type { Rerun, RunAgain } from '../../ports/rerun.ts';
import { carryOut, type CarryOutTools } from './carry-out.ts';
import { judge, outcomeOf, type Judged } from './judge.ts';
import { actionOf, type Acting, type Outcome } from './outcome.ts';
import type { Sides } from './sides.ts';

export interface RerunTools extends CarryOutTools {
  readonly sides: Pick<Sides, 'of'>;
}

/** Runs a stored request of Insider through the present settings. An event has its effect once, however often it is run. */
export function createRerunInsider(tools: RerunTools): RunAgain {
  return async (workspace, { entry, body, dry }) => {
    const { owner } = entry;
    const side = owner === undefined ? undefined : await tools.sides.of(workspace, owner);
    if (side === undefined)
      return { notRerunnable: 'The integration that it came for is not there any more.' };
    if (body.request.truncated) return { notRerunnable: 'Only the beginning of its body was kept.' };
    const request = { text: body.request.body, at: tools.clock(), before: body.messageId };
    if (dry) {
      const judged = await judge(tools, side, { ...request, dry: true });
      return rerunOf(judged, await look(tools, judged), undefined);
    }
    const { method, path } = entry;
    const { judged, outcome, receipt } = await carryOut(tools, side, request, {
      kept: { method, path, ...body.request },
      bytes: body.request.body.length,
      rerunOf: entry.id,
    });
    return rerunOf(judged, outcome, receipt);
  };
}

async function look({ registrar }: RerunTools, judged: Judged): Promise<Outcome> {
  if (judged.kind === 'ended') return judged.outcome;
  const [registered] = await registrar.submit([judged.submission], 0);
  if (registered === undefined) throw new Error('a submission was lost');
  return outcomeOf(judged, registered);
}

function rerunOf(judged: Judged, outcome: Outcome, receipt: number | undefined): Rerun {
  const { status, answer, events, issues, customerText } = outcome;
  return {
    verdicts: [],
    status,
    answer: { status: answer.status, body: answer.body },
    mapped:
      judged.kind === 'ended'
        ? undefined
        : {
            type: judged.decision.kind,
            action: actionOf(judged.decision),
            customer: customerText,
            data: dataOf(judged.decision),
          },
    events,
    issues,
    receipt,
  };
}

/** What the request says here: of a profile the values of our attributes, else the event's data. */
function dataOf(decision: Acting): JsonObject {
  if (decision.kind === 'event') return decision.data;
  return Object.fromEntries(decision.told.values.map(({ attribute, value }) => [attribute, value]));
}
