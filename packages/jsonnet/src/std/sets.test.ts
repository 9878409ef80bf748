import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from './testing/evaluate.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
const asSet = (items: readonly number[]): number[] => [...new Set(items)].toSorted((a, b) => a - b);

describe('sorting', () => {
  it.each([
    ['std.sort(["b", "a", "C"])', ['C', 'a', 'b']],
    ['std.sort([[2], [1, 5], [1]])', [[1], [1, 5], [2]]],
    ['std.sort([1, 2, 3], keyF=function(x) -x)', [3, 2, 1]],
    ['std.sort(["\\uffff", "😃"])', ['\uffff', '😃']],
    ['std.uniq([1, 1, 2, 1])', [1, 2, 1]],
    ['std.uniq(["a", "A", "b"], std.asciiLower)', ['a', 'b']],
    ['[std.minArray([2, 1, 3]), std.maxArray(["a", "c", "b"])]', [1, 'c']],
    ['std.minArray([[2, 1], [1, 5], [1, 4]], keyF=function(x) x[0])', [1, 5]],
    ['std.maxArray([], onEmpty="none")', 'none'],
    ['std.set([3, 1, 2, 1])', [1, 2, 3]],
    ['std.set(["b", "a"], keyF=function(x) "same")', ['b']],
    [
      'std.setUnion([["a", 1]], [["a", 2], ["b", 3]], keyF=function(x) x[0])',
      [
        ['a', 1],
        ['b', 3],
      ],
    ],
    ['std.setInter([["a", 1]], [["a", 2], ["b", 3]], keyF=function(x) x[0])', [['a', 1]]],
    ['std.setDiff([1, 2, 3], [2])', [1, 3]],
    ['[std.setMember(2, [1, 2]), std.setMember(3, [1, 2]), std.setMember("b", "abc")]', [true, false, true]],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
  });

  it('says so when there is nothing to choose from, or no order', () => {
    expect(failureOf('std.minArray([])')).toBe('Expected at least one element in array. Got none');
    expect(failureOf('std.maxArray([])', 'go')).toBe('Expected at least one element in array. Got none');
    expect(() => valueOf('std.sort([1, "a"])')).toThrow();
    expect(() => valueOf('std.sort([{}, {}])')).toThrow();
  });

  it('is stable', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.nat()), { maxLength: 60 }),
        (pairs) => {
          const sorted = valueOf('std.sort(std.extVar("pairs"), keyF=function(p) p[0])', { pairs });
          expect(sorted).toEqual(pairs.toSorted(([a], [b]) => a - b));
        },
      ),
    );
  });

  it('is idempotent, and keeps all items', () => {
    fc.assert(
      fc.property(numbers, (items) => {
        const [once, twice] = valueOf('local s = std.sort(std.extVar("items")); [s, std.sort(s)]', {
          items,
        }) as [number[], number[]];
        expect(once).toEqual(items.toSorted((a, b) => a - b));
        expect(twice).toEqual(once);
      }),
    );
  });
});

describe('sets', () => {
  it('hold what sets hold', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const program = `
          local a = std.set(std.extVar("left")), b = std.set(std.extVar("right"));
          [a, std.setUnion(a, b), std.setInter(a, b), std.setDiff(a, b), [std.setMember(x, a) for x in std.range(0, 9)]]`;
        const [a, b] = [asSet(left), asSet(right)];
        expect(valueOf(program, { left, right })).toEqual([
          a,
          asSet([...a, ...b]),
          a.filter((x) => b.includes(x)),
          a.filter((x) => !b.includes(x)),
          Array.from({ length: 10 }, (_, x) => a.includes(x)),
        ]);
      }),
    );
  });
});
