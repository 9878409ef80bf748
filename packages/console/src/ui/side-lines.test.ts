import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineDiff } from './line-diff.ts';
import { sideRows } from './side-lines.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((lines) => lines.join('\n'));

it('each column reads as the text that it is of', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const rows = sideRows(lineDiff(before, after));
      const column = (side: 'before' | 'after'): string =>
        rows.flatMap((row) => (row[side] === undefined ? [] : [row[side]])).join('\n');
      expect(column('before')).toBe(before);
      expect(column('after')).toBe(after);
      for (const { kind, before: was, after: is } of rows) if (kind === 'same') expect(was).toBe(is);
    }),
  );
});

it('what was removed stands beside what came for it', () => {
  expect(
    sideRows(lineDiff('one\ntwo\nthree', 'one\n2\nthree')).map(({ before, after }) => [before, after]),
  ).toEqual([
    ['one', 'one'],
    ['two', '2'],
    ['three', 'three'],
  ]);
});
