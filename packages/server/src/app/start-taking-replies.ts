import type { Connection } from '../adapters/sqlite/connection.ts';
import { openReplyStore } from '../adapters/sqlite/reply-store.ts';
import type { Registrar } from '../intake/registrar.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { repeat, type Repeated } from '../workers/repeat.ts';
import { takeReplies } from '../workers/take-replies.ts';

export interface ReplyParts {
  readonly writing: Connection;
  readonly registrar: Registrar;
  readonly platformSource: (workspace: number) => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a submission weighs while it waits, about. */
const REPLY_BYTES = 4_096;
/** What a crash left behind is taken in at the start; then the delivering thread says when there is something. */
const EVERY_MS = 60_000;

/** Takes in what destinations told of customers, for as long as the hub runs. */
export function startTakingReplies({ writing, registrar, ...parts }: ReplyParts): Repeated {
  const replies = openReplyStore(writing);
  return repeat(
    'taking in what destinations told',
    EVERY_MS,
    () =>
      takeReplies({
        ...parts,
        replies,
        submit: (submissions) => registrar.submit(submissions, submissions.length * REPLY_BYTES),
      }),
    parts.log,
  );
}
