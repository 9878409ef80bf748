import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oursOf, shadowRows } from './shadow-diff.ts';

const believed = {
  identifiers: { uuid: 'u1' },
  attributes: { name: 'Ada', tags: { a: 1, b: 2 } },
  custom: {},
};
const preview = { routed: true, held: false, skips: [], refused: [], before: believed, after: null };

describe('what is held and what we would say', () => {
  it('differs where it differs, and that comes first', () => {
    const ours = { ...believed, attributes: { name: 'Ada L.', tags: { b: 2, a: 1 } }, custom: { vip: true } };
    expect(shadowRows(believed, ours).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'name differs',
      'vip differs',
      'uuid same',
      'tags same',
    ]);
  });

  it('is the same as itself', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (attributes) => {
        const one = { identifiers: {}, attributes, custom: {} };
        const copy = structuredClone(one);
        expect(shadowRows(one, copy).every(({ state }) => state === 'same')).toBe(true);
      }),
    );
  });

  it('is not compared when we cannot tell', () => {
    expect(shadowRows(believed, undefined).map(({ state }) => state)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});

describe('what we would say', () => {
  it('is what the requests would leave behind, or the same when there are none', () => {
    expect(oursOf({ ...preview, after: { ...believed, custom: { a: 1 } } })?.custom).toEqual({ a: 1 });
    expect(oursOf({ ...preview, skips: [{ reason: 'unchanged' }] })).toBe(believed);
  });

  it('is unknown when nothing would be planned', () => {
    expect(oursOf(undefined)).toBeUndefined();
    expect(oursOf({ ...preview, routed: false })).toBeUndefined();
    expect(oursOf({ ...preview, held: true })).toBeUndefined();
    expect(oursOf({ ...preview, skips: [{ reason: 'consent' }] })).toBeUndefined();
    expect(oursOf({ ...preview, refused: [{}] })).toBeUndefined();
  });
});
