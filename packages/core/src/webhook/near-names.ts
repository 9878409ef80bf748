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
  const [a, b] = [bare(wanted), bare(name)];
  if (a === '' || b === '') return undefined;
  if (a === b) return 0;
  const [c, d] = [bare(lastPart(wanted)), bare(lastPart(name))];
  if (c === d) return 1;
  if (slips(a, b) || slips(c, d)) return 2;
  if (holds(c, d) || holds(d, c)) return 3;
  return skips(c, d) || skips(d, c) ? 4 : undefined;
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function lastPart(path: string): string {
  return /([^.[\]"']+)["'\]]*$/.exec(path)?.[1] ?? path;
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
  const allowed = Math.min(3, Math.floor(Math.min(a.length, b.length) / 3));
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return false;
  return a.length <= LONGEST && b.length <= LONGEST && distance(a, b) <= allowed;
}

/** Letters to add, drop, change or swap with their neighbour until both are the same. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (row[j - 1] as number) + 1,
        (last[j] as number) + 1,
        (last[j - 1] as number) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] as number) + 1);
      }
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
