import type { Registrar } from '../../intake/registrar.ts';
import type { Clock } from '../../ports/clock.ts';
import { finishRequest, type FinishedRequest } from './finish-request.ts';
import type { MetRequest } from './meet-request.ts';
import { receiptOf, type ReceivedRequest } from './receipt-of.ts';

export interface KeepTools {
  readonly registrar: Registrar;
  readonly clock: Clock;
}

/**
 * Registers what a request becomes, and writes its receipt in the same transaction. Resolves when both are on disk.
 * `bytes`: what it weighs while it waits.
 */
export async function keepRequest(
  { registrar, clock }: KeepTools,
  { plan, owners }: MetRequest,
  received: ReceivedRequest,
  bytes: number,
): Promise<{ readonly finished: FinishedRequest; readonly receipt: number | undefined }> {
  let finished: FinishedRequest | undefined;
  registrar.admit(bytes);
  const { receipt } = await registrar.submitWithReceipt(plan.submissions, bytes, (registered) => {
    finished = finishRequest(plan, registered);
    const own = { owner: plan.answering?.id, owners };
    return receiptOf(finished, own, received, clock() - received.at);
  });
  if (finished === undefined) throw new Error('a request was lost');
  return { finished, receipt };
}
