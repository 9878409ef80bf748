import type { JsonObject } from '@causeway/core/result/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonnetEngine } from './engine.ts';

const engine = createJsonnetEngine();

const compiled = (source: string) => {
  const made = engine.compile(source);
  if ('issues' in made) throw new Error(JSON.stringify(made.issues));
  return made.template;
};
const fill = (source: string, entity: JsonObject = {}, config: JsonObject = {}) =>
  compiled(source).render(entity, config);
const ask = (expression: string, entity: JsonObject = {}, config: JsonObject = {}) => {
  const rendered = fill(`local event = import 'lytemplates.libsonnet'; ${expression}`, entity, config);
  return rendered.kind === 'rendered' ? rendered.value : rendered;
};
const faults = (source: string) => {
  const made = engine.compile(source);
  return 'issues' in made ? made.issues : [];
};

describe('templates', () => {
  it('are filled in from an entity, with numbers as they are written shortest', () => {
    const source = `local event = (import "lytemplates.libsonnet"); { email: event.get("email", ""), price: 0.1, text: "" + 0.1 }`;
    expect(fill(source, { email: 'a@x' })).toEqual({
      kind: 'rendered',
      value: { email: 'a@x', price: 0.1, text: '0.1' },
    });
  });

  it('are tried with text as the language writes it: sorted, set in by three, numbers in full', () => {
    expect(compiled('{ b: [1], a: 0.1 }').try({}, {})).toEqual({
      kind: 'rendered',
      text: '{\n   "a": 0.10000000000000001,\n   "b": [\n      1\n   ]\n}\n',
      value: { a: 0.1, b: [1] },
    });
  });

  it('that run away again and again are stopped sooner, until enough events are filled in', () => {
    const template = compiled(`local event = import 'lytemplates.libsonnet';
      local loop(n) = if n <= 0 then 'done' else loop(n - 1) tailstrict;
      { said: loop(event.get('n')) }`);
    const run = (n: number) => {
      const rendered = template.render({ n }, {});
      return rendered.kind === 'failed' ? rendered.issue.code : rendered.kind;
    };
    const long = 15_000;
    expect(run(long)).toBe('rendered');
    expect(run(1e9)).toBe('template_exhausted');
    // Enough for what is short, not for what is long; after ten the full budget is back.
    const small = Array.from({ length: 10 }, (_, n) => run(n % 2 === 0 ? 10 : long));
    expect(small).toEqual(small.map((_, n) => (n % 2 === 0 ? 'rendered' : 'template_exhausted')));
    expect([run(long), run(1e9)]).toEqual(['rendered', 'template_exhausted']);
    for (let times = 0; times < 18; times++) expect(run(10)).toBe('rendered');
    expect(run(long)).toBe('template_exhausted');
    expect(run(long)).toBe('rendered');
  });

  it('skip by error and assert, wherever they say so, and fail by anything else', () => {
    const skips = {
      'error "not today"': 'not today',
      'local why = error "late"; { a: why }': 'late',
      'assert 1 > 2 : "small"; {}': 'small',
      'assert false; {}': 'Assertion failed',
      '{ assert self.a > 2 : "object", a: 1 }': 'object',
      '{ assert false, a: 1 }': 'Object assertion failed.',
      'local f(x) = if x then error "in a function" else 1; { a: [f(true)] }': 'in a function',
      'error { why: 1 }': '{"why": 1}',
    };
    for (const [source, message] of Object.entries(skips))
      expect(fill(source), `for ${source}`).toEqual({ kind: 'skipped', message });
    const fails = [
      '{ a: {}.b }',
      '{ assert self.b, a: 1 }',
      '{ assert false : "a" + self.b, a: 1 }',
      '{ assert 3, a: 1 }',
      'assert 3; {}',
      '{ a: error {}.b }',
      'error function(x) x',
      'local f(n) = f(n + 1) + 1; error f(0)',
      'std.extVar("home")',
      'function(x) x',
    ];
    for (const source of fails) expect(fill(source).kind, `for ${source}`).toBe('failed');
  });

  it('say where they fail, by the line of the template, also when it is the library that fails', () => {
    const source = `local event = import 'lytemplates.libsonnet';\n{\n  ü: 'ü', a: event.segSlug().b,\n}`;
    expect(faults(source)).toMatchObject([{ code: 'template_unreadable', line: 3, column: 3 }]);
    const right = source.replace('ü:', 'u:');
    expect(fill(right)).toMatchObject({
      kind: 'failed',
      issue: { code: 'template_failed', message: expect.stringContaining('at 3:14: ') as string },
    });
    expect(fill(`local event = import 'lytemplates.libsonnet';\n{ a: event.enum(1, 2, 3) }`)).toMatchObject({
      issue: { message: expect.stringContaining('at 2:6: ') as string },
    });
    expect(compiled(right).try({}, {})).toMatchObject({
      kind: 'failed',
      text: expect.stringMatching(/^RUNTIME ERROR: /) as string,
      trace: expect.arrayContaining([expect.stringContaining('template:3:')]) as string[],
    });
  });

  it('are refused where they do not compile, or import anything else, also where nobody comes by', () => {
    expect(faults('{\n  "users":\\[\n}')).toMatchObject([
      { code: 'template_unreadable', line: 2, column: 11 },
    ]);
    for (const path of [
      'other.libsonnet',
      './lytemplates.libsonnet',
      '/etc/passwd',
      '../lytemplates.libsonnet',
      '',
    ])
      expect(faults(`{ a: if false then import '${path}' }`), `for ${path}`).toMatchObject([
        { code: 'template_import', line: 1, column: 20 },
      ]);
    for (const source of ['importstr "lytemplates.libsonnet"', 'importbin "/etc/passwd"'])
      expect(faults(source)).toMatchObject([{ code: 'template_import' }]);
    expect(faults(' '.repeat(200_001))).toMatchObject([{ code: 'template_too_long' }]);
  });

  it('end soon, whatever they try', () => {
    const greedy = [
      'local f(n) = f(n + 1); f(0)',
      'local f(n) = f(n + 1) + 1; f(0)',
      'std.repeat("x", 1000000000)',
      'local d(s, n) = if n == 0 then s else d(s + s, n - 1); d("x", 60)',
      'std.foldl(function(a, b) a + [b], std.range(1, 1000000), [])',
      '[x + y for x in std.range(1, 100000) for y in std.range(1, 100000)]',
      'local a = [a]; a',
      `${'['.repeat(450)}${']'.repeat(450)}`,
    ];
    for (const source of greedy) {
      const begin = performance.now();
      const kind = fill(source).kind;
      expect(performance.now() - begin, `for ${source}`).toBeLessThan(2_000);
      expect(['failed', 'rendered'], `for ${source}`).toContain(kind);
    }
  });

  it('never throw, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]():;,.+"\'|$ab1 \n'.split(''), 'local ', 'error ') }),
        (source) => {
          const made = engine.compile(source);
          if ('template' in made) made.template.try({ a: 1 }, {});
        },
      ),
    );
  });
});

describe('lytemplates.libsonnet', () => {
  const entity: JsonObject = {
    _id: 'u1',
    email: 'a@x',
    nothing: null,
    _segments: ['vip', 'buyers'],
    segment_events: [
      { id: 'b1', slug: 'big_spenders', event: 'enter', enter: '2026-01-01T00:00:00Z' },
      { id: 'c1', slug: 'churned', event: 'exit', exit: '2026-01-02T00:00:00Z' },
    ],
  };
  const config: JsonObject = {
    field: 'email',
    tone: 'loud',
    odd: 'shrill',
    additionalProperties: { extra: 7 },
  };
  const table: readonly (readonly [string, unknown])[] = [
    [
      '[event.has("email"), event.has("none"), event.has("a", {a: 1}), event.has("a", {}), event.has("a", null)]',
      [true, false, true, false, false],
    ],
    [
      '[event.get("email"), event.get("none"), event.get("none", "d"), event.get("nothing", "d")]',
      ['a@x', null, 'd', null],
    ],
    [
      '[event.jobConfGet("tone"), event.jobConfGet("extra"), event.jobConfGet("none"), event.jobConfGet("none", 1)]',
      ['loud', 7, null, 1],
    ],
    [
      '[event.inSeg(s) for s in ["vip", "big_spenders", "b1", "churned", "c1", "none"]]',
      [true, true, true, false, false, false],
    ],
    ['[event.isEnter(), event.isExit()]', [true, true]],
    ['event.segSlug()', 'big_spenderschurned'],
    [
      '[event.sha1("a"), event.sha1(1)]',
      ['86f7e437faa5a7fce15d1ddcb9eaeaea377667b8', '356a192b7913b04c54574d18c28d46e6395428ab'],
    ],
    ['event.sha256("a")', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
    ['event.sha256([1]) == std.sha256("[1]")', true],
    [
      '[event.isValidSha256(event.sha256("a")), event.isValidSha256("A" + event.sha256("a")[1:]), event.isValidSha256(1), event.isValidSha256("")]',
      [true, false, false, false],
    ],
    ['[event.isValidSha1(event.sha1("a")), event.isValidSha1(event.sha256("a"))]', [true, false]],
    [
      '[event.profileFieldFromConfig("field"), event.profileFieldFromConfig("none", "d"), event.profileFieldFromConfig("tone", "d")]',
      ['a@x', 'd', 'd'],
    ],
    [
      '[event.validatedEnum("tone", ["loud", "quiet"], "quiet"), event.validatedEnum("odd", ["loud"], "quiet")]',
      ['loud', 'quiet'],
    ],
    ['[event.notNull(null, 1), event.notNull(0, 1)]', [1, 0]],
    ['[event.enum("a", ["a"], "b"), event.enum("c", ["a"], "b")]', ['a', 'b']],
    [
      '[[event.slugForEvent(e), event.idForEvent(e), event.segEvIsEnter(e), event.segEvIsExit(e)] for e in event.get("segment_events")]',
      [
        ['big_spenders', 'b1', true, false],
        ['churned', 'c1', false, true],
      ],
    ],
  ];
  it.each(table)('%s', (expression, expected) => {
    expect(ask(expression, entity, config)).toEqual(expected);
  });

  it('does with a profile that has none of it', () => {
    const all =
      '[event.isEnter(), event.isExit(), event.segSlug(), event.inSeg("x"), event.jobConfGet("x"), event.slugForEvent({})]';
    expect(ask(all)).toEqual([false, false, '', false, null, '']);
    expect(ask(all, { _segments: 'x', segment_events: {} }, { additionalProperties: 1 })).toEqual([
      false,
      false,
      '',
      false,
      null,
      '',
    ]);
  });

  it('knows a change for neither an entrance nor an exit', () => {
    expect(ask('[event.isEnter(), event.isExit()]', { segment_events: [{ event: 'change' }] })).toEqual([
      false,
      false,
    ]);
  });
});
