import { parseAmount } from '../ledger/amount.ts';
import type { Json, JsonObject } from '../result/json.ts';
import type { EventsOperand, Figure, Span } from './rule.ts';
import { valuesAt } from './values.ts';

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

/** So many moments are kept at the most; then the older half is thinned out, so that figures stay close. */
export const MOST_MOMENTS = 1_024;

/** What an event counts for; undefined: nothing. */
export function momentOf(
  { figure, field }: Pick<TallyDefinition, 'figure' | 'field'>,
  at: number,
  data: JsonObject,
): Moment | undefined {
  if (field === null) return [at, 1];
  const values = valuesAt(data, field, 0);
  if (figure === 'first' || figure === 'last') {
    const [value] = values;
    return value === undefined ? undefined : [at, value];
  }
  let sum: number | undefined;
  for (const value of values) {
    const amount = parseAmount(value);
    if (amount === undefined) continue;
    if (sum === undefined) sum = amount;
    else if (figure === 'sum') sum += amount;
    else sum = figure === 'min' ? Math.min(sum, amount) : Math.max(sum, amount);
  }
  return sum === undefined ? undefined : [at, sum];
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
  let after: Moment[];
  if (figure === 'min' || figure === 'max') {
    // A moment says nothing any more once a later one is as low or as high: it will have left before that one.
    const value = moment[1] as number;
    const beats = (one: number, other: number): boolean => (figure === 'min' ? one <= other : one >= other);
    if (tallied.slice(place).some(([, other]) => beats(other as number, value))) return tallied;
    after = tallied.filter(([, other], index) => index >= place || !beats(value, other as number));
    after.splice(after.length - (tallied.length - place), 0, moment);
  } else {
    after = [...tallied.slice(0, place), moment, ...tallied.slice(place)];
  }
  if (figure === 'count' || figure === 'last') return after.length > most ? after.slice(-most) : after;
  return after.length > MOST_MOMENTS ? thinned(figure, after) : after;
}

/** The older half, two and two: of a sum they become one, when the later one was; of other figures the earlier goes. */
function thinned(figure: Figure, moments: readonly Moment[]): Tallied {
  const half = Math.floor(moments.length / 4) * 2;
  const older: Moment[] = [];
  for (let index = 0; index < half; index += 2) {
    const [one, other] = [moments[index] as Moment, moments[index + 1] as Moment];
    older.push(figure === 'sum' ? [other[0], (one[1] as number) + (other[1] as number)] : other);
  }
  return [...older, ...moments.slice(half)];
}

/** What two customers have counted is one customer's. */
export function combine(definition: TallyDefinition, one: Tallied, other: Tallied): Tallied {
  let both = one;
  for (const moment of other) both = count(definition, both, moment);
  return both;
}

/** Kept so long after they have left, because clocks may be put back. */
const SLACK_MS = 86_400_000;

/** Without what left long ago. `ends`: when a moment leaves. */
export function trimmed(tallied: Tallied, ends: (at: number) => number, now: number): Tallied {
  let gone = 0;
  while (gone < tallied.length && ends((tallied[gone] as Moment)[0]) + SLACK_MS <= now) gone++;
  return gone === 0 ? tallied : tallied.slice(gone);
}
