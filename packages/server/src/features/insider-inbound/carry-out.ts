import type { Clock } from '../../ports/clock.ts';
import { judge, outcomeOf, type Judged, type JudgeTools, type JudgedRequest } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { receiptOf, type KeptRequest } from './receipt-of.ts';
import type { Side } from './side.ts';

export interface CarriedOut {
  readonly judged: Judged;
  readonly outcome: Outcome;
  readonly receipt: number | undefined;
}

export interface CarryOutTools extends JudgeTools {
  readonly clock: Clock;
}

/**
 * Judges a request, registers what it says, and writes it down in the same transaction. `bytes`: what it weighs while
 * it waits to be written.
 */
export async function carryOut(
  tools: CarryOutTools,
  side: Side,
  request: Omit<JudgedRequest, 'dry'>,
  { kept, bytes, rerunOf }: { kept: KeptRequest; bytes: number; rerunOf: number | undefined },
): Promise<CarriedOut> {
  const judged = await judge(tools, side, { ...request, dry: false });
  const { clock, registrar } = tools;
  const { at } = request;
  const receiving = (messageId: string | undefined): Parameters<typeof receiptOf>[3] => ({
    at,
    ms: Math.max(0, clock() - at),
    messageId,
    rerunOf,
  });
  if (judged.kind === 'ended') {
    const { outcome } = judged;
    return { judged, outcome, ...(await keepReceipt(tools, side, kept, outcome, { at, bytes, rerunOf })) };
  }
  let outcome: Outcome | undefined;
  const { receipt } = await registrar.submitWithReceipt([judged.submission], bytes, ([registered]) => {
    if (registered === undefined) throw new Error('a submission was lost');
    outcome = outcomeOf(judged, registered);
    return receiptOf(side, kept, outcome, receiving(judged.submission.messageId));
  });
  if (outcome === undefined) throw new Error('a submission was lost');
  return { judged, outcome, receipt };
}

/** Writes down a request of which nothing is registered. */
export async function keepReceipt(
  { clock, registrar }: Pick<CarryOutTools, 'clock' | 'registrar'>,
  side: Pick<Side, 'workspace' | 'integration'>,
  kept: KeptRequest,
  outcome: Outcome,
  { at, bytes, rerunOf }: { at: number; bytes: number; rerunOf?: number | undefined },
): Promise<{ readonly receipt: number | undefined }> {
  return registrar.submitWithReceipt([], bytes, () =>
    receiptOf(side, kept, outcome, { at, ms: Math.max(0, clock() - at), messageId: undefined, rerunOf }),
  );
}
