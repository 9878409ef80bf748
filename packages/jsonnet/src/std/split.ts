import type { Run } from '../runtime/run.ts';
import { ArrayValue } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { native, type NativeFunction } from './native.ts';
import { whole } from './numbers.ts';

interface Words {
  readonly empty: (fn: string) => string;
  /** What is said of fewer than -1 splits; C++ takes it for "all". */
  readonly negative: (fn: string, splits: number) => string | undefined;
}

const said: Readonly<Record<Wording, Words>> = {
  cpp: {
    empty: (fn) => `std.${fn} second parameter must have length 1 or greater, got 0`,
    negative: () => undefined,
  },
  go: {
    empty: (fn) => `std.${fn} second parameter should have length 1 or greater, got 0`,
    negative: (fn, splits) => `std.${fn} third parameter should be -1 or non-negative, got ${splits}`,
  },
};

/** At most so many splits, counted from the left. */
function fromLeft(text: string, by: string, most: number): string[] {
  if (most === Infinity) return text.split(by);
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(by); at >= 0 && parts.length < most; at = text.indexOf(by, from)) {
    parts.push(text.slice(from, at));
    from = at + by.length;
  }
  return [...parts, text.slice(from)];
}

/** At most so many splits, counted from the right. */
function fromRight(text: string, by: string, most: number): string[] {
  const parts: string[] = [];
  let to = text.length;
  while (parts.length < most && to >= by.length) {
    const at = text.lastIndexOf(by, to - by.length);
    if (at < 0) break;
    parts.push(text.slice(at + by.length, to));
    to = at;
  }
  return [...parts, text.slice(0, to)].toReversed();
}

/** `maxsplits` of -1 is no bound. */
function split(run: Run, fn: string, text: string, by: string, maxsplits: number): ArrayValue {
  const words = said[run.wording];
  const most = whole(run, maxsplits);
  const wrong = most < -1 ? words.negative(fn, most) : undefined;
  if (wrong !== undefined) run.fail(wrong);
  if (by === '') run.fail(words.empty(fn));
  run.spend(text.length);
  run.allocate(text.length);
  const bound = most < 0 ? Infinity : most;
  const way = fn === 'splitLimitR' && most !== -1 ? fromRight : fromLeft;
  return new ArrayValue(way(text, by, bound));
}

const wrong = (fn: string): { str: string; c: string } => ({
  str: `${fn} first parameter must be a String, got `,
  c: `${fn} second parameter must be a String, got `,
});

export const splitFunctions: readonly NativeFunction[] = [
  native(
    'split',
    { str: 'string', c: 'string' },
    (run, { str, c }) => split(run, 'split', str, c, -1),
    wrong('std.split'),
  ),
  native('splitLimit', { str: 'string', c: 'string', maxsplits: 'number' }, (run, { str, c, maxsplits }) =>
    split(run, 'splitLimit', str, c, maxsplits),
  ),
  native('splitLimitR', { str: 'string', c: 'string', maxsplits: 'number' }, (run, { str, c, maxsplits }) =>
    split(run, 'splitLimitR', str, c, maxsplits),
  ),
];
