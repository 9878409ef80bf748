import type { Condition, Rule } from '../rule.ts';
import {
  argumentAt,
  expectCount,
  member,
  Misfit,
  numberOf,
  pathOf,
  textOf,
  type Found,
} from './ast-parts.ts';
import { COMPARISONS } from './comparisons.ts';
import { parsePoint, pointFault } from './point-text.ts';
import { shorten } from './shorten.ts';
import { parseSpan, SPAN_LIMITS } from './span-text.ts';
import { FUNCTIONS, nearWord, OPERATOR_WORDS } from './words.ts';

const OPS: readonly string[] = [
  ...['and', 'or', 'not', 'include', 'match_all', 'exists'],
  ...OPERATOR_WORDS.map((word) => word.toLowerCase()),
  ...COMPARISONS.keys(),
  ...FUNCTIONS,
];

/** `{"op": "include", "args": [{"seg": slug}]}`, or the `seg` alone; some write it as `ident`. */
export function readInclude(found: Found): Rule {
  const alone = member(found, 'seg');
  if (alone.value === undefined) expectCount(found, 1);
  const seg = alone.value === undefined ? member(argumentAt(found, 0), 'seg') : alone;
  const slug = seg.value ?? member(argumentAt(found, 0), 'ident').value;
  if (typeof slug === 'string') return { kind: 'audience', slug };
  throw new Misfit('ast_seg', seg.field, 'Expected an audience.', 'Write {"seg": "…"} with its slug.');
}

export function readNear(found: Found): Condition {
  expectCount(found, 3);
  const [at, far] = [argumentAt(found, 1), argumentAt(found, 2)];
  const path = pathOf(argumentAt(found, 0));
  const text = textOf(at);
  const point = parsePoint(text);
  if (point === undefined) {
    const { message, hint } = pointFault(text);
    throw new Misfit('ast_point', `${at.field}.val`, message, hint);
  }
  const kilometres = numberOf(far, 'a number of kilometres above 0', (value) => value > 0);
  return { kind: 'near', operand: { kind: 'field', path }, ...point, kilometres };
}

/** Another way to write `count(event WITHIN …d) >= count`. */
export function readTimeWindow(found: Found): Condition {
  expectCount(found, 3);
  const [event, more] = pathOf(argumentAt(found, 0));
  if (event === undefined || more !== undefined) {
    throw new Misfit('ast_ident', `${found.field}.args[0].ident`, 'Expected the name of an event.');
  }
  const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0;
  const value = numberOf(argumentAt(found, 1), 'a whole number of events', isCount);
  const isDays = (days: number): boolean => parseSpan(`${days}d`) !== undefined;
  const count = numberOf(argumentAt(found, 2), `a whole number of days, at most ${SPAN_LIMITS.d}`, isDays);
  const within = { count, unit: 'd' } as const;
  const operand = {
    kind: 'events',
    figure: 'count',
    event,
    field: undefined,
    where: undefined,
    within,
  } as const;
  return { kind: 'compare', operand, operator: '>=', value };
}

export function unknownOp(op: string, { field }: Found): never {
  if (op === '') throw new Misfit('ast_op', `${field}.op`, 'Expected an op.', `There are ${OPS.join(', ')}.`);
  const near = nearWord(op, OPS);
  const hint = near === undefined ? `There are ${OPS.join(', ')}.` : `Did you mean ${near}?`;
  throw new Misfit('ast_op', `${field}.op`, `There is no op ${shorten(op)} for a condition.`, hint);
}
