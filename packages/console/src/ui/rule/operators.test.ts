import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRule } from '@causeway/core/audience/language/testing/arbitrary-rule';
import type { Rule } from '@causeway/core/audience/rule';
import {
  askedOtherwise,
  firstAsked,
  operatorOf,
  operatorsFor,
  operatorWord,
  type Asked,
  type Sort,
} from './operators.ts';

const SORTS: readonly Sort[] = ['text', 'number', 'truth', 'choice', 'time', 'list', 'count', 'unknown'];

function conditionsIn(rule: Rule): readonly Asked[] {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.flatMap(conditionsIn);
    case 'not':
      return conditionsIn(rule.rule);
    case 'all':
    case 'audience':
      return [];
    default: {
      const { operand: _operand, ...asked } = rule;
      return [asked];
    }
  }
}

describe('what can be asked', () => {
  it('always has what is asked now among it, with a word, each once', () => {
    fc.assert(
      fc.property(arbitraryRule(), fc.boolean(), fc.constantFrom(...SORTS), (rule, negated, sort) => {
        for (const asked of conditionsIn(rule)) {
          const now = operatorOf(asked, negated, sort);
          const offered = operatorsFor(sort, now, true);
          expect(offered).toContain(now);
          const words = offered.map((id) => operatorWord(id, sort));
          expect(new Set(words).size).toBe(words.length);
          expect(words).not.toContain('');
        }
      }),
    );
  });

  it('becomes what was chosen, whatever was asked before', () => {
    fc.assert(
      fc.property(arbitraryRule(), fc.constantFrom(...SORTS), fc.nat(), (rule, sort, which) => {
        for (const asked of conditionsIn(rule)) {
          const offered = operatorsFor(sort, operatorOf(asked, false, sort), true);
          const to = offered[which % offered.length] ?? '=';
          const next = askedOtherwise(asked, to, sort);
          expect([to, to === '=' ? 'never' : to]).toContain(operatorOf(next, to.startsWith('not '), sort));
        }
      }),
    );
  });

  it('takes values along', () => {
    const is = { kind: 'compare', operator: '=', value: 'a' } as const;
    expect(askedOtherwise(is, 'not in', 'text')).toEqual({ kind: 'in', values: ['a'] });
    expect(askedOtherwise({ kind: 'in', values: ['a', 'b'] }, '!=', 'text')).toMatchObject({ value: 'a' });
    expect(askedOtherwise({ kind: 'exists' }, 'between', 'number')).toEqual({
      kind: 'between',
      from: 0,
      to: 0,
    });
    expect(askedOtherwise({ kind: 'exists' }, '>', 'time')).toMatchObject({ value: 'now-30d' });
    expect(askedOtherwise({ kind: 'exists' }, '>', 'time', true)).toMatchObject({ value: '' });
    expect(askedOtherwise({ ...is, value: 0 }, '>=', 'count')).toMatchObject({ value: 1 });
    expect(askedOtherwise({ ...is, value: 'now-7d' }, 'contains', 'unknown')).toEqual({
      kind: 'contains',
      text: '',
    });
  });

  it('begins with what can be saved', () => {
    expect(firstAsked('count', undefined)).toMatchObject({ operator: '>=', value: 1 });
    expect(firstAsked('truth', undefined)).toMatchObject({ operator: '=', value: true });
    const plan = {
      path: ['plan'],
      label: 'Plan',
      type: 'select',
      choices: ['gold'],
      example: '',
      group: '',
    } as const;
    expect(firstAsked('choice', plan)).toEqual({ kind: 'in', values: ['gold'] });
    expect(firstAsked('time', undefined, true)).toEqual({ kind: 'exists' });
  });
});
