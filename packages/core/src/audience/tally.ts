import { parseAmount } from '../ledger/amount.ts';
import { isEmpty, type Json, type JsonObject } from '../result/json.ts';
import type { EventsOperand, Figure, Span } from './rule.ts';
import { valueAt } from './values.ts';

/**
 * What a rule counts of a customer's events, kept up to date with each event, so that no event is ever looked up. Without
 * `within` it is about all of them. `most`: how many moments are kept at least, where that is enough to tell.
 */
export interface TallyDefinition {
  readonly figure: Figure;
  readonly event: string;
  readonly field: readonly string[] | null;
  readonly where: EventsOperand['where'] | null;
  readonly within: Span | null;
  readonly most: number;
}

/** The same for the same definition: two rules that count the same share one tally. */
export function tallyKey({ figure, event, field, where, within, most }: TallyDefinition): string {
  return JSON.stringify([figure, event, field, where ?? null, within, most]);
}

export function tallyFrom(key: string): TallyDefinition {
  const [figure, event, field, where, within, most] = JSON.parse(key) as [
    Figure,
    string,
    readonly string[] | null,
    EventsOperand['where'] | null,
    Span | null,
    number,
  ];
  return { figure, event, field, where, within, most };
}

/**
 * One moment that counts: when, and what it counts for. Sums are in ten-thousandths (see `parseAmount`), other figures
 * keep the value as it was; to a count it says nothing.
 */
export type Moment = readonly [at: number, value: Json];

/** What was counted for one customer: moments, by time. Of a figure over all events one moment tells everything. */
export type Tallied = readonly Moment[];

/** Of other figures than counts so many moments are kept at the most; then they are thinned out. */
export const MOST_MOMENTS = 1_024;

/** What an event counts for; undefined: nothing. */
export function momentOf(
  { figure, field }: Pick<TallyDefinition, 'figure' | 'field'>,
  at: number,
  data: JsonObject,
): Moment | undefined {
  if (figure === 'count') return [at, 1];
  const isValue = figure === 'first' || figure === 'last';
  if (field === null) return isValue ? [at, 1] : undefined;
  const found = valueAt(data, field, 0);
  if (isValue) return isEmpty(found) ? undefined : [at, found];
  const amount = Array.isArray(found) ? together(figure, found as readonly Json[]) : parseAmount(found);
  return amount === undefined ? undefined : [at, amount];
}

/** The figure of the numbers that are in one event. */
function together(figure: Figure, values: readonly Json[]): number | undefined {
  const amounts = values.map(parseAmount).filter((amount) => amount !== undefined);
  if (amounts.length === 0) return undefined;
  if (figure === 'sum') return amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.reduce((one, other) => (figure === 'min' ? Math.min(one, other) : Math.max(one, other)));
}

/** Counts one moment more. Of several at the same time the one that was registered later comes later. */
export function count(definition: TallyDefinition, tallied: Tallied, moment: Moment): Tallied {
  return definition.within === null
    ? countForever(definition.figure, tallied, moment)
    : countRecent(definition, tallied, moment);
}

function countForever(figure: Figure, tallied: Tallied, moment: Moment): Tallied {
  const [before] = tallied;
  if (before === undefined) return [moment];
  const [at, value] = moment;
  switch (figure) {
    case 'count':
    case 'sum':
      return [[Math.max(before[0], at), (before[1] as number) + (value as number)]];
    case 'min':
      return (value as number) < (before[1] as number) ? [moment] : tallied;
    case 'max':
      return (value as number) > (before[1] as number) ? [moment] : tallied;
    case 'first':
      return at < before[0] ? [moment] : tallied;
    case 'last':
      return at >= before[0] ? [moment] : tallied;
  }
}

function countRecent({ figure, most }: TallyDefinition, tallied: Tallied, moment: Moment): Tallied {
  let place = tallied.length;
  while (place > 0 && (tallied[place - 1] as Moment)[0] > moment[0]) place--;
  let [from, to] = [0, place];
  if (figure === 'min' || figure === 'max') {
    // A moment says nothing any more once a later one is as low or as high: it will have left before that one.
    const sign = figure === 'min' ? 1 : -1;
    const beats = (one: Moment, other: Moment): boolean =>
      sign * (one[1] as number) <= sign * (other[1] as number);
    const next = tallied[place];
    if (next !== undefined && beats(next, moment)) return tallied;
    while (to > 0 && beats(moment, tallied[to - 1] as Moment)) to--;
  } else if ((figure === 'count' || figure === 'last') && tallied.length >= most) {
    if (place === 0) return tallied;
    from = tallied.length - most + 1;
  }
  const after = tallied.slice(from, to);
  after.push(moment);
  for (let later = place; later < tallied.length; later++) after.push(tallied[later] as Moment);
  return after.length > most ? thinned(figure, after) : after;
}

/**
 * Moments of one stretch of time become one at the latest of them, so that what they count for leaves late: by less than
 * the 256th part of the time between the first and the last moment. Stretches are powers of two and so lie within one
 * another: thinning out again does not add up.
 */
function thinned(figure: Figure, moments: readonly Moment[]): Tallied {
  const spread = (moments.at(-1) as Moment)[0] - (moments[0] as Moment)[0];
  const stretch = 2 ** Math.ceil(Math.log2(Math.max(1, spread) / (MOST_MOMENTS / 2)));
  const thin: Moment[] = [];
  let last = NaN;
  for (const [at, value] of moments) {
    const number = Math.floor(at / stretch);
    if (number === last) {
      const [, before] = thin.pop() as Moment;
      thin.push([at, figure === 'sum' ? (before as number) + (value as number) : before]);
    } else thin.push([at, value]);
    last = number;
  }
  return thin;
}

/** What two customers have counted is one customer's. */
export function combine(definition: TallyDefinition, one: Tallied, other: Tallied): Tallied {
  let both = one;
  for (const moment of other) both = count(definition, both, moment);
  return both;
}

/** Kept so long after they have left, because clocks may be put back; but not longer than they counted. */
const SLACK_MS = 86_400_000;

/** Without what left long ago. `ends`: when a moment leaves. */
export function trimmed(tallied: Tallied, ends: (at: number) => number, now: number): Tallied {
  let gone = 0;
  for (; gone < tallied.length; gone++) {
    const at = (tallied[gone] as Moment)[0];
    const left = ends(at);
    if (left + Math.min(SLACK_MS, left - at) > now) break;
  }
  return gone === 0 ? tallied : tallied.slice(gone);
}
