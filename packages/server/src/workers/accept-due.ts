import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import type { Clock } from '../ports/clock.ts';
import type { DueTransaction, DueTransactions } from '../ports/due-transactions.ts';
import type { Log } from '../ports/log.ts';

export interface AcceptDueTools {
  readonly transactions: DueTransactions;
  /** Resolves when they are on disk, with what became of each. */
  readonly submit: (submissions: readonly Submission[]) => Promise<readonly Registered[]>;
  /** The source of what the hub itself registers in a workspace. */
  readonly platformSource: (workspace: number) => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Purchases that share one transaction of the store, so that a backlog holds nobody up. */
const PORTION = 200;

/**
 * Accepts the purchases whose time has come. Each has one message id for ever, so that a crash between the event and
 * its answer accepts nothing twice. One that cannot be accepted any more, because its customer has left, is set aside:
 * it stays pending, and is not tried again. Answers how many were accepted.
 */
export async function acceptDue(tools: AcceptDueTools): Promise<number> {
  const { transactions, submit, platformSource, clock, log } = tools;
  let accepted = 0;
  for (;;) {
    const due = await transactions.due(clock(), PORTION);
    if (due.length === 0) return accepted;
    const submissions: Submission[] = [];
    for (const one of due) submissions.push(acceptance(one, await platformSource(one.workspace), clock()));
    const registered = await submit(submissions);
    const stuck = due.filter((_, index) => registered[index]?.event === undefined);
    accepted += due.length - stuck.length;
    if (stuck.length > 0) {
      log.warn(
        {
          transactions: stuck.map(({ workspace, id }) => ({ workspace, id })).slice(0, 20),
          reason: registered.find(({ refusal }) => refusal !== undefined)?.refusal?.message,
        },
        'purchases that were due could not be accepted by themselves, and are set aside',
      );
      await transactions.setAside(stuck);
    }
  }
}

/** As if it had happened when it was due: a retry, however late, says the same. */
function acceptance(
  { workspace, id, who, acceptAt }: DueTransaction,
  source: number,
  now: number,
): Submission {
  return {
    workspace,
    source,
    receivedAt: now,
    action: 'checkout_accept',
    who: [who],
    newId: undefined,
    data: { transaction_id: id },
    context: {},
    timestamp: acceptAt,
    messageId: `auto-accept:${id}`,
  };
}
