/** The one of `known` that somebody probably meant by `word`; undefined when none is near. Of several the first. */
export function nearMatch(word: string, known: readonly string[]): string | undefined {
  const plain = plainOf(word);
  if (plain === '') return undefined;
  const same = known.find((name) => plainOf(name) === plain);
  if (same !== undefined) return same;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(plain.length / 4)) + 1;
  for (const name of known) {
    const steps = stepsBetween(plain, plainOf(name), least);
    if (steps < least) [best, least] = [name, steps];
  }
  return best ?? (plain.length < 3 ? undefined : known.find((name) => plainOf(name).startsWith(plain)));
}

/** Spelling apart: `partnerName`, `partner_name` and `Partner Name` are one. */
function plainOf(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters to put in, take out, change or swap with their neighbour; `most` when it is that many or more. */
function stepsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let at = 1; at <= a.length; at++) {
    const next = [at];
    for (let other = 1; other <= b.length; other++) {
      const change = cell(row, other - 1) + (a[at - 1] === b[other - 1] ? 0 : 1);
      const swapped = at > 1 && other > 1 && a[at - 1] === b[other - 2] && a[at - 2] === b[other - 1];
      const swap = swapped ? cell(before, other - 2) + 1 : most;
      next.push(Math.min(cell(row, other) + 1, cell(next, other - 1) + 1, change, swap));
    }
    [before, row] = [row, next];
  }
  return Math.min(most, cell(row, b.length));
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? 0;
}
