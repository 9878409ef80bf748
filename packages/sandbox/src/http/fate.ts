import { createChance } from '../chance.ts';
import { serverFailures, type Answer } from '../wire/answer.ts';
import type { Mode } from './mode.ts';

/** What the hostile mode has in store for one request. Every draw is made whether it is used or not. */
export interface Fate {
  readonly dropBefore: boolean;
  readonly dropAfter: boolean;
  readonly refuse429: boolean;
  readonly failure: Answer | undefined;
  readonly waitMs: number;
  readonly refuses: (user: number) => boolean;
}

const draw = { dropBefore: 1, dropAfter: 2, tooMany: 3, failure: 4, which: 5, slow: 6, user: 7 } as const;
const never = (): boolean => false;

/** @param turn number of the request since the mode was set, from 1 */
export function fateOf(mode: Mode, turn: number): Fate {
  const chance = createChance(mode.seed);
  const hits = (what: number, share: number): boolean => share > 0 && chance(turn, what) < share;
  const which = Math.floor(chance(turn, draw.which) * serverFailures.length);
  return {
    dropBefore: hits(draw.dropBefore, mode.dropBeforeProcessing),
    dropAfter: hits(draw.dropAfter, mode.dropAfterProcessing),
    refuse429: hits(draw.tooMany, mode.rate429),
    failure: hits(draw.failure, mode.rate5xx) ? serverFailures[which] : undefined,
    waitMs: hits(draw.slow, mode.slowRate) ? mode.slowMs : 0,
    refuses: mode.rejectUsers > 0 ? (user) => chance(turn, draw.user, user) < mode.rejectUsers : never,
  };
}
