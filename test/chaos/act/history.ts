import type { Step } from '../plan/plan.ts';

/** What clients did and heard, and what went on beside them. */
export interface History {
  /** Every step whose client began it, in the order in which they began. */
  readonly sent: Step[];
  /** Labels that a client was told are taken. */
  readonly confirmed: Set<string>;
  /** What should not have been said to a client, in words. */
  readonly refusals: string[];
  readonly log: string[];
}

export function emptyHistory(): History {
  return { sent: [], confirmed: new Set(), refusals: [], log: [] };
}

const began = performance.now();

export function note(history: History, line: string): void {
  history.log.push(`${((performance.now() - began) / 1000).toFixed(3)} ${line}`);
}
