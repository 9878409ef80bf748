import { createChance } from '../chance.ts';
import type { Mode } from '../http/mode.ts';

/** What the hostile mode has in store for one webhook. Every draw is made whether it is used or not. */
export interface HookFate {
  /** milliseconds each delivery waits; none when it is dropped, two when it is repeated */
  readonly waits: readonly number[];
  /** whether webhooks of one user may be under way at the same time */
  readonly unordered: boolean;
}

/** Apart from the draws of the API's own fate, which share the seed. */
const draw = { drop: 101, repeat: 102, shuffle: 103, delay: 104 } as const;
const longestRetryWait = 60_000;

/** @param turn number of the webhook since the mode was set, from 1 */
export function hookFateOf(mode: Mode, turn: number): HookFate {
  const chance = createChance(mode.seed);
  const hits = (what: number, share: number, copy = 0): boolean =>
    share > 0 && chance(turn, what, copy) < share;
  const wait = (copy: number): number =>
    Math.floor(chance(turn, draw.shuffle, copy) * mode.hookShuffleMs) +
    (hits(draw.delay, mode.hookDelayRate, copy) ? mode.hookDelayMs : 0);
  const copies = hits(draw.repeat, mode.hookRepeat) ? [0, 1] : [0];
  return {
    waits: hits(draw.drop, mode.hookDrop) ? [] : copies.map(wait),
    unordered: mode.hookShuffleMs > 0 || mode.hookRepeat > 0,
  };
}

/** How long to wait after a failed attempt, from 1, or undefined when it was the last. */
export function retryWait(mode: Mode, attempt: number): number | undefined {
  if (attempt > mode.hookRetries) return undefined;
  return Math.min(mode.hookRetryMs * 2 ** (attempt - 1), longestRetryWait);
}
