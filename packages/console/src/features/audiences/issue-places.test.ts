import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { describe, expect, it } from 'vitest';
import { NO_WORDS, vocabularyOf } from '../../ui/rule/vocabulary.ts';
import { rootOf } from './builder/from-rule.ts';
import { placedIssues, withoutSeenNames, type RuleIssue } from './issue-places.ts';
import { readText, textOf } from './rule-text.ts';

function ruleIn(text: string) {
  const parsed = parseFilter(text);
  if (!('filter' in parsed)) throw new Error(text);
  return parsed.filter.rule;
}

function issue(field: string, code = 'x'): RuleIssue {
  return { code, field, severity: 'warning', message: field };
}

describe('what is wrong with a rule', () => {
  it('stands at the innermost part of the builder that it is about', () => {
    const root = rootOf(
      ruleIn(
        'AND (a = 1, NOT OR (NOT EXISTS b, c = 2), count(x WHERE OR (d = 1, e = 2)) > 1, NOT (NOT f = 1))',
      ),
    );
    const [a, none, count, not] = root.nodes;
    const inNone = none?.kind === 'group' ? none.nodes : [];
    const leaf = count?.kind === 'leaf' && count.leaf.kind === 'condition' ? count.leaf.subject : undefined;
    const where = leaf?.kind === 'events' ? leaf.where : undefined;
    const cases: readonly (readonly [string, string | undefined])[] = [
      ['', root.key],
      ['rules.0.value', a?.key],
      ['rules.1', none?.key],
      ['rules.1.rule', none?.key],
      ['rules.1.rule.rules.0.rule.operand', inNone[0]?.key],
      ['rules.1.rule.rules.1', inNone[1]?.key],
      ['rules.2.operand', count?.key],
      ['rules.2.operand.where', where?.key],
      ['rules.2.operand.where.rules.1.operand', where?.nodes[1]?.key],
      ['rules.3.rule.rule.value', not?.kind === 'not' ? not.node.key : undefined],
    ];
    for (const [field, key] of cases)
      expect([field, [...placedIssues(root, [issue(field)]).keys()]]).toEqual([field, [key]]);
  });

  it('is also a value that is not given yet', () => {
    const root = rootOf(ruleIn('AND (a = "", b IN (), c = 0, count(x WHERE d LIKE "") = 1, EXISTS e)'));
    const texts = [...placedIssues(root, []).values()].flat();
    expect(texts).toHaveLength(3);
    expect(rootOf(ruleIn('a = ""')).bare).toBe(true);
  });

  it('is no unknown name that has come in', () => {
    const rule = ruleIn('AND (tier = "gold", shoe = 1, count(Seen) > 1, count(Other WHERE x = 1) > 1)');
    const issues = [0, 1].map((index) => issue(`rules.${index}.operand`, 'field_unknown'));
    const events = [2, 3].map((index) => issue(`rules.${index}.operand`, 'event_unknown'));
    const field = { types: ['string' as const], count: 1, example: '""', last_at: '2026-01-31T12:00:00Z' };
    const words = vocabularyOf({
      attributes: [],
      types: [],
      audiences: [],
      seen: {
        attributes: [{ path: 'tier', ...field }],
        types: [{ type: 'Seen', count: 1, opened: 1, last_at: field.last_at, fields: [], context: [] }],
      },
    });
    const left = withoutSeenNames([...issues, ...events, issue('rules.0')], rule, words);
    expect(left.map(({ message }) => message)).toEqual(['rules.1.operand', 'rules.3.operand', 'rules.0']);
    expect(withoutSeenNames(events, rule, NO_WORDS)).toHaveLength(2);
  });
});

describe('the text of a rule', () => {
  it('stays as it was written while the rule is the same', () => {
    const text = '-- who is near\nFILTER AND (\n  a = 1,\n  b = 2 -- and this\n)';
    const root = rootOf(ruleIn(text));
    expect(textOf(root, undefined, [text])).toBe(text);
    expect(textOf({ ...root, nodes: root.nodes.slice(1) }, 'near', [text])).toBe(
      'FILTER AND (b = 2) ALIAS near',
    );
  });

  it('is read with its comments and its fault', () => {
    expect(readText('  ')).toMatchObject({ rule: undefined, fault: undefined });
    expect(readText('FILTER a = 1 -- x')).toMatchObject({ hasComments: true, fault: undefined });
    expect(readText('FILTER a = ').fault).toMatchObject({ line: 1 });
  });
});
