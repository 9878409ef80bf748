import { describe, expect, test } from 'vitest';
import type { Json } from '../../result/json.ts';
import { RULE_LIMITS } from '../rule.ts';
import { parseFilter } from './parse-filter.ts';
import { printPhrase } from './print-filter.ts';
import { astToRule, ruleToAst } from './rule-ast.ts';

const x: Json = { ident: 'x' };
const one: Json = { val: 1 };
const is: Json = { op: '=', args: [x, one] };

function node(op: string, ...args: Json[]): Json {
  return { op, args };
}

describe('what is written', () => {
  test.each<[string, Json]>([
    ['*', { op: 'match_all', args: [] }],
    ['INCLUDE vip', node('include', { seg: 'vip' })],
    ['AND (x = 1, NOT x = 1)', node('and', is, node('not', is))],
    ['OR ()', { op: 'or', args: [] }],
    ['EXISTS address.`zip code`', node('exists', { ident: 'address.`zip code`' })],
    ['x >= "now-7d"', node('>=', x, { val: 'now-7d' })],
    ['x CONTAINS "a"', node('contains', x, { val: 'a' })],
    ['x NOT LIKE "a*"', node('not', node('like', x, { val: 'a*' }))],
    ['x IN (1, "a", true)', node('in', x, { args: [one, { val: 'a' }, { val: true }] })],
    ['x INTERSECTS ()', node('intersects', x, { args: [] })],
    ['x BETWEEN 1 AND 1', node('between', x, one, one)],
    ['geodistance(x, "48.1,-11.5", 1)', node('geodistance', x, { val: '48.1,-11.5' }, one)],
    ['count(x) = 1', node('=', node('count', x), one)],
    [
      'sum(buy.total WHERE x = 1 WITHIN 30d) = 1',
      node('=', node('sum', { ident: 'buy.total' }, node('where', is), node('within', { val: '30d' })), one),
    ],
  ])('%s', (text, ast) => {
    const parsed = parseFilter(text);
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
    expect(ruleToAst(parsed.filter.rule)).toEqual(ast);
    expect(astToRule(ast)).toEqual({ rule: parsed.filter.rule });
  });
});

describe('what is read besides', () => {
  test.each<[Json, string]>([
    [node('AND', node('==', x, one), node('<>', x, one)), 'AND (x = 1, x != 1)'],
    [{ seg: 'vip' }, 'INCLUDE vip'],
    [node('include', { ident: 'vip' }), 'INCLUDE vip'],
    [{ op: 'match_all' }, '*'],
    [{ op: '*' }, '*'],
    [node('in', x, one, { val: 'a' }), 'x IN (1, "a")'],
    [node('in', x), 'x IN ()'],
    [node('exists', { ident: 'from.count' }), 'EXISTS `from`.count'],
    [node('timewindow', { ident: 'buy' }, { val: 3 }, { val: 7 }), 'count(buy WITHIN 7d) >= 3'],
    [
      node('=', node('count', x, node('within', { val: '1d' }), node('where', is)), one),
      'count(x WHERE x = 1 WITHIN 1d) = 1',
    ],
    [{ op: 'exists', args: [{ ident: 'x', note: 'ours' }], comment: 'kept out' }, 'EXISTS x'],
  ])('%j', (ast, text) => {
    const result = astToRule(ast);
    if ('issues' in result) throw new Error(JSON.stringify(result.issues));
    expect(printPhrase(result.rule)).toBe(text);
  });
});

describe('what is wrong', () => {
  const count = (...args: Json[]): Json => node('=', node('count', ...args), one);
  test.each<[Json, string, string, string | undefined]>([
    [5, 'ast_node ast', 'Expected a condition.', 'Write an object with op and args.'],
    [{}, 'ast_op ast.op', 'Expected an op.', undefined],
    [{ op: 5 }, 'ast_op ast.op', 'An op is a text.', undefined],
    [node('exist', x), 'ast_op ast.op', 'There is no op exist for a condition.', 'Did you mean exists?'],
    [node('count', x), 'ast_op ast.op', 'There is no op count for a condition.', 'Did you mean count?'],
    [{ op: 'and', args: is }, 'ast_args ast.args', 'Arguments are a list.', undefined],
    [node('not'), 'ast_args ast.args', 'Expected 1 argument for not, found 0.', undefined],
    [node('between', x, one), 'ast_args ast.args', 'Expected 3 arguments for between, found 2.', undefined],
    [
      node('=', x, x),
      'ast_val ast.args[1].val',
      'Expected a value.',
      'Write {"val": …} with a text, a number, true or false.',
    ],
    [node('=', one, one), 'ast_ident ast.args[0].ident', 'Expected a name.', 'Write {"ident": "…"}.'],
    [
      node('exists', { ident: 'zip code' }),
      'ast_ident ast.args[0].ident',
      'Expected a dot or the end of the path, found the name code.',
      'Join names with dots, and write names with other signs in backticks.',
    ],
    [
      node('exists', { ident: 'a -- b' }),
      'ast_ident ast.args[0].ident',
      'Expected a dot or the end of the path, found the sign -- b.',
      'Join names with dots, and write names with other signs in backticks.',
    ],
    [
      node('exists', { ident: '' }),
      'ast_ident ast.args[0].ident',
      'Expected a name, found the end.',
      undefined,
    ],
    [node('like', x, one), 'ast_val ast.args[1].val', 'Expected a text.', 'Put it in quotes.'],
    [
      node('and', is, node('in', x, { args: [one, null] })),
      'ast_val ast.args[1].args[1].args[1].val',
      'Expected a value.',
      undefined,
    ],
    [
      node('include', one),
      'ast_seg ast.args[0].seg',
      'Expected an audience.',
      'Write {"seg": "…"} with its slug.',
    ],
    [{ seg: 5 }, 'ast_seg ast.seg', 'Expected an audience.', undefined],
    [node('geodistance', x, { val: '1' }, one), 'ast_point ast.args[1].val', '1 is no place.', undefined],
    [
      node('geodistance', x, { val: '1,200' }, one),
      'ast_point ast.args[1].val',
      '1,200 is not on earth.',
      undefined,
    ],
    [
      node('geodistance', x, { val: '1,1' }, { val: 0 }),
      'ast_val ast.args[2].val',
      'Expected a number of kilometres above 0.',
      undefined,
    ],
    [
      node('timewindow', { ident: 'a.b' }, one, one),
      'ast_ident ast.args[0].ident',
      'Expected the name of an event.',
      undefined,
    ],
    [
      node('timewindow', x, { val: -1 }, one),
      'ast_val ast.args[1].val',
      'Expected a whole number of events.',
      undefined,
    ],
    [
      node('timewindow', x, one, { val: 0.5 }),
      'ast_val ast.args[2].val',
      'Expected a whole number of days, at most 36500.',
      undefined,
    ],
    [
      node('=', node('avg', x), one),
      'ast_op ast.args[0].op',
      'Expected a figure over events.',
      'There are count, sum, min, max, first, last.',
    ],
    [
      count({ ident: 'a.b' }),
      'ast_figure ast.args[0].args[0]',
      'count counts events, not their fields.',
      undefined,
    ],
    [
      node('=', node('sum', x), one),
      'ast_figure ast.args[0].args[0]',
      'sum needs a field of the event, with a number.',
      undefined,
    ],
    [
      count(x, is),
      'ast_op ast.args[0].args[1].op',
      'Expected where or within, each at most once.',
      undefined,
    ],
    [
      count(x, node('where', is), node('where', is)),
      'ast_op ast.args[0].args[2].op',
      'Expected where or within, each at most once.',
      undefined,
    ],
    [
      count(x, node('within', { val: '30' })),
      'ast_span ast.args[0].args[1].args[0].val',
      '30 is no length of time.',
      undefined,
    ],
    [
      count(x, node('where', count(x))),
      'ast_where ast.args[0].args[1].args[0].args[0]',
      'In where stand fields of the event only, no figures and no audiences.',
      undefined,
    ],
    [
      count(x, node('where', { seg: 'vip' })),
      'ast_where ast.args[0].args[1].args[0]',
      'In where stand fields of the event only, no figures and no audiences.',
      undefined,
    ],
    [
      count(x, node('where', node('timewindow', x, one, one))),
      'ast_where ast.args[0].args[1].args[0]',
      'In where stand fields of the event only, no figures and no audiences.',
      undefined,
    ],
  ])('%j', (ast, place, message, hint) => {
    const result = astToRule(ast);
    if ('rule' in result) throw new Error(printPhrase(result.rule));
    const [issue] = result.issues;
    expect(result.issues).toHaveLength(1);
    expect([`${issue?.code} ${issue?.field}`, issue?.message]).toEqual([place, message]);
    if (hint !== undefined) expect(issue?.hint).toBe(hint);
  });

  test('every condition that is wrong is named, up to as many as anybody reads', () => {
    const result = astToRule(node('and', node('or', 1, is), is, { op: 'x' }));
    expect('issues' in result && result.issues.map(({ field }) => field)).toEqual([
      'ast.args[0].args[0]',
      'ast.args[2].op',
    ]);
    const many = astToRule({ op: 'and', args: Array.from({ length: 1000 }, () => 1) });
    expect('issues' in many && many.issues.length).toBe(50);
  });

  test.each([
    [
      'conditions',
      'ast_too_many_conditions',
      (): Json => ({ op: 'or', args: Array.from({ length: RULE_LIMITS.conditions + 1 }, () => is) }),
    ],
    [
      'values',
      'ast_too_many_values',
      (): Json => node('in', x, { args: Array.from({ length: RULE_LIMITS.values + 1 }, () => one) }),
    ],
    ['characters', 'ast_too_long', (): Json => node('=', x, { val: 'y'.repeat(RULE_LIMITS.characters) })],
  ])('there are limits: %s', (_, code, ast) => {
    expect(astToRule(ast())).toMatchObject({ issues: [{ code }] });
  });
});
