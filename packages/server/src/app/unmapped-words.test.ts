import { describe, expect, test } from 'vitest';
import { UnmappedWords } from './unmapped-words.ts';

describe('words without a meaning', () => {
  test('are counted by workspace, the latest first', () => {
    const words = new UnmappedWords();
    words.count(1, ['a', 'b'], 10);
    words.count(1, ['a'], 20);
    words.count(2, ['c'], 30);
    expect(words.of(1)).toEqual([
      { code: 'a', count: 2, lastSeen: 20 },
      { code: 'b', count: 1, lastSeen: 10 },
    ]);
    expect(words.of(3)).toEqual([]);
  });

  test('are two hundred at most: those that came last', () => {
    const words = new UnmappedWords();
    for (let n = 0; n < 1_000; n++) words.count(1, [`w${n}`], n);
    expect(words.of(1)).toHaveLength(200);
    expect(words.of(1)[0]?.code).toBe('w999');
  });
});
