import type { Arrival } from '@causeway/core/register/known';
import type { Registered } from '@causeway/core/register/register';
import type { ParsedCall } from '@causeway/core/tracking/parse-call';
import type { Source } from '../../ports/config-store.ts';
import type { ReceiptDraft } from '../../ports/receipt-store.ts';
import type { TrackingCounts } from './tracking-tools.ts';

/**
 * Puts what could be read of a request into `arrivals`, and answers what could not, or undefined when that is nothing.
 * It fills a list of the caller's, as it is called for every request.
 */
export function sortCalls(
  calls: readonly ParsedCall[],
  source: Source,
  receivedAt: number,
  arrivals: Arrival[],
): ReceiptDraft['issues'] | undefined {
  let refused: ReceiptDraft['issues'][number][] | undefined;
  for (let index = 0; index < calls.length; index++) {
    const parsed = calls[index];
    if (parsed === undefined) continue;
    if (parsed.ok)
      arrivals.push({ workspace: source.workspace, source: source.id, receivedAt, call: parsed.call });
    else (refused ??= []).push({ ...parsed.issue, index, messageId: parsed.messageId });
  }
  return refused;
}

export function countRegistered(counts: TrackingCounts, registered: readonly Registered[]): void {
  for (const { event, suppressed } of registered) {
    if (suppressed === true) counts.refused++;
    else if (event === undefined) counts.duplicates++;
    else counts.accepted++;
  }
}
