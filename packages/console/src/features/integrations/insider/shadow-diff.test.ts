import { describe, expect, it } from 'vitest';
import { shadowDiff } from './shadow-diff.ts';

describe('before and after', () => {
  const before = {
    identifiers: { uuid: 'ada' },
    attributes: { name: 'Ada', age: 36 },
    custom: { tags: ['a', 'b'] },
  };

  it('shows only what differs', () => {
    const after = {
      identifiers: { uuid: 'ada', email: 'a@b.c' },
      attributes: { name: 'Ada L' },
      custom: { tags: ['a', 'b'] },
    };
    expect(shadowDiff(before, after)).toStrictEqual({
      rows: [
        { group: 'identifiers', name: 'email', kind: 'added', after: 'a@b.c' },
        { group: 'attributes', name: 'age', kind: 'removed', before: 36 },
        { group: 'attributes', name: 'name', kind: 'changed', before: 'Ada', after: 'Ada L' },
      ],
      unchanged: 2,
    });
  });

  it('takes what every object answers to for no attribute', () => {
    const after = { ...before, custom: { ...before.custom, constructor: 'x' } };
    expect(shadowDiff(before, after).rows).toStrictEqual([
      { group: 'custom', name: 'constructor', kind: 'added', after: 'x' },
    ]);
    expect(shadowDiff(after, before).rows).toMatchObject([{ name: 'constructor', kind: 'removed' }]);
  });

  it('is nothing where nothing is sent, and all of it where nobody was known', () => {
    expect(shadowDiff(before, null)).toStrictEqual({ rows: [], unchanged: 4 });
    expect(shadowDiff(null, before).rows).toHaveLength(4);
    expect(shadowDiff(null, null)).toStrictEqual({ rows: [], unchanged: 0 });
  });
});
