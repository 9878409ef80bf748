import { describe, expect, test } from 'vitest';
import { JsonnetError } from '../jsonnet-error.ts';
import { parse } from './parse.ts';

function parsed(text: string): unknown {
  return bare(parse({ name: 'a', text }, { wording: 'cpp' }));
}

/** Without spans, of which a test would otherwise be full. */
function bare(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value)));
}

const variable = (name: string) => ({ kind: 'variable', name });
const literal = (value: unknown) => ({ kind: 'literal', value });
const [a, b, c, x, y] = ['a', 'b', 'c', 'x', 'y'].map(variable);
const field = (name: string, body: unknown, more = {}) => ({
  name: literal(name),
  computed: false,
  visibility: 'default',
  plus: false,
  body,
  ...more,
});
const when = (condition: unknown, consequence: unknown, otherwise?: unknown) => ({
  kind: 'if',
  condition,
  // oxlint-disable-next-line unicorn/no-thenable -- the language's word.
  then: consequence,
  ...(otherwise === undefined ? {} : { otherwise }),
});
const object = (...fields: unknown[]) => ({ kind: 'object', fields, locals: [], asserts: [] });

test.each([
  ['null', literal(null)],
  ['true', literal(true)],
  ['false', literal(false)],
  ['1_000.5e-1', literal(100.05)],
  [String.raw`"a\n"`, literal('a\n')],
  [String.raw`@'a\n'`, literal(String.raw`a\n`)],
  ['|||\n a\n|||', literal('a\n')],
  ['self', { kind: 'self' }],
  ['$', { kind: 'dollar' }],
  ['x', x],
  ['((x))', x],
  ['super.x', { kind: 'super-index', key: literal('x') }],
  ['super[x]', { kind: 'super-index', key: x }],
  ['x in super', { kind: 'in-super', key: x }],
])('%s', (text, node) => {
  expect(parsed(text)).toEqual(node);
});

test.each([
  ['[]', { kind: 'array', items: [] }],
  ['[a, b]', { kind: 'array', items: [a, b] }],
  ['[a, b,]', { kind: 'array', items: [a, b] }],
  ['[a, for x in b]', { kind: 'array-comprehension', body: a, specs: [{ kind: 'for', name: 'x', list: b }] }],
  [
    '[a for x in b if c for y in x if a if b]',
    {
      kind: 'array-comprehension',
      body: a,
      specs: [
        { kind: 'for', name: 'x', list: b },
        { kind: 'if', condition: c },
        { kind: 'for', name: 'y', list: x },
        { kind: 'if', condition: a },
        { kind: 'if', condition: b },
      ],
    },
  ],
])('%s', (text, node) => {
  expect(parsed(text)).toEqual(node);
});

describe('objects', () => {
  test('fields of every kind', () => {
    expect(parsed(`{ a: 1, 'b':: 2, @"c"::: 3, ||| \n d\n|||+: 4, e+:: 5, f+::: 6, [x]: 7, }`)).toEqual(
      object(
        field('a', literal(1)),
        field('b', literal(2), { visibility: 'hidden' }),
        field('c', literal(3), { visibility: 'visible' }),
        field('d\n', literal(4), { plus: true }),
        field('e', literal(5), { plus: true, visibility: 'hidden' }),
        field('f', literal(6), { plus: true, visibility: 'visible' }),
        { ...field('', literal(7)), name: x, computed: true },
      ),
    );
  });

  test('methods are fields of functions', () => {
    const parameters = [{ name: 'x' }, { name: 'y', fallback: literal(1) }];
    expect(parsed('{ a(x, y=1):: x, [b](): y }')).toEqual(
      object(field('a', { kind: 'function', parameters, body: x }, { visibility: 'hidden' }), {
        ...field('', { kind: 'function', parameters: [], body: y }),
        name: b,
        computed: true,
      }),
    );
  });

  test('locals and asserts', () => {
    expect(parsed('{ local a = 1, assert a, b: a, local c(x) = x, assert b : "no" }')).toEqual({
      kind: 'object',
      fields: [field('b', a)],
      locals: [
        { name: 'a', body: literal(1) },
        { name: 'c', body: { kind: 'function', parameters: [{ name: 'x' }], body: x } },
      ],
      asserts: [{ condition: a }, { condition: b, message: literal('no') }],
    });
  });

  test('comprehensions', () => {
    expect(parsed('{ local a = x, [x]: a, local b = y for x in y if b }')).toEqual({
      kind: 'object-comprehension',
      field: { ...field('', a), name: x, computed: true },
      locals: [
        { name: 'a', body: x },
        { name: 'b', body: y },
      ],
      specs: [
        { kind: 'for', name: 'x', list: y },
        { kind: 'if', condition: b },
      ],
    });
  });

  test('behind an expression they are added to it', () => {
    expect(parsed('a { b: 1 }')).toEqual({
      kind: 'binary',
      operator: '+',
      left: a,
      right: object(field('b', literal(1))),
    });
  });
});

test.each([
  ['a.b', { key: literal('b') }],
  ['a[b]', { key: b }],
])('the index %s', (text, parts) => {
  expect(parsed(text)).toEqual({ kind: 'index', target: a, ...parts });
});

test.each([
  ['a[:]', {}],
  ['a[::]', {}],
  ['a[x:]', { from: x }],
  ['a[x::]', { from: x }],
  ['a[:x]', { to: x }],
  ['a[:x:]', { to: x }],
  ['a[::x]', { step: x }],
  ['a[: :x]', { step: x }],
  ['a[x:y]', { from: x, to: y }],
  ['a[x::y]', { from: x, step: y }],
  ['a[:x:y]', { to: x, step: y }],
  ['a[x:y:b]', { from: x, to: y, step: b }],
  ['a[":":":"]', { from: literal(':'), to: literal(':') }],
])('the slice %s', (text, parts) => {
  expect(parsed(text)).toEqual({ kind: 'slice', target: a, ...parts });
});

test('slices take signs', () => {
  const minus = { kind: 'unary', operator: '-', operand: literal(1) };
  expect(parsed('a[::-1]')).toEqual({ kind: 'slice', target: a, step: minus });
  expect(parsed('a[-1:-1]')).toEqual({ kind: 'slice', target: a, from: minus, to: minus });
});

test.each([
  ['a()', {}],
  ['a(b,)', { positional: [b] }],
  [
    'a(b, x=c, y=b)',
    {
      positional: [b],
      named: [
        { name: 'x', value: c },
        { name: 'y', value: b },
      ],
    },
  ],
  ['a(x == y)', { positional: [{ kind: 'binary', operator: '==', left: x, right: y }] }],
  ['a(b) tailstrict', { positional: [b], tailstrict: true }],
])('the call %s', (text, parts) => {
  expect(parsed(text)).toEqual({
    kind: 'apply',
    target: a,
    positional: [],
    named: [],
    tailstrict: false,
    ...parts,
  });
});

test.each([
  ['function() a', { kind: 'function', parameters: [], body: a }],
  [
    'function(x, y=x,) a',
    { kind: 'function', parameters: [{ name: 'x' }, { name: 'y', fallback: x }], body: a },
  ],
  [
    'local x = 1, y(a) = a; b',
    {
      kind: 'local',
      binds: [
        { name: 'x', body: literal(1) },
        { name: 'y', body: { kind: 'function', parameters: [{ name: 'a' }], body: a } },
      ],
      body: b,
    },
  ],
  ['if a then b', when(a, b)],
  ['if a then b else if x then y', when(a, b, when(x, y))],
  ['error a', { kind: 'error', message: a }],
  ['assert a; b', { kind: 'assert', condition: a, body: b }],
  ['assert a : x; b', { kind: 'assert', condition: a, message: x, body: b }],
  ['import "a.libsonnet"', { kind: 'import', as: 'code', path: 'a.libsonnet' }],
  [String.raw`importstr '\u0061'`, { kind: 'import', as: 'text', path: 'a' }],
  ["importbin @'a'", { kind: 'import', as: 'bytes', path: 'a' }],
])('%s', (text, node) => {
  expect(parsed(text)).toEqual(node);
});

test('an else belongs to the nearest if', () => {
  expect(parsed('if a then if b then x else y')).toEqual(when(a, when(b, x, y)));
});

test.each([
  ['(a) + (b)', [0, 9], [1, 2], [7, 8]],
  ['(a + b) * x', [0, 11], [1, 6], [10, 11]],
])('parentheses belong to what is around them: %s', (text, whole, left, right) => {
  const node = parse({ name: 'a', text }, { wording: 'cpp' });
  if (node.kind !== 'binary') throw new Error(node.kind);
  const ends = [node, node.left, node.right].map(({ span }) => [span.begin, span.end]);
  expect(ends).toEqual([whole, left, right]);
});

test.each([
  ['super.abc', 'super'],
  ['f(1) tailstrict', 'f(1)'],
  ['a.b[c]', 'a.b[c]'],
  [' local x = 1; x ', 'local x = 1; x'],
  ['- (a) ', '- (a)'],
  ['a { } ', 'a { }'],
  ['import  "x" ', 'import  "x"'],
])('the place of %j', (text, place) => {
  const { span } = parse({ name: 'a', text }, { wording: 'cpp' });
  expect(text.slice(span.begin, span.end)).toBe(place);
});

describe('depth', () => {
  test.each([
    ['[', 499, ']'],
    ['(', 499, ')'],
    ['{a:', 332, '}'],
    ['f(', 499, ')'],
  ])('%j nests so far and no farther', (open, most, close) => {
    const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
    expect(() => parsed(nested(most))).not.toThrow();
    expect(() => parsed(nested(most + 1))).toThrow('Exceeded maximum parse depth limit.');
  });

  test('a smaller limit can be set', () => {
    const options = { wording: 'go', depth: 10 } as const;
    expect(() => parse({ name: 'a', text: '[[[[1]]]]' }, options)).not.toThrow();
    expect(() => parse({ name: 'a', text: '[[[[[1]]]]]' }, options)).toThrow(
      'a:1:6-7 Exceeded maximum parse depth limit.',
    );
  });

  test.each([
    ['[', '', ''],
    ['{a:', '', ''],
    ['- ', '1', ''],
    ['if 1 then ', '', ''],
    ['import ', '', ''],
    ['super[', '', ''],
    ['f(', '', ''],
    ['function(a=', '', ''],
    ['{[', '', ''],
    ['[1 for x in ', '', ''],
    ['a[', '', ''],
    ['1 + (', '', ''],
    ['assert ', '', ''],
    ['local a = ', '', ''],
  ])('%j without end is a clean error', (part, rest, end) => {
    expect(() => parsed(part.repeat(100_000) + rest + end)).toThrow(JsonnetError);
  });

  test.each([
    ['1', '+1', ''],
    ['1', ' || 1 && 1', ''],
    ['a', '.b', ''],
    ['a', '[0]', ''],
    ['a', '()', ''],
    ['a', '{}', ''],
    ['', 'if 1 then 2 else ', '3'],
    ['', 'local a = 1; ', 'a'],
    ['', 'assert true; ', '1'],
    ['', 'function() ', '1'],
    ['', 'error ', '1'],
    ['[1', ' for x in []', ']'],
  ])('a chain may be as long as it will: %s%s…%s', (begin, part, end) => {
    const text = begin + part.repeat(100_000) + end;
    expect(() => parse({ name: 'a', text }, { wording: 'cpp' })).not.toThrow();
  });
});
