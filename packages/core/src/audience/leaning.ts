import { literalsOf, tallyOf } from './compile-condition.ts';
import type { Condition, EventsOperand, Literal, Rule } from './rule.ts';
import { parseRelative } from './span.ts';
import { tallyKey, type Moment, type TallyDefinition } from './tally.ts';
import { isDateLike } from './values.ts';

/**
 * Where one event more moves a verdict, if anywhere: towards being met, away from it, or one cannot say. Who is in an
 * audience that it can only move towards stays in it, and stays at least as long.
 */
export type Leaning = 'towards' | 'away' | 'either';

const AGAINST = { towards: 'away', away: 'towards', either: 'either' } as const;

/** Of each tally that the rule counts, by `tallyKey`. */
export function leaningsOf(rule: Rule): ReadonlyMap<string, Leaning> {
  const leanings = new Map<string, Leaning>();
  lean(rule, false, leanings);
  return leanings;
}

function lean(rule: Rule, isOpposite: boolean, leanings: Map<string, Leaning>): void {
  switch (rule.kind) {
    case 'all':
    case 'audience':
      return;
    case 'and':
    case 'or':
      for (const inner of rule.rules) lean(inner, isOpposite, leanings);
      return;
    case 'not':
      return lean(rule.rule, !isOpposite, leanings);
    default: {
      const { operand } = rule;
      if (operand.kind === 'field') return;
      const key = tallyKey(tallyOf(rule, operand));
      const own = leaningOf(rule, operand);
      const leaning = isOpposite ? AGAINST[own] : own;
      const before = leanings.get(key) ?? leaning;
      leanings.set(key, before === leaning ? leaning : 'either');
    }
  }
}

/** A figure that only grows meets a lower bound sooner or later, and an upper one only before. */
function leaningOf(condition: Condition, operand: EventsOperand): Leaning {
  if (condition.kind === 'exists') return growsWith(operand.figure) ? 'towards' : 'either';
  if (condition.kind !== 'compare' || !literalsOf(condition).every((literal) => isOfKind(literal, operand)))
    return 'either';
  switch (condition.operator) {
    case '>':
    case '>=':
      return 'towards';
    case '<':
    case '<=':
      // There is a count of no events, but no last one: the first to come may meet an upper bound.
      return operand.figure === 'last' ? 'either' : 'away';
    default:
      return 'either';
  }
}

function growsWith(figure: EventsOperand['figure']): boolean {
  return figure === 'count' || figure === 'sum' || figure === 'last';
}

/** Is it compared as what grows: a number, or the time of the last one? */
function isOfKind(literal: Literal, { figure, field }: EventsOperand): boolean {
  if (figure === 'count' || figure === 'sum') return typeof literal === 'number';
  if (figure !== 'last' || field !== undefined || typeof literal === 'boolean') return false;
  return typeof literal === 'number' || parseRelative(literal) !== undefined || isDateLike(literal);
}

/** Is a tally that counted the moment only more than it was? */
export function isMore({ figure, field }: TallyDefinition, [, value]: Moment): boolean {
  if (figure === 'count') return true;
  if (figure === 'sum') return (value as number) >= 0;
  return figure === 'last' && field === null;
}
