import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonnetError } from './jsonnet-error.ts';
import { compile } from './jsonnet.ts';
import type { Json } from './manifest/json.ts';

const budgets = { steps: 20_000, allocations: 20_000 };

/** JSON as Jsonnet can hold it: no -0, which JSON.parse gives back but equality does not tell from 0. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

/** Texts of expressions, mostly well formed, of few names so that they meet. */
const { expression } = fc.letrec<{ expression: string; object: string; leaf: string }>((tie) => {
  const name = fc.constantFrom('a', 'b', 'c');
  const inner = tie('expression');
  const operator = fc.constantFrom('+', '-', '*', '/', '%', '<', '==', '&&', '||', '&', '<<', 'in');
  const made = (parts: readonly string[]) => parts.join('');
  const field = fc.oneof(
    fc.tuple(name, fc.constantFrom(': ', ':: ', '::: ', '+: '), inner).map(made),
    fc.tuple(fc.constant('['), inner, fc.constant(']: '), inner).map(made),
    fc.tuple(fc.constant('assert '), inner).map(made),
    fc.tuple(fc.constant('local '), name, fc.constant(' = '), inner).map(made),
    fc.tuple(name, fc.constant('(a, b=a): '), inner).map(made),
  );
  return {
    leaf: fc.oneof(
      name,
      fc.constantFrom('1', '2.5', '-1', '"x"', '"aé😀"', 'null', 'true', 'false', '[]', '{}', '1e308'),
      fc.constantFrom('self', '$', 'super.a', '"a" in super', 'std', 'std.length', 'std.thisFile'),
    ),
    object: fc.array(field, { maxLength: 4 }).map((fields) => `{ ${fields.join(', ')} }`),
    expression: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'expression' },
      tie('leaf'),
      tie('object'),
      fc.tuple(fc.constant('('), inner, operator, inner, fc.constant(')')).map((parts) => parts.join(' ')),
      fc.tuple(fc.constantFrom('!', '-', '+', '~', 'error '), inner).map(made),
      fc.tuple(inner, fc.constant('.'), name).map(made),
      fc.tuple(inner, fc.constant('['), inner, fc.constant(']')).map(made),
      fc.tuple(inner, fc.constant('['), inner, fc.constant(':'), inner, fc.constant(']')).map(made),
      fc.tuple(inner, fc.constant('('), inner, fc.constantFrom(')', ') tailstrict', ', b=1)')).map(made),
      fc
        .tuple(
          fc.constant('(local '),
          name,
          fc.constant(' = '),
          inner,
          fc.constant('; '),
          inner,
          fc.constant(')'),
        )
        .map(made),
      fc
        .tuple(
          fc.constant('(local '),
          name,
          fc.constant('(a) = '),
          inner,
          fc.constant('; '),
          inner,
          fc.constant(')'),
        )
        .map(made),
      fc
        .tuple(
          fc.constant('(if '),
          inner,
          fc.constant(' then '),
          inner,
          fc.constant(' else '),
          inner,
          fc.constant(')'),
        )
        .map(made),
      fc.tuple(fc.constant('(function(a, b=a) '), inner, fc.constant(')')).map(made),
      fc.tuple(fc.constant('(assert '), inner, fc.constant('; '), inner, fc.constant(')')).map(made),
      fc.tuple(fc.constant('['), inner, fc.constant(', '), inner, fc.constant(']')).map(made),
      fc.tuple(fc.constant('['), inner, fc.constant(' for a in '), inner, fc.constant(']')).map(made),
      fc
        .tuple(
          fc.constant('{ ['),
          inner,
          fc.constant(']: '),
          inner,
          fc.constant(' for a in '),
          inner,
          fc.constant(' }'),
        )
        .map(made),
      fc
        .tuple(
          fc.constantFrom(
            'std.toString(',
            'std.length(',
            'std.type(',
            'std.objectFields(',
            'std.sort(',
            'std.prune(',
            'std.manifestYamlDoc(',
          ),
          inner,
          fc.constant(')'),
        )
        .map(made),
      fc
        .tuple(
          fc.constantFrom(
            'std.map(',
            'std.filter(',
            'std.makeArray(',
            'std.range(',
            'std.repeat(',
            'std.format(',
          ),
          inner,
          fc.constant(', '),
          inner,
          fc.constant(')'),
        )
        .map(made),
    ),
  };
});

function program(text: string): string {
  return `local a = 1, b = { a: self.b, b:: 2, c(a, b=2): a + b }, c = function(a, b=a) [a, b]; ${text}`;
}

function outcome(text: string): string {
  try {
    return compile(text).evaluate({ budgets });
  } catch (error) {
    if (!(error instanceof JsonnetError) || error.cause !== undefined) throw error;
    return error.message;
  }
}

describe('any program', () => {
  it('has a value or fails with a JsonnetError, the same each time', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const first = outcome(program(text));
        expect(outcome(program(text))).toBe(first);
      }),
      { numRuns: 3000 },
    );
  });

  it('fails with a JsonnetError whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        outcome(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('says the same as text and as JSON', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const whole = compile.bind(undefined, `std.prune([${program(text)}])`);
        let found: Json;
        try {
          found = whole().value({ budgets });
        } catch (error) {
          expect(error).toBeInstanceOf(JsonnetError);
          return;
        }
        expect(JSON.parse(whole().evaluate())).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });

  it('does not look at what it does not need', () => {
    fc.assert(
      fc.property(expression, (text) => {
        fc.pre(!outcome(program(text)).startsWith('STATIC'));
        const unused = `local unused = ${program(text)}; [1, { a: 1, b:: ${program(text)} }, (function(x) 2)(unused)]`;
        expect(compile(unused).value()).toEqual([1, { a: 1 }, 2]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('JSON', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(json, (value) => {
        const ext = { x: { json: value } };
        expect(compile('std.extVar("x")').value({ ext })).toEqual(value);
        expect(JSON.parse(compile('std.extVar("x")').evaluate({ ext, numbers: 'shortest' }))).toEqual(value);
        expect(JSON.parse(compile('std.extVar("x")').evaluate({ ext }))).toEqual(value);
        expect(compile('std.toString(std.extVar("x")) == std.toString(std.extVar("x"))').value({ ext })).toBe(
          true,
        );
      }),
    );
  });

  it('is a program', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(compile(JSON.stringify(value)).value()).toEqual(value);
      }),
    );
  });
});

/** Without the trace, which may differ. */
function bare(text: string): string {
  return text.startsWith('RUNTIME ERROR') ? (text.split('\n')[0] ?? '') : text;
}

describe('the sum of objects', () => {
  const object = fc
    .array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom(':', '::', ':::', '+:', '+::'),
        fc.constantFrom(
          '1',
          '"x"',
          'self.b',
          'if "a" in super then super.a else 0',
          '[self.c]',
          '{ a+: 1 }',
          '$.a',
          'l',
        ),
      ),
      { maxLength: 3 },
    )
    .map((fields) => new Map(fields.map(([name, sign, body]) => [name, `${name}${sign} ${body}`])))
    .map((fields) => `{ local l = self.c, ${[...fields.values()].join(', ')} }`);

  it('does not depend on how it is bracketed', () => {
    fc.assert(
      fc.property(object, object, object, object, (a, b, c, d) => {
        const left = outcome(`((${a} + ${b}) + ${c}) + ${d}`);
        const right = outcome(`${a} + (${b} + (${c} + ${d}))`);
        const both = outcome(`(${a} + ${b}) + (${c} + ${d})`);
        expect(bare(right)).toBe(bare(left));
        expect(bare(both)).toBe(bare(left));
      }),
      { numRuns: 1000 },
    );
  });

  it('has nothing to do with the empty one', () => {
    fc.assert(
      fc.property(object, (a) => {
        const alone = outcome(a).split('\n')[0];
        expect(outcome(`{} + ${a}`).split('\n')[0]).toBe(alone);
        expect(outcome(`${a} + {}`).split('\n')[0]).toBe(alone);
      }),
    );
  });
});

describe('budgets', () => {
  it('end any program', () => {
    fc.assert(
      fc.property(expression, fc.integer({ min: 1, max: 200 }), (text, most) => {
        const start = performance.now();
        try {
          compile(program(text)).evaluate({ budgets: { steps: most, frames: most, allocations: most } });
        } catch (error) {
          expect(error).toBeInstanceOf(JsonnetError);
        }
        expect(performance.now() - start).toBeLessThan(2000);
      }),
      { numRuns: 500 },
    );
  });
});
