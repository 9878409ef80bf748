import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { ReplyStore, WaitingReply } from '../ports/reply-store.ts';

export interface TakeRepliesTools {
  readonly replies: ReplyStore;
  /** Resolves when they are on disk, with what became of each. */
  readonly submit: (submissions: readonly Submission[]) => Promise<readonly Registered[]>;
  /** The source of what the hub itself registers in a workspace. */
  readonly platformSource: (workspace: number) => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Replies that share one transaction of the store, so that many of them hold nobody up. */
const PORTION = 200;

/**
 * Registers what destinations told of customers, in the order in which they told it. Each reply has one message id for
 * ever, so that a crash before it is crossed off registers nothing twice. One that is refused, because a value does not
 * fit its attribute or nobody is found any more, is logged and left at that. Answers how many were registered.
 */
export async function takeReplies(tools: TakeRepliesTools): Promise<number> {
  const { replies, submit, platformSource, clock, log } = tools;
  let taken = 0;
  for (;;) {
    const waiting = await replies.next(PORTION);
    if (waiting.length === 0) return taken;
    const submissions: Submission[] = [];
    for (const reply of waiting)
      submissions.push(submissionOf(reply, await platformSource(reply.workspace), clock()));
    const registered = await submit(submissions);
    for (const [index, { integration, event }] of waiting.entries()) {
      const refusal = registered[index]?.refusal;
      if (refusal !== undefined)
        log.warn(
          { integration, event, reason: refusal.message },
          'what a destination told of a customer is refused',
        );
      if (registered[index]?.event !== undefined) taken++;
    }
    await replies.done(waiting.map(({ id }) => id));
  }
}

/** As if it had happened when it was told: a repetition, however late, says the same. */
function submissionOf(
  { workspace, integration, who, event, data, at }: WaitingReply,
  source: number,
  now: number,
): Submission {
  return {
    workspace,
    source,
    receivedAt: now,
    action: 'profile',
    who: [who],
    newId: undefined,
    data,
    context: { integration },
    timestamp: at,
    messageId: `reply:${integration}:${event}`,
  };
}
