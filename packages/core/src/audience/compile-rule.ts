import { compileCondition, type ConditionContext } from './compile-condition.ts';
import type { Rule } from './rule.ts';
import { FOREVER, type Judge } from './sight.ts';

/** A rule as a function. How long a verdict stands is told as exactly as the conditions tell it. */
export function compileRule(rule: Rule, context: ConditionContext): Judge {
  switch (rule.kind) {
    case 'all':
      return (sight) => {
        sight.until = FOREVER;
        return true;
      };
    case 'and':
    case 'or':
      return group(
        rule.rules.map((inner) => compileRule(inner, context)),
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
        return sight.isIn(slug);
      };
    }
    default:
      return compileCondition(rule, context).judge;
  }
}

/**
 * A group that is met by all (`and`) or by any of its rules. While it stands because of one kind of verdict, it stands
 * until the last of those that hold it falls: an `and` is unmet as long as any of its rules is, and met until the first
 * of them is not.
 */
export function group(judges: readonly Judge[], all: boolean): Judge {
  return (sight) => {
    // Verdicts that decide by themselves: unmet ones of an `and`, met ones of an `or`.
    let decided = false;
    let holds = 0;
    let together = FOREVER;
    for (const judge of judges) {
      const met = judge(sight);
      if (met !== all) {
        decided = true;
        if (sight.until > holds) holds = sight.until;
        if (holds === FOREVER) break;
      } else if (sight.until < together) together = sight.until;
    }
    sight.until = decided ? holds : together;
    return decided ? !all : all;
  };
}
