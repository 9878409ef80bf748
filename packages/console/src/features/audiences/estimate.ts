import type { Answer } from '../../app/api.ts';
import { countText } from '../../ui/count-text.ts';

export type Preview = Answer<'GET /v1/admin/audience-previews/{id}'>;

/** How many will be found, as far as can be said now. */
export interface Estimate {
  readonly matching: number;
  readonly enter: number;
  readonly leave: number;
  /** Everybody was looked at. */
  readonly exact: boolean;
}

const DIGITS = 3;

/** Undefined while nobody has been looked at. */
export function estimateOf({ state, looked, total, matching, enter, leave }: Preview): Estimate | undefined {
  if (state === 'done') return { matching, enter, leave, exact: true };
  if (looked === 0) return undefined;
  // Customers come in while it counts, so there may be more than there were when it began.
  const times = Math.max(1, total / looked);
  const [all, joins, leaves] = [matching, enter, leave].map((count) =>
    rounded(count * times, looked < total),
  );
  return { matching: all ?? 0, enter: joins ?? 0, leave: leaves ?? 0, exact: false };
}

/** An estimate has no more digits than it deserves. */
function rounded(count: number, isEstimate: boolean): number {
  const whole = Math.round(count);
  return isEstimate ? Number(whole.toPrecision(DIGITS)) : whole;
}

/** Who would be in it, in a few words, once that is certain: `27 would be in it, +3 −1`. */
export function outcomeWords(preview: Preview | undefined, compares: boolean): string | undefined {
  if (preview?.state !== 'done') return undefined;
  const { matching, enter, leave } = preview;
  const moves = compares ? `, +${countText(enter)} −${countText(leave)}` : '';
  return `${countText(matching)} would be in it${moves}`;
}

/** From 0 to 100. */
export function percentOf(looked: number, total: number): number {
  return total === 0 ? 100 : Math.min(100, Math.floor((looked / total) * 100));
}
