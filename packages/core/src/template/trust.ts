/**
 * What a template may use up depends on what it did so far. One that ran out of its full budget gets a small one for some
 * events, each time twice as many, and then the full one again: what runs away costs little, and what only had one bad
 * event works again by itself.
 */
export interface Trust {
  /** Events that get the small budget from here on. */
  readonly small: number;
  /** How many it will be after the full budget has run out once more. */
  readonly next: number;
}

/** Events with the small budget after the full one ran out for the first time. */
const FIRST = 10;
const MOST = 640;

export const TRUSTED: Trust = { small: 0, next: FIRST };

export function isTrusted({ small }: Trust): boolean {
  return small === 0;
}

/** After an event. Each that the full budget was enough for takes one off what comes after the next that it is not. */
export function afterEvent({ small, next }: Trust, ranOut: boolean): Trust {
  if (small > 0) return { small: small - 1, next };
  return ranOut
    ? { small: next, next: Math.min(MOST, next * 2) }
    : { small: 0, next: Math.max(FIRST, next - 1) };
}
