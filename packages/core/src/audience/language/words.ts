import type { Figure } from '../rule.ts';

const KEYWORDS = [
  'FILTER',
  'FROM',
  'ALIAS',
  'AND',
  'OR',
  'NOT',
  'INCLUDE',
  'ALL',
  'MATCH_ALL',
  'EXISTS',
  'CONTAINS',
  'LIKE',
  'IN',
  'INTERSECTS',
  'BETWEEN',
  'WHERE',
  'WITHIN',
  'TRUE',
  'FALSE',
] as const;

/** A word that means the same in any case, and names a field only in backticks. */
export type Keyword = (typeof KEYWORDS)[number];

const KNOWN: ReadonlySet<string> = new Set(KEYWORDS);
export const FIGURES: readonly Figure[] = ['count', 'sum', 'min', 'max', 'first', 'last'];

/** Words that stand before `(`. Without it they are names like others. */
export const FUNCTIONS: readonly string[] = [...FIGURES, 'geodistance', 'timewindow'];

/** Words between a field and a value. */
export const OPERATOR_WORDS: readonly Keyword[] = ['CONTAINS', 'LIKE', 'IN', 'INTERSECTS', 'BETWEEN'];

/** What people write who think in another language. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['IS', '='],
  ['EQUALS', '='],
  ['EQ', '='],
  ['HAS', 'CONTAINS'],
  ['INCLUDES', 'CONTAINS'],
  ['MATCHES', 'LIKE'],
  ['ANY', 'INTERSECTS'],
  ['&', 'AND'],
  ['&&', 'AND'],
  ['|', 'OR'],
  ['||', 'OR'],
  ['!', 'NOT'],
  ['=>', '>='],
  ['=<', '<='],
  ['===', '='],
  ['!==', '!='],
  ['><', '!='],
  ['=!', '!='],
]);

/** The keyword that a bare word is. Only ASCII counts: the dotless `ı` of another alphabet is no `I`. */
export function keywordOf(word: string): Keyword | undefined {
  const upper = word.toUpperCase();
  return KNOWN.has(upper) && /^[A-Z_]+$/i.test(word) ? (upper as Keyword) : undefined;
}

export function figureOf(word: string): Figure | undefined {
  return FIGURES.find((figure) => figure === word.toLowerCase());
}

/** The word or sign of `words` that somebody probably meant who wrote `wrong`. */
export function nearWord(wrong: string, words: readonly string[]): string | undefined {
  const upper = wrong.toUpperCase();
  const also = ALSO.get(upper);
  if (also !== undefined && words.includes(also)) return also;
  let [best, least] = [undefined as string | undefined, Infinity];
  for (const word of words) {
    const slips = slipsBetween(upper, word.toUpperCase());
    if (slips < least) [best, least] = [word, slips];
  }
  return best;
}

const SHORTEST = 3;

/** Letters added, dropped, changed, or swapped with their neighbour; Infinity when it would be too many. */
function slipsBetween(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const most = shorter > SHORTEST ? 2 : 1;
  if (shorter < SHORTEST || Math.abs(a.length - b.length) > most) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed, swapped ? at(before, j - 2) + 1 : Infinity),
      );
    }
    [before, last] = [last, row];
  }
  const slips = at(last, b.length);
  return slips <= most ? slips : Infinity;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
