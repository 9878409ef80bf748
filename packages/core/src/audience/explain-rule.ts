import type { Json } from '../result/json.ts';
import { compileCondition, type ConditionContext } from './compile-condition.ts';
import { compileRule, group } from './compile-rule.ts';
import type { Rule } from './rule.ts';
import { FOREVER, type Judge, type Sight } from './sight.ts';

/** Why a rule is met or not, part by part. */
export interface Explanation {
  readonly rule: Rule;
  readonly met: boolean;
  /** When this may change by itself, in Unix milliseconds; undefined: never. It may be too early, never too late. */
  readonly until: number | undefined;
  /** What a condition found; of events the figure. */
  readonly seen: Json | undefined;
  /** Does the verdict on the whole rest on this? If all that have no parts, and decide, were the opposite, so would the whole be. */
  readonly decides: boolean;
  readonly parts: readonly Explanation[];
}

/** Explains how a rule comes out for the sight. Every part is judged, also where others have made the verdict clear. */
export function explainRule(rule: Rule, sight: Sight, context: ConditionContext): Explanation {
  return decided(partOf(rule, sight, context));
}

function partOf(rule: Rule, sight: Sight, context: ConditionContext): Explanation {
  switch (rule.kind) {
    case 'and':
    case 'or': {
      const parts = rule.rules.map((inner) => partOf(inner, sight, context));
      return judged(rule, group(parts.map(again), rule.kind === 'and'), sight, undefined, parts);
    }
    case 'not': {
      const part = partOf(rule.rule, sight, context);
      return judged(rule, (seen) => !again(part)(seen), sight, undefined, [part]);
    }
    case 'all':
    case 'audience':
      return judged(rule, compileRule(rule, context), sight, undefined, []);
    default: {
      const { judge, seen } = compileCondition(rule, context);
      return judged(rule, judge, sight, seen(sight), []);
    }
  }
}

function judged(
  rule: Rule,
  judge: Judge,
  sight: Sight,
  seen: Json | undefined,
  parts: readonly Explanation[],
): Explanation {
  const met = judge(sight);
  const until = sight.until === FOREVER ? undefined : sight.until;
  return { rule, met, until, seen, decides: false, parts };
}

/** Says what the part has said. */
function again({ met, until = FOREVER }: Explanation): Judge {
  return (sight) => {
    sight.until = until;
    // Every part is asked, whatever the others say.
    sight.open = true;
    return met;
  };
}

/** A group is as those of its parts are that are like it; a `not` is as its part. */
function decided(explanation: Explanation): Explanation {
  const { rule, met } = explanation;
  const parts = explanation.parts.map((part) =>
    rule.kind === 'not' || part.met === met ? decided(part) : part,
  );
  return { ...explanation, decides: true, parts };
}

/**
 * When the whole verdict may change by itself, and which of the parts that decide it may do so then. Undefined when time
 * alone changes nothing.
 */
export function nextTurn(
  explanation: Explanation,
): { readonly at: number; readonly parts: readonly Explanation[] } | undefined {
  const { until } = explanation;
  return until === undefined
    ? undefined
    : { at: until, parts: decidingParts(explanation).filter((part) => part.until === until) };
}

/** Conditions, named audiences, and empty groups on which the whole verdict rests. */
export function decidingParts(explanation: Explanation): readonly Explanation[] {
  if (!explanation.decides) return [];
  return explanation.parts.length === 0 ? [explanation] : explanation.parts.flatMap(decidingParts);
}
