import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConditionContext } from './compile-condition.ts';
import { compileRule } from './compile-rule.ts';
import { decidingParts, explainRule, nextTurn, type Explanation } from './explain-rule.ts';
import { sightOf } from './judge-customer.ts';
import type { Rule } from './rule.ts';
import { FOREVER, type Sight } from './sight.ts';
import { tallyKey } from './tally.ts';
import { rules, steps, timeZone } from './testing/arbitrary-world.ts';
import { Hub, modelOf, TIMES, type Counted } from './testing/hub.ts';

const ALL: Rule = { kind: 'all' };
const NONE: Rule = { kind: 'not', rule: ALL };

interface Seen {
  readonly hub: Hub;
  readonly context: ConditionContext;
  readonly sight: () => Sight;
}

function seenOf(hub: Hub, counted: Counted, zone: string): Seen {
  const context: ConditionContext = {
    timeZone: zone,
    isTime: (name) => TIMES.has(name),
    tally: (definition) => counted.get(tallyKey(definition))?.id ?? 0,
  };
  return { hub, context, sight: () => sightOf(hub.attendance, hub.customer, hub.model, hub.now) };
}

/** The rule with everything that decides turned into its opposite. */
function flipped({ rule, met, decides, parts }: Explanation): Rule {
  if (!decides) return rule;
  if (parts.length === 0) return met ? NONE : ALL;
  const [part] = parts;
  if (rule.kind === 'not') return { kind: 'not', rule: part === undefined ? ALL : flipped(part) };
  return rule.kind === 'and' || rule.kind === 'or' ? { ...rule, rules: parts.map(flipped) } : rule;
}

/** Everybody's rules, as they are explained at the end of what was lived. */
function explained(check: (rule: Rule, explanation: Explanation, seen: Seen) => void): void {
  fc.assert(
    fc.property(rules, steps, timeZone, (list, lived, zone) => {
      const counted: Counted = new Map();
      const hub = new Hub(
        modelOf(
          list.map((rule) => ({ rule, epoch: 1 })),
          zone,
          counted,
        ),
      );
      for (const step of lived) hub.step(step);
      const seen = seenOf(hub, counted, zone);
      for (const rule of list) check(rule, explainRule(rule, seen.sight(), seen.context), seen);
    }),
    { numRuns: 400 },
  );
}

describe('why a rule is met or not', () => {
  test('is the verdict, and how long it stands', () => {
    explained((rule, { met, until }, { sight, context }) => {
      const one = sight();
      expect(met).toBe(compileRule(rule, context)(one));
      expect(until ?? FOREVER).toBe(one.until);
    });
  });

  test('is what decides: were that the opposite, so would the verdict be', () => {
    explained((_, explanation, { sight, context }) => {
      expect(compileRule(flipped(explanation), context)(sight())).toBe(!explanation.met);
    });
  });

  test('is nothing else: what does not decide may be as it likes', () => {
    const without = (explanation: Explanation): Rule => {
      const { rule, met, decides, parts } = explanation;
      if (!decides) return met ? NONE : ALL;
      const [part] = parts;
      if (part === undefined) return rule;
      if (rule.kind === 'not') return { kind: 'not', rule: without(part) };
      return rule.kind === 'and' || rule.kind === 'or' ? { ...rule, rules: parts.map(without) } : rule;
    };
    explained((_, explanation, { sight, context }) => {
      expect(compileRule(without(explanation), context)(sight())).toBe(explanation.met);
    });
  });

  test('says which part turns next', () => {
    explained((_, explanation) => {
      const turn = nextTurn(explanation);
      expect(turn?.at).toBe(explanation.until);
      if (turn === undefined) return;
      expect(turn.parts.length).toBeGreaterThan(0);
      for (const part of turn.parts) expect(decidingParts(explanation)).toContain(part);
    });
  });

  test('shows what was found', () => {
    const rule: Rule = {
      kind: 'or',
      rules: [
        { kind: 'compare', operand: { kind: 'field', path: ['plan'] }, operator: '=', value: 'gold' },
        {
          kind: 'compare',
          operand: {
            kind: 'events',
            figure: 'sum',
            event: 'buy',
            field: ['total'],
            where: undefined,
            within: { count: 2, unit: 'd' },
          },
          operator: '>',
          value: 10,
        },
        { kind: 'not', rule: { kind: 'audience', slug: 'nobody' } },
      ],
    };
    const counted: Counted = new Map();
    const hub = new Hub(modelOf([{ rule, epoch: 1 }], 'UTC', counted));
    const event = { type: 'buy', late: 0, data: { total: 19.99 }, context: {} };
    hub.step({ gap: 0, event, traits: { plan: 'silver' }, status: undefined });
    const { sight, context } = seenOf(hub, counted, 'UTC');
    const { met, until, parts } = explainRule(rule, sight(), context);
    expect([met, until]).toEqual([true, undefined]);
    expect(parts.map(({ met: is, seen, decides }) => [is, seen, decides])).toEqual([
      [false, 'silver', false],
      [true, 19.99, true],
      [true, undefined, true],
    ]);
    expect(parts[1]?.until).toBe(hub.now + 2 * 86_400_000);
  });
});
