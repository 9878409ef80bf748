import { describe, expect, it } from 'vitest';
import { compile, streamText } from './jsonnet.ts';
import type { EvaluateOptions } from './jsonnet.ts';

function value(text: string, options: EvaluateOptions = {}): unknown {
  return compile(text).value(options);
}

describe('expressions', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['7 % 3 + -7 % 3', 0],
    ['[1 << 3, 256 >> 4, 6 & 3, 6 | 3, 6 ^ 3, ~5]', [8, 16, 2, 7, 5, -6]],
    ['[!true, -(3), +4]', [false, -3, 4]],
    ['"a" + 1 + null + [1, "b"] + {c: 2}', 'a1null[1, "b"]{"c": 2}'],
    ['1 + "a"', '1a'],
    ['[1, 2] + [3]', [1, 2, 3]],
    ['[1 < 2, "a" < "b", [1, 2] < [1, 3], [1] < [1, 0], 2 >= 2]', [true, true, true, true, true]],
    ['["\\uffff" < "😀", "a" > "B"]', [true, true]],
    [
      '[1 == 1.0, "1" == 1, null == false, [1, [2]] == [1, [2]], {a: 1} == {a: 1, b:: 2}]',
      [true, false, false, true, true],
    ],
    ['[1 != 2, {a: 1} != {a: 2}]', [true, true]],
    ['["a" in {a: 1}, "a" in {a:: 1}, "b" in {a: 1}]', [true, true, false]],
    ['if 1 > 2 then "no"', null],
    ['if false then 1 else if true then 2 else 3', 2],
    ['local a = 1, b = a + 1; local c = b + 1; [a, b, c]', [1, 2, 3]],
    ['local even(n) = n == 0 || odd(n - 1), odd(n) = n != 0 && even(n - 1); even(10)', true],
    ['assert 1 < 2; assert true : "fine"; 3', 3],
    ['["añ😀b"[2], "añ😀b"[3]]', ['😀', 'b']],
    ['[[1, 2, 3][1], {a: 4}.a, {a: 4}["a"]]', [2, 4, 4]],
    ['["abcdef"[1:4], [0, 1, 2, 3, 4][::2], "abc"[1:]]', ['bcd', [0, 2, 4], 'bc']],
    ['[x * y for x in [1, 2, 3] if x != 2 for y in [10, 100]]', [10, 100, 30, 300]],
    ['"%s is %05.1f" % ["x", 2.75]', 'x is 002.8'],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('functions', () => {
  it.each([
    ['(function(a, b=a + 1, c=a + b) [a, b, c])(1)', [1, 2, 3]],
    ['local f(a, b) = a - b; [f(5, 3), f(b=5, a=3), f(5, b=1)]', [2, -2, 4]],
    ['local f(x=y, y=2) = x; f()', 2],
    ['local add(a) = function(b) a + b; add(1)(2)', 3],
    ['{ f(x):: x + self.n, n:: 1, r: self.f(2) }.r', 3],
    [
      'local loop(n, sum=0) = if n == 0 then sum else loop(n - 1, sum + n) tailstrict; loop(1000000)',
      500000500000,
    ],
    [
      'local ping(n) = if n == 0 then "end" else pong(n - 1) tailstrict, pong(n) = ping(n) tailstrict; ping(100000)',
      'end',
    ],
    ['std.map(function(x) x * 2, [1, 2])', [2, 4]],
    ['std.foldl(function(a, b) a + b, [1, 2, 3], 0)', 6],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('laziness', () => {
  it.each([
    ['local a = error "no"; 1', 1],
    ['(function(x) 1)(error "no")', 1],
    ['[error "no", 2][1]', 2],
    ['{ a: error "no", b: 2 }.b', 2],
    ['(function(x, y=error "no") x)(1)', 1],
    ['true || error "no"', true],
    ['false && error "no"', false],
    ['local xs = [1] + [x + 1 for x in xs]; 1', 1],
    ['std.length([error "a", error "b"])', 2],
    ['{ local a = error "no", b: 1 }.b', 1],
    ['local f = { a: 1, b: f.a }; f.b', 1],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it('ends where a call is tailstrict', () => {
    expect(() => value('(function(x) 1)(error "said") tailstrict')).toThrow('said');
    expect(() => value('std.isNumber(error "said") tailstrict')).toThrow('said');
    expect(() => value('(function(x, y=error "said") 1)(1) tailstrict')).toThrow('said');
  });

  it('finds a variable out once', () => {
    const lines: string[] = [];
    const text = 'local x = std.trace("once", 1); x + x + [x, x][0]';
    expect(value(text, { trace: (line) => lines.push(line) })).toBe(3);
    expect(lines).toHaveLength(1);
  });

  it('finds a field out once for each object it is in', () => {
    const lines: string[] = [];
    const text = 'local a = { x: std.trace("x", 1), y: self.x + self.x }; [a, a.y, (a + { z: 1 }).y]';
    value(text, { trace: (line) => lines.push(line) });
    expect(lines).toHaveLength(2);
  });
});

describe('objects', () => {
  it.each([
    ['{ a: 1 } + { a: 2, b: super.a }', { a: 2, b: 1 }],
    ['{ a: 1, b: self.a } + { a: 2 }', { a: 2, b: 2 }],
    ['{ a: [1] } + { a+: [2] } + { a+: [3] }', { a: [1, 2, 3] }],
    ['{ a+: 1 }', { a: 1 }],
    ['{ [x]+: 1 for x in ["a"] }', { a: 1 }],
    ['{ a: 1 } + { ["a"]+: 2 }', { a: 3 }],
    ['{ a: { b: 1 } } + { a+: { c: self.b } }', { a: { b: 1, c: 1 } }],
    ['{ a: 1, b:: 2, c::: 3 }', { a: 1, c: 3 }],
    ['{ a:: 1 } + { a: 2 }', {}],
    ['{ a:: 1 } + { a::: 2 }', { a: 2 }],
    ['{ a: 1 } + { a:: 2 }', {}],
    ['{ a: { b: $.c }, c: 1 }', { a: { b: 1 }, c: 1 }],
    ['{ local x = self.a, a: 1, b: x }', { a: 1, b: 1 }],
    ['({ local x = self.a, a: 1, b: x } + { a: 2 })', { a: 2, b: 2 }],
    ['{ [k]: v for k in ["a", "b"] for v in [1] }', { a: 1, b: 1 }],
    ['{ local x = k + "!", [k]: x for k in ["a"] }', { a: 'a!' }],
    ['{ [null]: 1, ["a" + 1]: 2 }', { a1: 2 }],
    ['{ a: 1 } + { b: "a" in super, c: "z" in super }', { a: 1, b: true, c: false }],
    ['local k = "a"; { a: 1 } + { b: super[k] }', { a: 1, b: 1 }],
    ['{ a: 1 } + ({ a: super.a + 1 } + { a: super.a + 1 })', { a: 3 }],
    ['({ a: 1 } + { a: super.a + 1 }) + { a: super.a + 1 }', { a: 3 }],
    ['{ assert self.a > 0, a: 1 }', { a: 1 }],
    ['{ f(x): x }.f(1)', 1],
    ['{ a: 1 } { b: 2 }', { a: 1, b: 2 }],
    ['{ ["__proto__"]: 1, constructor: 2 }', JSON.parse('{"__proto__": 1, "constructor": 2}')],
    ['std.objectHas({}, "toString")', false],
    ['local o = { a: 1, b: "a" in self }; std.objectRemoveKey(o, "a")', { b: false }],
    ['std.objectRemoveKey({ a: 1 } + { a: 2, b: super.a }, "a")', { b: 1 }],
    ['std.objectRemoveKey({ a: 1, b: 2 }, "a") + { a: 3, c: self.b }', { a: 3, b: 2, c: 2 }],
    ['std.objectRemoveKey({ a: 1 }, "a") + { b: "a" in super }', { b: false }],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('what is printed', () => {
  it('is JSON with names in order, set in by three', () => {
    const text = '{ b: [1, {}, []], a: "x\\ny", "\\u007f": null }';
    expect(compile(text).evaluate()).toBe(
      '{\n   "a": "x\\ny",\n   "b": [\n      1,\n      { },\n      [ ]\n   ],\n   "\\u007f": null\n}\n',
    );
  });

  it('is the string alone where one is wanted', () => {
    expect(compile('"a" + "\\n" + "b"').evaluate({ string: true })).toBe('a\nb\n');
  });

  it('is a text for each field', () => {
    const texts = compile('{ "b.json": [1], "a.json": { x: 1 }, hidden:: 1 }').multi();
    expect([...texts]).toEqual([
      ['a.json', '{\n   "x": 1\n}\n'],
      ['b.json', '[\n   1\n]\n'],
    ]);
    expect(compile('{ "a.txt": "x" }').multi({ string: true }).get('a.txt')).toBe('x\n');
  });

  it('is a text for each element', () => {
    const documents = compile('[1, { a: 2 }]').stream();
    expect(streamText(documents)).toBe('---\n1\n---\n{\n   "a": 2\n}\n...\n');
    expect(streamText(compile('[]').stream())).toBe('');
  });

  it('has numbers as the references print them, or as short as can be', () => {
    const program = compile('[0.1, 1e21, 1/3, -0.0, 1e-7]');
    expect(program.evaluate()).toBe(
      '[\n   0.10000000000000001,\n   1000000000000000000000,\n   0.33333333333333331,\n   -0,\n   9.9999999999999995e-08\n]\n',
    );
    expect(program.evaluate({ numbers: 'shortest' })).toBe(
      '[\n   0.1,\n   1e+21,\n   0.3333333333333333,\n   -0,\n   1e-7\n]\n',
    );
  });
});

describe('the world outside', () => {
  it('gives texts, code and JSON', () => {
    const ext = { t: { text: '1 + 1' }, c: { code: '1 + 1' }, j: { json: { a: [1, { b: null }] } } };
    const text = '[std.extVar("t"), std.extVar("c"), std.extVar("j"), std.extVar("j").a[1] + { c: self.b }]';
    expect(value(text, { ext })).toEqual(['1 + 1', 2, { a: [1, { b: null }] }, { b: null, c: null }]);
  });

  it('looks at code only when asked for it', () => {
    expect(value('1', { ext: { x: { code: ')' } } })).toBe(1);
  });

  it('calls a program that is a function', () => {
    const tla = { a: { text: 'x' }, b: { code: '1 + 1' } };
    expect(value('function(a, b, c=3) [a, b, c]', { tla })).toEqual(['x', 2, 3]);
    expect(value('[1]', { tla })).toEqual([1]);
  });

  it('takes no fields that are not its own, and leaves out what JSON has not', () => {
    const json = { a: undefined, b: 1, n: Number.NaN } as never;
    const text = 'local o = std.extVar("o"); [o, std.objectHas(o, "toString"), "a" in o]';
    expect(value(text, { ext: { o: { json } } })).toEqual([{ b: 1, n: null }, false, false]);
  });

  it('has functions', () => {
    const natives = {
      sum: { parameters: ['a', 'b'], call: ([a, b]: unknown[]) => Number(a) + Number(b) },
    };
    expect(value('local sum = std.native("sum"); [sum(1, 2), sum(b=1, a=3)]', { natives })).toEqual([3, 4]);
    expect(value('std.native("other")', { natives })).toBeNull();
  });

  it('may evaluate another program, or the same, meanwhile', () => {
    const program = compile('function(n) if n == 0 then [] else [n] + std.native("again")(n - 1)');
    const run = (n: number): never =>
      program.value({
        tla: { n: { json: n } },
        natives: { again: { parameters: ['n'], call: ([m]) => run(Number(m)) } },
      }) as never;
    expect(run(3)).toEqual([3, 2, 1]);
  });

  it('is told what the program traces', () => {
    const lines: string[] = [];
    compile('1 +\nstd.trace("here", 2)', { name: 'a.jsonnet' }).value({ trace: (line) => lines.push(line) });
    expect(lines).toEqual(['TRACE: a.jsonnet:2 here']);
  });
});
