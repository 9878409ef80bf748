import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, valueAt, withoutValue, withValue } from './at-path.ts';

const step = fc.stringMatching(/^[a-z]{1,3}$/);
const tree = fc.dictionary(step, fc.oneof(fc.integer(), fc.dictionary(step, fc.integer())));
const place = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('.'));

describe('a place in a tree', () => {
  it('has what was put there, and the tree is not the same one', () => {
    fc.assert(
      fc.property(tree, place, fc.integer(), (all, at, value) => {
        const before = structuredClone(all);
        expect(valueAt(withValue(all, at, value), at)).toBe(value);
        expect(valueAt(withoutValue(withValue(all, at, value), at), at)).toBeUndefined();
        expect(all).toEqual(before);
      }),
    );
  });

  it('can be in a list, and may not be there', () => {
    const all = { rows: [{ a: 1 }, { a: 2 }] };
    expect(withValue(all, 'rows.1.a', 3)).toEqual({ rows: [{ a: 1 }, { a: 3 }] });
    expect(valueAt(all, 'rows.7.a')).toBeUndefined();
    expect(valueAt(all, 'rows.constructor')).toBeUndefined();
    expect(withoutValue(all, 'other.thing')).toBe(all);
  });

  it('is within another one', () => {
    expect(isWithin('a.b', 'a')).toBe(true);
    expect(isWithin('a', 'a')).toBe(true);
    expect(isWithin('ab', 'a')).toBe(false);
  });
});
