import { expect, it } from 'vitest';
import { byTool, sameCode, withWord } from './word-list.ts';

const words = [
  { code: 'a', purposes: ['marketing'] },
  { code: 'b', purposes: [] },
];

it('a word is changed in its place, and a new one comes last', () => {
  const changed = { code: 'A1', purposes: ['analytics'] };
  expect(withWord(words, words[0], changed)).toEqual([changed, words[1]]);
  expect(withWord(words, undefined, changed)).toEqual([...words, changed]);
});

it('letters of either case are the same', () => {
  expect(sameCode(' C0004 ', 'c0004')).toBe(true);
  expect(sameCode('C0004', 'C0003')).toBe(false);
});

it('known words stand with their tool', () => {
  const known = [
    { tool: 'OneTrust', code: 'C0001' },
    { tool: 'Didomi', code: 'cookies' },
    { tool: 'OneTrust', code: 'C0002' },
  ];
  expect(byTool(known).map(({ tool, words: of }) => `${tool} ${of.length}`)).toEqual([
    'OneTrust 2',
    'Didomi 1',
  ]);
});
