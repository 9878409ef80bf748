import { didYouMean, nearNames } from '../webhook/near-names.ts';
import { LARGEST_COUNT } from './compile-condition.ts';
import type { FieldKind } from './field-kind.ts';
import { shorten } from './language/shorten.ts';
import type { Condition, Literal } from './rule.ts';
import { parseRelative } from './span.ts';
import { isDateLike, numberOf } from './values.ts';

/** Something that is the matter with a value of a condition. `at`: where the condition has it. */
export interface ValueFault {
  readonly code: string;
  readonly at: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Values of a condition, with where it has them. */
function placed(condition: Condition): readonly (readonly [at: string, value: Literal])[] {
  switch (condition.kind) {
    case 'compare':
      return [['value', condition.value]];
    case 'between':
      return [
        ['from', condition.from],
        ['to', condition.to],
      ];
    case 'in':
    case 'intersects':
      return condition.values.map((value, index) => [`values.${index}`, value]);
    default:
      return [];
  }
}

/** Does it ask for what comes before or after? Else for what is equal. */
function isOrdering(condition: Condition): boolean {
  return (
    condition.kind === 'between' ||
    (condition.kind === 'compare' && condition.operator !== '=' && condition.operator !== '!=')
  );
}

const LIKE_NOW = /^\s*now\s*(?:[-+]|$)/i;

/** What makes no sense, whatever the operand holds. `inWhere`: the condition is on an event. */
export function valueFaults(condition: Condition, inWhere: boolean): readonly ValueFault[] {
  const { operand } = condition;
  const isRecentCount =
    operand.kind === 'events' && operand.figure === 'count' && operand.within !== undefined;
  return placed(condition).flatMap(([at, value]): ValueFault[] => {
    if (typeof value === 'string' && LIKE_NOW.test(value)) {
      const fault = relativeFault(value, isOrdering(condition), inWhere);
      return fault === undefined ? [] : [{ at, ...fault }];
    }
    if (typeof value === 'boolean' && isOrdering(condition))
      return [
        {
          code: 'order_of_truth',
          at,
          message: `Nothing is more or less than ${value}.`,
          hint: 'Ask with = whether it is true or false.',
        },
      ];
    if (isRecentCount && (numberOf(value) ?? 0) > LARGEST_COUNT)
      return [
        {
          code: 'count_too_large',
          at,
          message: `Within a time, events are counted up to ${LARGEST_COUNT}.`,
          hint: 'Ask for fewer, or for all that there have ever been.',
        },
      ];
    return [];
  });
}

function relativeFault(
  text: string,
  isOrdered: boolean,
  inWhere: boolean,
): Omit<ValueFault, 'at'> | undefined {
  if (parseRelative(text) === undefined)
    return {
      code: 'relative_unreadable',
      message: `${shorten(text.trim())} is no time.`,
      hint: 'Write now, and so many minutes (m), hours (h), days (d), weeks (w), months (M) or years (y) before or after: now-7d, now+1M.',
    };
  if (inWhere)
    return {
      code: 'relative_in_where',
      message: `${text.trim()} stands for another time every moment, and events are chosen as they arrive.`,
      hint: 'Count only what happened lately: put the time behind WITHIN.',
    };
  if (isOrdered) return undefined;
  return {
    code: 'relative_equals',
    message: `Something is ${text.trim()} for a thousandth of a second only.`,
    hint: 'Use > or <, or BETWEEN.',
  };
}

const KIND_NAMES: Readonly<Record<FieldKind['of'], string>> = {
  text: 'a text',
  number: 'a number',
  truth: 'true or false',
  time: 'a time',
  list: 'a list of texts',
};

/** What does not go with what the operand holds. `name`: of the operand. */
export function kindFaults(condition: Condition, name: string, kind: FieldKind): readonly ValueFault[] {
  const { of, choices } = kind;
  const is = `${name} is ${KIND_NAMES[of]}`;
  const code = 'operator_unfit';
  switch (condition.kind) {
    case 'exists':
      return [];
    case 'near':
      if (of === 'text' || of === 'list') return [];
      return [{ code, at: 'operand', message: `${is}, and no place.` }];
    case 'contains':
    case 'like':
      if (of !== 'number' && of !== 'truth') return [];
      return [{ code, at: 'operand', message: `${is}, and no text.`, hint: 'Use =, < or >.' }];
    default: {
      const isOrdered = isOrdering(condition);
      if (isOrdered && of === 'truth')
        return [
          { code, at: 'operand', message: `${is}: it is not more or less than anything.`, hint: 'Use =.' },
        ];
      return placed(condition).flatMap(([at, value]): ValueFault[] => {
        if (isOrdered ? canOrder(value, kind) : canEqual(value, kind)) return [];
        if (choices !== undefined)
          return [{ code: 'choice_unknown', at, ...choiceFault(name, value, choices) }];
        return [{ code: 'value_unfit', at, message: `${is}, and ${shorten(String(value))} is not.` }];
      });
    }
  }
}

const MOST_NAMED = 10;

function choiceFault(
  name: string,
  literal: Literal,
  choices: readonly string[],
): Omit<ValueFault, 'code' | 'at'> {
  const value = String(literal);
  const more = choices.length > MOST_NAMED ? ' …' : '';
  const hint = `There is ${choices.slice(0, MOST_NAMED).join(', ')}${more}.`;
  return {
    message: `${name} never is ${shorten(value)}.`,
    hint: didYouMean(nearNames(value, [], choices)) ?? hint,
  };
}

function canEqual(value: Literal, { of, choices }: FieldKind): boolean {
  if (isRelative(value)) return true;
  switch (of) {
    case 'number':
      return typeof value !== 'boolean' && numberOf(value) !== undefined;
    case 'truth':
      return typeof value === 'boolean' || value === 'true' || value === 'false';
    case 'time':
      return typeof value === 'number' || isDateLike(String(value));
    case 'text':
    case 'list':
      return choices === undefined || choices.includes(String(value));
  }
}

function canOrder(value: Literal, { of }: FieldKind): boolean {
  if (typeof value === 'boolean' || of === 'text' || of === 'list') return true;
  if (isRelative(value) || typeof value === 'number' || isDateLike(value)) return true;
  return of === 'number' && numberOf(value) !== undefined;
}

/** Whether it says a time is another question (see `valueFaults`). */
function isRelative(value: Literal): boolean {
  return typeof value === 'string' && LIKE_NOW.test(value);
}
