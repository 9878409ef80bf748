import type { Issue } from '../../result/issue.ts';
import { isEmpty } from '../../result/json.ts';
import type { Json } from '../../result/json.ts';
import type { Name, Names } from '../../mapping/names.ts';
import { parseNumber, tidy } from '../../mapping/number.ts';
import { issue } from '../issues.ts';
import type { Convert } from '../profile/attribute-value.ts';
import type { InsiderSettings, ParamRow } from '../settings/settings.ts';
import { DEFAULT_PARAMS } from '../taxonomy/params.ts';
import { paramConverter } from './param-value.ts';
import { compileSource } from './source.ts';
import type { Source } from './source.ts';

type Values = readonly (Json | undefined)[];
type ReadText = (values: Values, issues: Issue[]) => string | undefined;

/** One parameter of an Insider event: how to get its JSON text from the slots. */
export interface Param {
  readonly name: Name;
  readonly custom: boolean;
  /** False when the value is the same for every line of the event. */
  readonly perLine: boolean;
  readonly sources: readonly Source[];
  readonly text: ReadText;
}

const TYPES = new Map(DEFAULT_PARAMS.map(({ name, type }) => [name, type]));

/** The rows as parameters, in the order in which their targets first appear. Every source has a slot of its own. */
export function compileParams(
  rows: readonly ParamRow[],
  settings: InsiderSettings,
  names: Names,
): readonly Param[] {
  const byTarget = Map.groupBy(rows, ({ custom, to }) => (custom ? 'custom.' : '') + to);
  let slots = 0;
  const source = (from: string): Source | undefined => compileSource(from, slots++);
  return [...byTarget.values()].map((list) => compileParam(list, settings, names, source));
}

function compileParam(
  rows: readonly ParamRow[],
  settings: InsiderSettings,
  names: Names,
  source: (from: string) => Source | undefined,
): Param {
  const [{ to, custom }] = rows as readonly [ParamRow];
  const convert = paramConverter(custom ? 'any' : (TYPES.get(to) ?? 'any'), to, settings);
  const sources: Source[] = [];
  const own = (from: string | undefined): Source | undefined => {
    const made = from === undefined ? undefined : source(from);
    if (made !== undefined) sources.push(made);
    return made;
  };
  const texts = rows.map((row) => compileRow(row, convert, settings, own));
  return {
    name: names.intern(to),
    custom,
    perLine: sources.some(({ root }) => root === 'line'),
    sources,
    text: firstOf(texts),
  };
}

/** Of several rows with one target the first that yields a text wins. */
function firstOf(texts: readonly ReadText[]): ReadText {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  return (values, issues) => {
    for (const text of texts) {
      const found = text(values, issues);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function compileRow(
  row: ParamRow,
  convert: Convert,
  settings: InsiderSettings,
  own: (from: string | undefined) => Source | undefined,
): ReadText {
  const from = typeof row.from === 'string' ? [row.from] : row.from;
  const list = from.map(own).filter((source) => source !== undefined);
  const change = own(row.minus) ?? own(row.plus);
  const sign = row.minus === undefined ? 1 : -1;
  const units = own(row.per);
  const fallback = row.fallback === undefined ? undefined : convert(row.fallback, '', []);
  if (row.gather === true) return gather(list, convert, fallback);
  if (change === undefined && units === undefined) return asItIs(list, convert, fallback);
  return (values, issues) => {
    for (let at = 0; at < list.length; at++) {
      const source = list[at] as Source;
      const value = values[source.slot];
      if (value === undefined || isEmpty(value)) continue;
      const by = change === undefined ? undefined : values[change.slot];
      const count = units === undefined ? 1 : unitsIn(values[units.slot], settings);
      const price = change === undefined ? share(value, count, settings) : value;
      const sum =
        change === undefined || isEmpty(by)
          ? price
          : add(price, share(by, count, settings), sign, change.field, settings, issues);
      return convert(sum, source.field, issues) ?? fallback;
    }
    return fallback;
  };
}

/** The first value that is there, as nearly all rows want it. */
function asItIs(list: readonly Source[], convert: Convert, fallback: string | undefined): ReadText {
  const slots = list.map(({ slot }) => slot);
  return (values, issues) => {
    for (let at = 0; at < slots.length; at++) {
      const value = values[slots[at] as number];
      if (value === undefined || isEmpty(value)) continue;
      return convert(value, (list[at] as Source).field, issues) ?? fallback;
    }
    return fallback;
  };
}

function gather(list: readonly Source[], convert: Convert, fallback: string | undefined): ReadText {
  return (values, issues) => {
    const found: Json[] = [];
    let field = '';
    for (const source of list) {
      const value = values[source.slot];
      if (isEmpty(value)) continue;
      found.push(...(Array.isArray(value) ? (value as readonly Json[]) : [value]));
      field ||= source.field;
    }
    return found.length === 0 ? fallback : (convert(found, field, issues) ?? fallback);
  };
}

/** How many units an amount is for; one where nobody says. */
function unitsIn(value: Json | undefined, settings: InsiderSettings): number {
  const count = parseNumber(value, settings.numberLocale);
  return count === undefined || count <= 0 ? 1 : count;
}

/** What of an amount is for one unit. */
function share(value: Json, units: number, settings: InsiderSettings): Json {
  if (units === 1) return value;
  const amount = parseNumber(value, settings.numberLocale);
  return amount === undefined ? value : tidy(amount / units);
}

/** Price and discount of one unit. A discount larger than its price is a mistake and is left out of the sum. */
function add(
  value: Json,
  by: Json,
  sign: number,
  field: string,
  settings: InsiderSettings,
  issues: Issue[],
): Json {
  const price = parseNumber(value, settings.numberLocale);
  const amount = parseNumber(by, settings.numberLocale);
  if (price === undefined || amount === undefined) return value;
  const sum = tidy(price + sign * Math.abs(amount));
  if (sum >= 0 || price < 0) return sum;
  issues.push(issue('discount_larger_than_price', field, String(amount)));
  return price;
}
