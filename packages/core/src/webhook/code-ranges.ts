/** Characters (code points) as sorted ranges that do not touch: `[low, high, low, high …]`, both ends included. */
export type CodeRanges = readonly number[];

const LAST = 0x10ffff;
const DIGIT = [48, 57];
const WORD = [48, 57, 65, 90, 95, 95, 97, 122];
const SPACE = [
  9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f,
  0x3000, 0x3000, 0xfeff, 0xfeff,
];

/** What `\d`, `\w`, `\s` and their opposites stand for. */
export const NAMED_RANGES: ReadonlyMap<string, CodeRanges> = new Map([
  ['d', DIGIT],
  ['w', WORD],
  ['s', SPACE],
  ['D', inverse(DIGIT)],
  ['W', inverse(WORD)],
  ['S', inverse(SPACE)],
]);

/** Everything but the ends of lines: what `.` takes. */
export const ANY_OF_LINE: CodeRanges = inverse([10, 10, 13, 13, 0x2028, 0x2029]);

export function covers(ranges: CodeRanges, code: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) {
    if (code < (ranges[at] as number)) return false;
    if (code <= (ranges[at + 1] as number)) return true;
  }
  return false;
}

export function isWord(code: number): boolean {
  return covers(WORD, code);
}

/** What any of them holds. */
export function union(parts: readonly CodeRanges[]): CodeRanges {
  const pairs = parts.flatMap((ranges) =>
    ranges.flatMap((low, at) => (at % 2 === 0 ? [[low, ranges[at + 1] as number] as const] : [])),
  );
  const merged: number[] = [];
  for (const [low, high] of pairs.toSorted((a, b) => a[0] - b[0])) {
    const end = merged.length - 1;
    if (end > 0 && low <= (merged[end] as number) + 1) merged[end] = Math.max(merged[end] as number, high);
    else merged.push(low, high);
  }
  return merged;
}

/** Every character that it does not hold. */
function inverse(ranges: CodeRanges): CodeRanges {
  const gaps: number[] = [];
  let from = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    const low = ranges[at] as number;
    if (low > from) gaps.push(from, low - 1);
    from = (ranges[at + 1] as number) + 1;
  }
  if (from <= LAST) gaps.push(from, LAST);
  return gaps;
}
