import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, sortedTexts } from './text-order.ts';

function byPoints(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)].map((chars) => chars.map((char) => char.codePointAt(0) ?? 0));
  for (let at = 0; at < Math.min(x?.length ?? 0, y?.length ?? 0); at += 1) {
    const difference = (x?.[at] ?? 0) - (y?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return (x?.length ?? 0) - (y?.length ?? 0);
}

describe('the order of texts', () => {
  it('is that of code points', () => {
    expect(sortedTexts(['😀', '\uffff', 'b', '', 'a', 'ab'])).toEqual(['', 'a', 'ab', 'b', '\uffff', '😀']);
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareTexts(a, b))).toBe(Math.sign(byPoints(a, b)));
      }),
    );
  });
});
