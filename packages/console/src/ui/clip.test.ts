import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, inLine } from './clip.ts';

describe('a text that is cut', () => {
  it('is left alone when it is short enough', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('abc…');
  });

  it('shows the marks that would turn it around', () => {
    expect(clip('a\u202Egnp.exe', 20)).toBe('a⟨U+202E⟩gnp.exe');
  });

  it('never ends in half a character, and is never longer than asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
        const cut = clip(text, most);
        expect(cut.isWellFormed()).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(Math.max(text.length <= most ? most : 0, most + 1));
      }),
    );
  });
});

describe('a value in one line', () => {
  it('is a text as it is, and JSON otherwise', () => {
    expect(['a "b"', 1, null, [1], { a: 1 }, undefined].map(inLine)).toEqual([
      'a "b"',
      '1',
      'null',
      '[1]',
      '{"a":1}',
      '',
    ]);
  });
});
