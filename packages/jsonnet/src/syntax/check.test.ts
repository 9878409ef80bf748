import { expect, test } from 'vitest';
import { check } from './check.ts';
import { parse } from './parse.ts';

function errorOf(text: string, wording: 'cpp' | 'go' = 'cpp'): string {
  try {
    check(parse({ name: 'a', text }, { wording }), { wording, known: ['std'] });
  } catch (error) {
    return (error as Error).message.replace('STATIC ERROR: ', '');
  }
  return 'fine';
}

test.each([
  'std',
  'local x = y, y = x; [x, y]',
  'local f(x, y=x, z=f) = x + y; f',
  'function(x=y, y=x) x',
  'local x = 1; local x = x; x',
  '[x + y for x in [1] for y in [x] if x == y]',
  '{ [x]: x + l, local l = x for x in [1] }',
  '{ local x = y, local y = self.a, a: x, b: super.a, c: $.a, assert y == 1 }',
  '{ a: { [self.b]: 1 }, b: "c" }',
  '{ a: [self for x in []] }',
  '{ a: { [k]: 1 for k in self.b } }',
  'local f() = 1; { f(x): f(), g: "a" in super }',
  'import "a"',
])('%s is fine', (text) => {
  expect(errorOf(text)).toBe('fine');
});

test.each([
  ['x', '1:1: Unknown variable: x'],
  ['local x = 1; y', '1:14: Unknown variable: y'],
  ['(local x = 1; x) + x', '1:20: Unknown variable: x'],
  ['function(x) y', '1:13: Unknown variable: y'],
  ['function(x=z) x', '1:12: Unknown variable: z'],
  ['(function(x) x)(x)', '1:17: Unknown variable: x'],
  ['std.f(a=a)', '1:9: Unknown variable: a'],
  ['[x for x in x]', '1:13: Unknown variable: x'],
  ['[1 for x in y for y in []]', '1:13: Unknown variable: y'],
  ['[1 for x in [] if y for y in []]', '1:19: Unknown variable: y'],
  ['[x for x in []] + x', '1:19: Unknown variable: x'],
  ['{ local x = 1, [x]: 1 }', '1:17: Unknown variable: x'],
  ['{ local x = 1, a: x } + x', '1:25: Unknown variable: x'],
  ['{ [x]: 1 for x in [x] }', '1:20: Unknown variable: x'],
  ['{ local l = 1, [l]: 1 for x in [] }', '1:17: Unknown variable: l'],
  ['{ a: 1, assert a }', '1:16: Unknown variable: a'],
  ['std[a:b:c]', '1:5: Unknown variable: a'],
  ['assert true : m; 1', '1:15: Unknown variable: m'],
  ['if true then 1 else e', '1:21: Unknown variable: e'],
  ['error e', '1:7: Unknown variable: e'],
  ['!e', '1:2: Unknown variable: e'],
])('%s has a variable that nothing binds', (text, said) => {
  expect(errorOf(text)).toBe(`a:${said}`);
});

test.each([
  ['self', "1:1-5: Can't use self outside of an object."],
  ['super.x', "1:1-6: Can't use super outside of an object."],
  ['1 + super[1]', "1:5-10: Can't use super outside of an object."],
  ['"x" in super', "1:1-13: Can't use super outside of an object."],
  ['$', '1:1: No top-level object found.'],
  ['$.a + {}', '1:1: No top-level object found.'],
  ['{ [self.a]: 1 }', "1:4-8: Can't use self outside of an object."],
  ['{ [$.a]: 1 }', '1:4: No top-level object found.'],
  ['{ [self.a]: 1 for a in [] }', "1:4-8: Can't use self outside of an object."],
  ['{ [a]: 1 for a in self }', "1:19-23: Can't use self outside of an object."],
  ['[{ a: 1 }, self]', "1:12-16: Can't use self outside of an object."],
])('%s stands in no object', (text, said) => {
  expect(errorOf(text)).toBe(`a:${said}`);
});

test.each([
  ['function(x, x) x', '1:1-17: Duplicate function parameter: x'],
  ['1 + function(x, y, x) 2', '1:5-24: Duplicate function parameter: x'],
  ['local f(x, x) = 1; f', '1:1-21: Duplicate function parameter: x'],
  ['{ f(x, x): (1 + 2) }', '1:13-18: Duplicate function parameter: x'],
  ['{ local f(x, x) = 12 }', '1:19-21: Duplicate function parameter: x'],
])('%s has a parameter twice', (text, said) => {
  expect(errorOf(text)).toBe(`a:${said}`);
});

test('the first fault in the text is told, in either wording', () => {
  const text = '{ a: function(x=c) b, [d]: self }';
  expect([errorOf(text), errorOf(text, 'go')]).toEqual([
    'a:1:17: Unknown variable: c',
    'a:1:17-18 Unknown variable: c',
  ]);
});

test.each(['+1', '.b', '()', '{}', ' in super'])('a tree may be deep: %s', (part) => {
  expect(errorOf(`{ a: std${part.repeat(100_000)} }`)).toBe('fine');
});
