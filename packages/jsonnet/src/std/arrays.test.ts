import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from './testing/evaluate.ts';

describe('arrays', () => {
  it.each([
    ['std.makeArray(3, function(i) i * i)', [0, 1, 4]],
    ['[std.range(2, 4), std.range(2, 1)]', [[2, 3, 4], []]],
    ['[std.repeat("ab", 2), std.repeat([1, 2], 2), std.repeat("x", 0)]', ['abab', [1, 2, 1, 2], '']],
    [
      '[std.slice([1, 2, 3, 4], 1, 4, 2), std.slice("a😃c", 1, 2, 1), std.slice([1, 2, 3], -2, null, null)]',
      [[2, 4], '😃', [2, 3]],
    ],
    [
      '[std.slice([1, 2, 3], 0, -1, 1), std.slice([1], 5, 9, 1), std.slice("abc", -9, 9, 1)]',
      [[1, 2], [], 'abc'],
    ],
    [
      '[std.reverse([1, 2, 3]), std.reverse("a😃")]',
      [
        [3, 2, 1],
        ['😃', 'a'],
      ],
    ],
    [
      '[std.map(function(x) x + 1, [1, 2]), std.map(function(c) c + "!", "ab")]',
      [
        [2, 3],
        ['a!', 'b!'],
      ],
    ],
    [
      'std.mapWithIndex(function(i, x) [i, x], "ab")',
      [
        [0, 'a'],
        [1, 'b'],
      ],
    ],
    ['std.filterMap(function(x) x > 1, function(x) x * 10, [1, 2, 3])', [20, 30]],
    [
      '[std.flatMap(function(x) [x, x], [1, 2]), std.flatMap(function(c) c + c, "ab")]',
      [[1, 1, 2, 2], 'aabb'],
    ],
    ['std.filter(function(x) x % 2 == 0, [1, 2, 3, 4])', [2, 4]],
    [
      '[std.foldl(function(a, x) a + x, "bc", "a"), std.foldr(function(x, a) a + x, ["b", "c"], "a")]',
      ['abc', 'acb'],
    ],
    [
      '[std.join(", ", ["a", null, "b"]), std.join([0], [[1], null, [2, 3]]), std.join("x", [])]',
      ['a, b', [1, 0, 2, 3], ''],
    ],
    ['[std.lines(["a", "b"]), std.deepJoin(["a", ["b", ["c"]]]), std.deepJoin("a")]', ['a\nb\n', 'abc', 'a']],
    [
      '[std.flattenArrays([[1], [], [2, [3]]]), std.flattenDeepArray([1, [2, [3]]]), std.flattenDeepArray(1)]',
      [[1, 2, [3]], [1, 2, 3], [1]],
    ],
    [
      '[std.member([1, 2], 2), std.member("abc", "bc"), std.member("abc", ""), std.member([], 1)]',
      [true, true, false, false],
    ],
    ['[std.count([1, 2, 1], 1), std.find(1, [1, 2, 1]), std.contains([[1]], [1])]', [2, [0, 2], true]],
    [
      '[std.remove([1, 2, 1], 1), std.remove([1], 2), std.removeAt([1, 2, 3], 1), std.removeAt([1], 7)]',
      [[2, 1], [1], [1, 3], [1]],
    ],
    ['[std.all([]), std.any([]), std.all([true, true]), std.any([false, true])]', [true, false, true, true]],
    ['[std.sum([1, 2, 3.5]), std.sum([]), std.avg([1, 2])]', [6.5, 0, 1.5]],
    ['std.resolvePath("a/b/c", "d")', 'a/b/d'],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
  });

  it.each([
    [
      'std.makeArray(-1, function(i) i)',
      'makeArray requires size >= 0, got -1',
      'makeArray requires size >= 0, got -1',
    ],
    ['std.makeArray(1, function() 1)', 'makeArray function must take 1 param, got: 0', undefined],
    ['std.makeArray(2.5, function(i) i)[2]', undefined, 'Expected an integer, but got 2.5'],
    [
      'std.filter(function(x) 1, [1])',
      'filter function must return boolean, got: number',
      'Unexpected type number, expected boolean',
    ],
    [
      'std.slice([1], 0, 1, 0)',
      'got 0 but step must be greater than 0',
      'got 0 but step must be greater than 0',
    ],
    [
      'std.slice([1], 0, 1, -1)',
      'got [0:1:-1] but negative steps are not supported',
      'got [0:1:-1] but negative steps are not supported',
    ],
    [
      'std.repeat(1, 1)',
      'std.repeat first argument must be an array or a string',
      'std.repeat first argument must be an array or a string',
    ],
    [
      'std.join("", ["a", []])',
      'expected string but arr[1] was array',
      'Unexpected type array, expected string',
    ],
    [
      'std.join([], [[], "a"])',
      'expected array but arr[1] was string',
      'Unexpected type string, expected array',
    ],
    [
      'std.join(1, [])',
      'join first parameter should be string or array, got number',
      'join first parameter should be string or array, got number',
    ],
    [
      'std.flatMap(function(x) x, [1])',
      'std.flatMap on arrays, provided function must return an array, got number',
      'Unexpected type number, expected array',
    ],
    [
      'std.flatMap(function(x) 1, "a")',
      'std.flatMap on strings, provided function must return a string, got number',
      'Unexpected type number, expected string',
    ],
    [
      'std.all([1])',
      'element "1" of type number is not a boolean',
      'element "1" of type number is not a boolean',
    ],
    [
      'std.avg([])',
      'Cannot calculate average of an empty array.',
      'Cannot calculate average of an empty array.',
    ],
    ['std.deepJoin([1])', 'Expected string or array, got number', 'Expected string or array, got number'],
    [
      'std.assertEqual({ a: 1 }, "a\\n")',
      'Assertion failed. {"a": 1} != "a\\n"',
      'Assertion failed. {"a": 1} != "a\\n"',
    ],
  ])('%s fails', (code, cpp, go) => {
    if (cpp !== undefined) expect(failureOf(code, 'cpp')).toBe(cpp);
    if (go !== undefined) expect(failureOf(code, 'go')).toBe(go);
  });
});
