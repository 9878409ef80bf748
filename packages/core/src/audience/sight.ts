import type { Json } from '../result/json.ts';
import type { Tallied } from './tally.ts';

/** What a rule looks at: one customer, or one event for a `where`, at one time. */
export interface Sight {
  /** Unix milliseconds. */
  readonly now: number;
  readonly field: (name: string) => Json | undefined;
  readonly tallied: (tally: number) => Tallied;
  readonly isIn: (slug: string) => boolean;
  /**
   * Set by whoever judges: until when nothing but an event can change the verdict (exclusive). It may be too early,
   * then the next look says the same; it is never too late.
   */
  until: number;
  /**
   * Set with `until`: may an event, or a seat in another audience, change the verdict while the customer's own fields stay
   * as they are? Never when it is `false`; then `until` is forever.
   */
  open: boolean;
}

/** Is it met? Says in `sight.until` how long that stands by itself, and in `sight.open` whether events may change it. */
export type Judge = (sight: Sight) => boolean;

export const FOREVER: number = Infinity;
export const NOTHING_TALLIED: Tallied = Object.freeze([]);
