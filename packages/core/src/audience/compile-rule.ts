import { compileCondition, literalsOf, type ConditionContext } from './compile-condition.ts';
import type { Literal, Rule } from './rule.ts';
import { FOREVER, type Judge } from './sight.ts';
import { parseRelative } from './span.ts';
import { walkRule } from './walk-rule.ts';

/** A rule as a function. How long a verdict stands is told as exactly as the conditions tell it. */
export function compileRule(rule: Rule, context: ConditionContext): Judge {
  switch (rule.kind) {
    case 'all':
      return (sight) => {
        sight.until = FOREVER;
        sight.open = false;
        return true;
      };
    case 'and':
    case 'or':
      return group(
        steadyFirst(rule.rules).map((inner) => compileRule(inner, context)),
        rule.kind === 'and',
      );
    case 'not': {
      const judge = compileRule(rule.rule, context);
      return (sight) => !judge(sight);
    }
    case 'audience': {
      const { slug } = rule;
      return (sight) => {
        sight.until = FOREVER;
        sight.open = true;
        return sight.isIn(slug);
      };
    }
    default:
      return compileCondition(rule, context).judge;
  }
}

/**
 * What neither events nor time change stands first: it costs least, and when it decides, it decides until somebody
 * changes the customer, so that nothing else of its group is looked at. Then what only seats change.
 */
function steadyFirst(rules: readonly Rule[]): readonly Rule[] {
  return rules.toSorted((one, other) => unrest(one) - unrest(other));
}

function unrest(rule: Rule): number {
  let most = 0;
  walkRule(rule, (leaf) => {
    if (leaf.kind === 'audience') most = Math.max(most, 1);
    else if (leaf.operand.kind === 'events' || literalsOf(leaf).some(isRelative)) most = 2;
  });
  return most;
}

function isRelative(literal: Literal): boolean {
  return typeof literal === 'string' && parseRelative(literal) !== undefined;
}

/**
 * A group that is met by all (`and`) or by any of its rules. While it stands because of one kind of verdict, it stands
 * until the last of those that hold it falls: an `and` is unmet as long as any of its rules is, and met until the first
 * of them is not. It is closed when one of those that decide is, or when all are.
 */
export function group(judges: readonly Judge[], all: boolean): Judge {
  return (sight) => {
    // Verdicts that decide by themselves: unmet ones of an `and`, met ones of an `or`.
    let decided = false;
    let holds = 0;
    let together = FOREVER;
    let open = false;
    for (const judge of judges) {
      const met = judge(sight);
      if (met !== all) {
        // One that is closed decides alone, and stands until forever.
        if (!sight.open) return !all;
        decided = true;
        if (sight.until > holds) holds = sight.until;
        if (holds === FOREVER) break;
      } else {
        open ||= sight.open;
        if (sight.until < together) together = sight.until;
      }
    }
    sight.until = decided ? holds : together;
    sight.open = decided || open;
    return decided ? !all : all;
  };
}
