import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../result/json.ts';
import { RULE_LIMITS, type Rule } from '../rule.ts';
import { parseFilter, type ParsedFilter } from './parse-filter.ts';
import { parsePath } from './path-text.ts';
import { printFilter, printPhrase } from './print-filter.ts';
import { printPath } from './quote.ts';
import { astToRule, ruleToAst } from './rule-ast.ts';
import { ruleDepth } from './rule-depth.ts';
import { arbitraryOddText, arbitraryRule } from './testing/arbitrary-rule.ts';

function parsed(text: string): ParsedFilter {
  const result = parseFilter(text);
  if ('filter' in result) return result.filter;
  throw new Error(`${text}: ${JSON.stringify(result.faults)}`);
}

const leaf: Rule = { kind: 'exists', operand: { kind: 'field', path: ['city'] } };

function nested(kind: 'and' | 'or' | 'not', depth: number): Rule {
  let rule: Rule = leaf;
  for (let level = 0; level < depth; level++) {
    rule = kind === 'not' ? { kind, rule } : { kind, rules: [rule] };
  }
  return rule;
}

describe('texts and trees say the same', () => {
  test('a printed rule is read as it was, with its alias', () => {
    fc.assert(
      fc.property(arbitraryRule(), fc.option(arbitraryOddText(), { nil: undefined }), (rule, alias) => {
        expect(parsed(printFilter(rule, alias))).toStrictEqual({ rule, alias, hasComments: false });
      }),
      { numRuns: 1000 },
    );
  });

  test('so is one on one line', () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        const text = printPhrase(rule);
        expect(text).not.toMatch(/[\n\r]/);
        expect(parsed(text).rule).toStrictEqual(rule);
      }),
      { numRuns: 1000 },
    );
  });

  test('printing what was read of a printed text changes nothing', () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        const text = printFilter(rule);
        expect(printFilter(parsed(text).rule)).toBe(text);
      }),
    );
  });

  test('printed texts are whole characters that show, and lines are not long', () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        const text = printFilter(rule);
        expect(text.isWellFormed()).toBe(true);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\ufeff]/u);
      }),
    );
    const tame = arbitraryRule({
      ...{ name: fc.constant('city'), event: fc.constant('purchase'), slug: fc.constant('vip') },
      ...{ text: fc.constant('x'), literal: fc.constant(1) },
    });
    fc.assert(
      fc.property(tame, (rule) => {
        for (const line of printFilter(rule).split('\n')) {
          if (!line.includes('geodistance')) expect(line.length).toBeLessThanOrEqual(120);
        }
      }),
    );
  });

  test('a tree is written as JSON and read as it was', () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        const ast = ruleToAst(rule);
        expect(astToRule(ast)).toStrictEqual({ rule });
        expect(ruleToAst((astToRule(ast) as { rule: Rule }).rule)).toStrictEqual(ast);
      }),
      { numRuns: 1000 },
    );
  });

  test('every list of texts is a path', () => {
    fc.assert(
      fc.property(fc.array(arbitraryOddText(), { minLength: 1 }), (path) => {
        expect(parsePath(printPath(path))).toEqual({ path });
      }),
    );
  });

  test.each(['and', 'or', 'not'] as const)('as deep as can be: %s', (kind) => {
    const rule = nested(kind, RULE_LIMITS.depth);
    expect(ruleDepth(rule)).toBe(RULE_LIMITS.depth);
    expect(parsed(printFilter(rule)).rule).toEqual(rule);
    expect(astToRule(ruleToAst(rule))).toEqual({ rule });
    const more = nested(kind, RULE_LIMITS.depth + 1);
    expect(parseFilter(printFilter(more))).toMatchObject({ faults: [{ code: 'filter_too_deep' }] });
    expect(astToRule(ruleToAst(more))).toMatchObject({ issues: [{ code: 'ast_too_deep' }] });
  });
});

describe('whatever the text', () => {
  const bits = fc.constantFrom(
    ...[
      '(',
      ')',
      ',',
      '\n',
      '\r\n',
      '"',
      "'",
      '`',
      '\\',
      '--',
      '//',
      '=',
      '!',
      '.',
      '*',
      ' ',
      '5',
      '30d',
      '💃',
    ],
    ...['AND', 'or', 'NOT', 'IN', 'count(', 'x', 'WHERE', 'WITHIN', 'INCLUDE', 'EXISTS', 'FILTER', 'ALIAS'],
  );
  const mutated = fc
    .tuple(arbitraryRule(), fc.array(fc.tuple(fc.nat(), fc.nat(4), bits), { minLength: 1, maxLength: 4 }))
    .map(([rule, edits]) =>
      edits.reduce((text, [at, drop, bit]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + bit + text.slice(place + drop);
      }, printFilter(rule)),
    );

  test.each([
    ['any characters', fc.string({ unit: 'binary' })],
    ['signs of the language', fc.array(bits).map((all) => all.join(' '))],
    ['signs with nothing between', fc.array(bits).map((all) => all.join(''))],
    ['texts with mistakes', mutated],
  ])('it is a filter or has a fault somewhere: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseFilter(text);
        if ('filter' in result) {
          const { rule, alias } = result.filter;
          expect(ruleDepth(rule)).toBeLessThanOrEqual(RULE_LIMITS.depth);
          expect(parsed(printFilter(rule, alias))).toStrictEqual({ rule, alias, hasComments: false });
          return;
        }
        expect(result.faults.length).toBeGreaterThan(0);
        for (const { line, column, length, message } of result.faults) {
          const lines = text.split(/\r\n|\r|\n/);
          expect(message).not.toBe('');
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column + length).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('any JSON is a rule or has issues with a place', () => {
    const op = fc.constantFrom(
      'and',
      'not',
      '=',
      'in',
      'count',
      'where',
      'within',
      'exists',
      'include',
      'geodistance',
    );
    const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
        fc.record({ op, args: fc.array(tie('tree')) }),
        fc.record({ ident: arbitraryOddText() }),
        fc.record({ val: fc.oneof(arbitraryOddText(), fc.integer(), fc.constant(null)) }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const result = astToRule(value);
        if ('rule' in result) expect(astToRule(ruleToAst(result.rule))).toStrictEqual(result);
        else expect(result.issues.every(({ field }) => field?.startsWith('ast'))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['NOT ', '(', 'AND (', 'x = 1 AND NOT ', 'count(x WHERE ', 'not\n', '`', '"', '(x or y and '])(
    'nothing uses up the stack: %j',
    (bit) => {
      for (const many of [2000, 100_000]) {
        expect(parseFilter(bit.repeat(many))).toMatchObject({
          faults: [{ line: expect.any(Number) as number }],
        });
      }
    },
  );

  test('deep JSON neither', () => {
    let value: Json = { ident: 'x' };
    for (let level = 0; level < 100_000; level++)
      value = { op: level % 2 === 0 ? 'not' : 'and', args: [value] };
    expect(astToRule(value)).toMatchObject({ issues: [{ code: 'ast_too_deep' }] });
  });
});
