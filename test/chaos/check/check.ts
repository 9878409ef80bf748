import { answeredOnce, nothingRefused } from './answered-once.ts';
import { audiencesHold } from './audiences-hold.ts';
import { balancesAddUp } from './balances-add-up.ts';
import type { Evidence } from './evidence.ts';
import { failsForCause } from './fails-for-cause.ts';
import { hooksHaveReceipts } from './hooks-have-receipts.ts';
import { inOrder } from './in-order.ts';
import { sameAgain } from './same-again.ts';
import { settledOnce } from './settled-once.ts';
import { staysAlive } from './stays-alive.ts';
import { lastWordCounts, shadowsAreTrue } from './values-agree.ts';

export interface Violation {
  readonly law: string;
  readonly what: string;
}

const LAWS: Readonly<Record<string, (evidence: Evidence) => Iterable<string>>> = {
  answeredOnce,
  nothingRefused,
  hooksHaveReceipts,
  settledOnce,
  failsForCause,
  inOrder,
  sameAgain,
  balancesAddUp,
  audiencesHold,
  lastWordCounts,
  shadowsAreTrue,
  staysAlive,
};

/** Everything that breaks a promise. */
export function check(evidence: Evidence): readonly Violation[] {
  return Object.entries(LAWS).flatMap(([law, findings]) =>
    [...findings(evidence)].map((what) => ({ law, what })),
  );
}
