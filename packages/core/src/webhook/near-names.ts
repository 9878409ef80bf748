import { boundedCache } from '../mapping/bounded-cache.ts';

/** How near two names are: the smaller, the nearer. Undefined when nobody would mix them up. */
type Nearness = number | undefined;

const MOST_NEAR = 3;
const LONGEST = 40;
/** Shorter names are part of too many others. */
const LONG_ENOUGH = 4;

/**
 * Which of the names somebody may have meant who wrote `wanted`: differences in letter case and in `_ - .`, slips of
 * the pen, and names that hold one another. Names like the ones in `also` come last: what `clientID` was to fill may
 * say more than how it is spelled. At most three, the nearest first.
 */
export function nearNames(
  wanted: string,
  also: readonly string[],
  names: readonly string[],
): readonly string[] {
  const rated = names.flatMap((name) => {
    const direct = nearness(wanted, name);
    const other = also.map((text) => nearness(text, name)).find((rate) => rate !== undefined && rate < 4);
    const rate = direct ?? (other === undefined ? undefined : 10 + other);
    return rate === undefined ? [] : [{ name, rate }];
  });
  return rated
    .toSorted((a, b) => a.rate - b.rate)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

/** `Did you mean a or b?`; undefined without names. */
export function didYouMean(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const last = names.at(-1) ?? '';
  return names.length === 1
    ? `Did you mean ${last}?`
    : `Did you mean ${names.slice(0, -1).join(', ')} or ${last}?`;
}

function nearness(wanted: string, name: string): Nearness {
  const { whole: a, last: c } = spelling(wanted);
  const { whole: b, last: d } = spelling(name);
  if (a === '' || b === '') return undefined;
  if (a === b) return 0;
  if (c === d) return 1;
  if (slips(a, b) || ((a !== c || b !== d) && slips(c, d))) return 2;
  if (holds(c, d) || holds(d, c)) return 3;
  return skips(c, d) || skips(d, c) ? 4 : undefined;
}

/** A name, and its last part, without all that does not count. Every name is compared with many. */
const spelling = boundedCache(1000, (name: string) => ({ whole: bare(name), last: bare(lastPart(name)) }));

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** `sku` of `items[0].sku` and of `items["sku"]`. */
function lastPart(path: string): string {
  const parts = path.split(/[.[\]"']+/).filter((part) => part !== '');
  return parts.at(-1) ?? path;
}

function holds(long: string, short: string): boolean {
  return short.length >= LONG_ENOUGH && (long.startsWith(short) || long.endsWith(short));
}

/** Is the short name the long one with letters left out? `pointadd` of `pointstobeadded`. */
function skips(long: string, short: string): boolean {
  if (short.length <= LONG_ENOUGH || short.length * 2 < long.length || long[0] !== short[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** One slip in short names, up to three in long ones. */
function slips(a: string, b: string): boolean {
  if (a.length > LONGEST || b.length > LONGEST) return false;
  const allowed = Math.min(3, Math.floor(Math.min(a.length, b.length) / 3));
  return allowed > 0 && within(a, b, allowed);
}

/**
 * Can at most so many letters be added, dropped, changed or swapped with their neighbour until both are the same?
 * Looks no further from the diagonal than that many letters lead: bodies, and so names, come from strangers.
 */
function within(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = Array<number>(b.length + 1).fill(Infinity);
    row[0] = i;
    let least = Infinity;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (row[j - 1] as number) + 1,
        (last[j] as number) + 1,
        (last[j - 1] as number) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] as number) + 1);
      }
      row[j] = best;
      least = Math.min(least, best);
    }
    if (least > limit) return false;
    before = last;
    last = row;
  }
  return (last[b.length] as number) <= limit;
}
