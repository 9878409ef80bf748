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
import { compileGetter } from './scope.ts';
import type { Getter, Scope } from './scope.ts';

/** One parameter of an Insider event: how to get its JSON text. */
export interface Param {
  readonly name: Name;
  readonly custom: boolean;
  /** False when the value is the same for every line of the event. */
  readonly perLine: boolean;
  readonly getters: readonly Getter[];
  readonly text: (scope: Scope, issues: Issue[]) => string | undefined;
}

type Source = (scope: Scope, issues: Issue[]) => string | undefined;

const TYPES = new Map(DEFAULT_PARAMS.map(({ name, type }) => [name, type]));

/** The rows as parameters, in the order in which their targets first appear. Every source has a slot of its own. */
export function compileParams(
  rows: readonly ParamRow[],
  settings: InsiderSettings,
  names: Names,
): readonly Param[] {
  const byTarget = new Map<string, ParamRow[]>();
  for (const row of rows) {
    const key = (row.custom ? 'custom.' : '') + row.to;
    const list = byTarget.get(key);
    if (list === undefined) byTarget.set(key, [row]);
    else list.push(row);
  }
  let slot = 0;
  return [...byTarget.values()].map((list) => compileParam(list, settings, names, () => slot++));
}

function compileParam(
  rows: readonly ParamRow[],
  settings: InsiderSettings,
  names: Names,
  nextSlot: () => number,
): Param {
  const [{ to, custom }] = rows as readonly [ParamRow];
  const convert = paramConverter(custom ? 'any' : (TYPES.get(to) ?? 'any'), to, settings);
  const getters: Getter[] = [];
  const sources = rows.map((row) => compileSource(row, convert, settings, getters, nextSlot));
  const [only] = sources;
  const text: Source =
    sources.length === 1 && only !== undefined
      ? only
      : (scope, issues) => {
          for (const source of sources) {
            const found = source(scope, issues);
            if (found !== undefined) return found;
          }
          return undefined;
        };
  return {
    name: names.intern(to),
    custom,
    perLine: getters.some(({ root }) => root === 'line'),
    getters,
    text,
  };
}

function compileSource(
  row: ParamRow,
  convert: Convert,
  settings: InsiderSettings,
  all: Getter[],
  nextSlot: () => number,
): Source {
  const own = (from: string | undefined): Getter | undefined => {
    const getter = from === undefined ? undefined : compileGetter(from, nextSlot());
    if (getter !== undefined) all.push(getter);
    return getter;
  };
  const list = (typeof row.from === 'string' ? [row.from] : row.from)
    .map(own)
    .filter((one) => one !== undefined);
  const change = own(row.minus) ?? own(row.plus);
  const sign = row.minus === undefined ? 1 : -1;
  const fallback = row.fallback === undefined ? undefined : convert(row.fallback, '', []);
  if (row.gather === true) return gather(list, convert, fallback);
  return (scope, issues) => {
    for (const getter of list) {
      const value = getter.get(scope);
      if (isEmpty(value)) continue;
      const changed = change === undefined ? value : add(value, change, sign, scope, settings, issues);
      return convert(changed, getter.field(scope), issues) ?? fallback;
    }
    return fallback;
  };
}

function gather(list: readonly Getter[], convert: Convert, fallback: string | undefined): Source {
  return (scope, issues) => {
    const values: Json[] = [];
    let field = '';
    for (const getter of list) {
      const value = getter.get(scope);
      if (isEmpty(value)) continue;
      values.push(...(Array.isArray(value) ? (value as readonly Json[]) : [value]));
      field ||= getter.field(scope);
    }
    return values.length === 0 ? fallback : (convert(values, field, issues) ?? fallback);
  };
}

/** Price and discount of one unit. A discount larger than its price is a mistake and is left out of the sum. */
function add(
  value: Json,
  change: Getter,
  sign: number,
  scope: Scope,
  settings: InsiderSettings,
  issues: Issue[],
): Json {
  const by = change.get(scope);
  if (isEmpty(by)) return value;
  const price = parseNumber(value, settings.numberLocale);
  const amount = parseNumber(by, settings.numberLocale);
  if (price === undefined || amount === undefined) return value;
  const sum = tidy(price + sign * Math.abs(amount));
  if (sum >= 0 || price < 0) return sum;
  issues.push(issue('discount_larger_than_price', change.field(scope), String(amount)));
  return price;
}
