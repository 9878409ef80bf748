import { describe, expect, it } from 'vitest';
import { JsonnetError } from './jsonnet-error.ts';
import { compile } from './jsonnet.ts';
import type { EvaluateOptions } from './jsonnet.ts';

function failure(text: string, options: EvaluateOptions = {}): string {
  try {
    compile(text).evaluate(options);
  } catch (error) {
    if (error instanceof JsonnetError) return error.said;
    throw error;
  }
  return 'no failure';
}

const steps = 'budget exhausted: evaluation takes more steps than it was given';
const memory = 'budget exhausted: evaluation takes more memory than it was given';
const frames = 'max stack frames exceeded.';
/** Does little again and again, to texts and objects that are large. */
function loop(body: string): string {
  return `
    local s = std.repeat("ab", 500000), t = std.repeat("ab", 500000);
    local o = { ["k" + i]: i for i in std.range(1, 50000) };
    local again(n, last) = again(n + 1, ${body}) tailstrict;
    again(0, null)`;
}

const deep = 'std.foldl(function(a, i) [a], std.range(1, 100000), 1)';

describe('what runs away ends', () => {
  it.each([
    ['local f(s) = f(s + s) tailstrict; f("ab")', memory],
    ['local f(s) = f(s + s) tailstrict; f([1])', memory],
    ['local f(s) = f(s + s) tailstrict; f({ a: 1 })', memory],
    ['std.makeArray(1e9, function(i) i)', memory],
    ['std.range(1, 1e9)', memory],
    ['std.repeat("x", 1e9)', memory],
    ['[1 for x in std.range(1, 1e5) for y in std.range(1, 1e5)]', memory],
    ['local f(n) = f(n + 1) tailstrict; f(1)', steps],
    ['local fib(n) = if n < 2 then n else fib(n - 1) + fib(n - 2); fib(60)', steps],
    ['local r = std.range(1, 1e5); [1 for x in r for y in r if false]', steps],
    ['local f(n) = 1 + f(n + 1); f(1)', frames],
    ['local x = x; x', frames],
    ['local a = [a]; a', frames],
    ['{ a: $ }', frames],
    ['local a = { b: a }; a == a', frames],
    ['local a = [a]; a < a', frames],
    ['local a = { b: a }; "" + a', frames],
    [loop('s == t'), steps],
    [loop('(s + n) in { a: 1 }'), steps],
    [loop('std.length(s + n)'), steps],
    [loop('(s + n)[0]'), steps],
    [loop('std.length(o + {})'), steps],
    ['local f(o, n) = f(if "x" in o then o else o + { ["k" + n]: 1 }, n + 1) tailstrict; f({}, 0)', steps],
    [deep, frames],
    [`${deep} == ${deep}`, frames],
  ])('%s', (text, said) => {
    expect(failure(text)).toBe(said);
  });

  it.each([deep, `${deep} == ${deep}`, `"" + ${deep}`, 'local f(n) = 1 + f(n + 1); f(1)', '{ a: $ }'])(
    '%s, when the stack of JavaScript is the limit',
    (text) => {
      expect(failure(text, { budgets: { frames: 1e9 } })).toBe(frames);
    },
  );

  it.each([
    ['['.repeat(100_000) + ']'.repeat(100_000)],
    ['!'.repeat(100_000) + 'true'],
    [`local f() = f; f${'()'.repeat(100_000)}`],
  ])('%.30s…: a text that nests too deep', (text) => {
    expect(() => compile(text)).toThrow(JsonnetError);
  });
});

describe('what is long', () => {
  it.each([
    [`1${' + 1'.repeat(20_000)}`, 20_001],
    [`${Array.from({ length: 5000 }, (_, at) => `local a${at} = ${at};`).join('\n')} a4999`, 4999],
    [`${'if false then 0 else '.repeat(5000)}1`, 1],
    [`true${' && true'.repeat(20_000)}`, true],
    [`${'assert true;'.repeat(5000)}1`, 1],
  ])('%.30s… is no trouble', (text, value) => {
    expect(compile(text).value()).toBe(value);
  });

  it('sums of many objects are laid out once', () => {
    const text = 'std.foldl(function(o, i) o + { ["f" + i]: i, sum+: i }, std.range(1, 400), { sum: 0 })';
    expect(compile(`(${text}).sum`).value()).toBe(80_200);
  });

  it('texts are indexed without counting from the start', () => {
    const text =
      'local s = std.repeat("é😀", 50000); std.foldl(function(n, i) n + std.length(s[i]), std.range(0, 99999), 0)';
    expect(compile(text).value()).toBe(100_000);
  });
});

describe('budgets', () => {
  it('are for one evaluation', () => {
    const program = compile('std.length(std.range(1, 900))');
    for (let n = 0; n < 20; n += 1) expect(program.value({ budgets: { allocations: 1000 } })).toBe(900);
    expect(() => program.value({ budgets: { allocations: 500 } })).toThrow(memory);
  });

  it('count frames as the references do', () => {
    const text = 'local f(n) = if n == 0 then 0 else 1 + f(n - 1); f(std.extVar("n"))';
    const run = (n: number, most: number): unknown =>
      compile(text).value({ ext: { n: { json: n } }, budgets: { frames: most } });
    expect(run(200, 500)).toBe(200);
    expect(() => run(600, 500)).toThrow(frames);
    expect(run(600, 2000)).toBe(600);
  });
});
