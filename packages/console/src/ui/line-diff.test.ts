import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffParts, lineDiff } from './line-diff.ts';

const short = (before: string, after: string): string =>
  lineDiff(before, after)
    .map(({ kind, text }) => `${kind === 'same' ? ' ' : kind === 'added' ? '+' : '-'}${text}`)
    .join('|');

describe('what differs between two texts', () => {
  it('is told line by line, with what stayed', () => {
    expect(short('a\nb\nc', 'a\nx\nc')).toBe(' a|-b|+x| c');
    expect(short('a\nb\nc\nd', 'b\nc\ne\nd')).toBe('-a| b| c|+e| d');
    expect(short('a', 'a')).toBe(' a');
    expect(short('a\nb', 'b\na')).toMatch(/^(-a\| b\|\+a|\+b\| a\|-b)$/);
  });

  it('numbers the lines as each text has them', () => {
    expect(lineDiff('a\nb', 'a\nc\nb')).toEqual([
      { kind: 'same', text: 'a', before: 1, after: 1 },
      { kind: 'added', text: 'c', before: undefined, after: 2 },
      { kind: 'same', text: 'b', before: 2, after: 3 },
    ]);
  });

  it('gives back both texts, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 })
      .map((list) => list.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        const side = (other: string): string =>
          lines
            .filter(({ kind }) => kind !== other)
            .map((line) => line.text)
            .join('\n');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }),
    );
  });

  it('is shown with a few lines around it', () => {
    const before = Array.from({ length: 20 }, (_one, index) => String(index)).join('\n');
    const parts = diffParts(lineDiff(before, before.replace('\n10\n', '\nten\n')), 2);
    expect(parts.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['folded', 8],
      ['lines', 6],
      ['folded', 7],
    ]);
  });
});

it('folds up no single line', () => {
  const before = 'a\n1\n2\n3\nb';
  expect(diffParts(lineDiff(before, before.replace('a', 'x').replace('b', 'y')), 1)).toHaveLength(1);
});
