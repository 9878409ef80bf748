import type { Issue } from '../result/issue.ts';
import { ruleDepth } from './language/rule-depth.ts';
import { RULE_LIMITS, type Rule } from './rule.ts';

/** What a rule has too much of. */
export function limitFaults(rule: Rule): readonly Issue[] {
  const { conditions, values } = sizeOf(rule);
  const messages: Readonly<Record<string, string | undefined>> = {
    rule_too_deep:
      ruleDepth(rule) > RULE_LIMITS.depth
        ? `Groups and NOT stand at most ${RULE_LIMITS.depth} deep in each other.`
        : undefined,
    rule_too_many_conditions:
      conditions > RULE_LIMITS.conditions
        ? `A rule has at most ${RULE_LIMITS.conditions} conditions.`
        : undefined,
    rule_too_many_values:
      values > RULE_LIMITS.values
        ? `The lists of a rule have at most ${RULE_LIMITS.values} values together.`
        : undefined,
  };
  return Object.entries(messages).flatMap(([code, message]) =>
    message === undefined
      ? []
      : [{ code, field: '', message, hint: 'Make an audience of a part, and include it.' }],
  );
}

interface Size {
  readonly conditions: number;
  readonly values: number;
}

function sizeOf(rule: Rule): Size {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.map(sizeOf).reduce(together, { conditions: 0, values: 0 });
    case 'not':
      return sizeOf(rule.rule);
    case 'all':
    case 'audience':
      return { conditions: 1, values: 0 };
    default: {
      const values = rule.kind === 'in' || rule.kind === 'intersects' ? rule.values.length : 0;
      const { operand } = rule;
      const where = operand.kind === 'events' ? operand.where : undefined;
      const alone = { conditions: 1, values };
      return where === undefined ? alone : together(alone, sizeOf(where));
    }
  }
}

function together(one: Size, other: Size): Size {
  return { conditions: one.conditions + other.conditions, values: one.values + other.values };
}
