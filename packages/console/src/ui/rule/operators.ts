import type { FieldType } from '@causeway/core/event/event-type';
import type { Condition, Literal, Operand } from '@causeway/core/audience/rule';
import { eventFieldOf, fieldOf, type KnownField, type Vocabulary } from './vocabulary.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What a condition asks of its operand. */
export type Asked = Without<Condition, 'operand'>;

/** How the values of an operand are read: by it go the words, and what can be asked of them. */
export type Sort = 'text' | 'number' | 'truth' | 'choice' | 'time' | 'list' | 'count' | 'unknown';

type Plain =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'exists'
  | 'contains'
  | 'like'
  | 'in'
  | 'intersects'
  | 'between'
  | 'near';

/** What is asked, with NOT before it or without, apart from the values. `never`: none at all, of a count. */
export type OperatorId = Plain | `not ${Plain}` | 'never';

const SORTS: Readonly<Record<FieldType, Sort>> = {
  string: 'text',
  url: 'text',
  image: 'text',
  numeric: 'number',
  boolean: 'truth',
  select: 'choice',
  date: 'time',
  datetime: 'time',
  list: 'list',
  multiple_choice: 'list',
  object: 'unknown',
  objects: 'unknown',
};

/** An operand in a rule, or, when `event` is given, in what follows a WHERE. */
function knownField(
  operand: Pick<Operand, 'kind'> & { readonly path?: readonly string[] },
  vocabulary: Vocabulary,
  event?: string,
): KnownField | undefined {
  const { path = [] } = operand;
  return event === undefined ? fieldOf(vocabulary, path) : eventFieldOf(vocabulary, event, path);
}

type AnyOperand =
  | Extract<Operand, { kind: 'field' }>
  | Pick<Extract<Operand, { kind: 'events' }>, 'kind' | 'figure' | 'event' | 'field'>;

/** The field whose values an operand has; undefined when they are counted, or nothing is known of it. */
export function fieldBehind(
  operand: AnyOperand,
  vocabulary: Vocabulary,
  event?: string,
): KnownField | undefined {
  if (operand.kind === 'field') return knownField(operand, vocabulary, event);
  return operand.field === undefined ? undefined : eventFieldOf(vocabulary, operand.event, operand.field);
}

export function sortOf(operand: AnyOperand, vocabulary: Vocabulary, event?: string): Sort {
  if (operand.kind === 'events') {
    const { figure, field } = operand;
    if (figure === 'count') return 'count';
    if (figure !== 'first' && figure !== 'last') return 'number';
    if (field === undefined) return 'time';
  }
  const type = fieldBehind(operand, vocabulary, event)?.type;
  return type === undefined ? 'unknown' : SORTS[type];
}

export function operatorOf(asked: Asked, negated: boolean, sort: Sort): OperatorId {
  const plain = asked.kind === 'compare' ? asked.operator : asked.kind;
  if (sort === 'count' && !negated && asked.kind === 'compare' && plain === '=' && asked.value === 0) {
    return 'never';
  }
  return negated ? `not ${plain}` : plain;
}

const USUAL: Readonly<Record<Sort, readonly OperatorId[]>> = {
  text: ['=', '!=', 'in', 'not in', 'contains', 'not contains', 'like', 'not like', 'exists', 'not exists'],
  number: ['=', '!=', '>', '>=', '<', '<=', 'between', 'in', 'exists', 'not exists'],
  truth: ['=', 'exists', 'not exists'],
  choice: ['=', '!=', 'in', 'not in', 'exists', 'not exists'],
  time: ['>', '>=', '<', '<=', 'between', 'exists', 'not exists'],
  list: ['intersects', 'not intersects', 'contains', 'not contains', 'exists', 'not exists'],
  count: ['>=', '>', '=', '!=', '<=', '<', 'between', 'never'],
  unknown: [
    ...(['=', '!=', 'in', 'not in', 'contains', 'not contains', 'like', 'not like'] as const),
    ...(['>', '>=', '<', '<=', 'between', 'intersects', 'not intersects', 'exists', 'not exists'] as const),
  ],
};

/** What is offered for an operand; what is asked now is among it, however odd. */
export function operatorsFor(sort: Sort, now: OperatorId, field: boolean): readonly OperatorId[] {
  const usual = USUAL[sort];
  const more: readonly OperatorId[] =
    field && (sort === 'unknown' || sort === 'text') ? ['near', 'not near'] : [];
  const all = [...usual, ...more];
  return all.includes(now) ? all : [...all, now];
}

const WORDS: Readonly<Record<Plain | 'never', readonly [plain: string, negated: string]>> = {
  '=': ['is', 'is not (NOT =)'],
  '!=': ['is not', 'is (NOT !=)'],
  '>': ['is more than', 'is not more than'],
  '>=': ['is at least', 'is not at least'],
  '<': ['is less than', 'is not less than'],
  '<=': ['is at most', 'is not at most'],
  exists: ['has a value', 'has no value'],
  contains: ['contains', 'does not contain'],
  like: ['is like', 'is not like'],
  in: ['is one of', 'is none of'],
  intersects: ['has one of', 'has none of'],
  between: ['is between', 'is not between'],
  near: ['is near', 'is not near'],
  never: ['did not happen', ''],
};

const OTHER_WORDS: Readonly<Partial<Record<Sort, Readonly<Partial<Record<OperatorId, string>>>>>> = {
  time: {
    '>': 'is after',
    '>=': 'is at or after',
    '<': 'is before',
    '<=': 'is at or before',
    'not >': 'is not after',
    'not >=': 'is not at or after',
    'not <': 'is not before',
    'not <=': 'is not at or before',
  },
  list: { contains: 'holds', 'not contains': 'does not hold' },
  count: {
    '>=': 'at least',
    '>': 'more than',
    '=': 'exactly',
    '!=': 'not exactly',
    '<=': 'at most',
    '<': 'fewer than',
    between: 'between',
    never: 'not at all',
    exists: 'at all',
    'not exists': 'not at all (NOT EXISTS)',
    'not >=': 'not at least',
    'not >': 'not more than',
    'not =': 'not exactly (NOT =)',
    'not <=': 'not at most',
    'not <': 'not fewer than',
    'not between': 'not between',
    in: 'one of',
    'not in': 'none of',
  },
};

export function operatorWord(id: OperatorId, sort: Sort): string {
  const other = OTHER_WORDS[sort]?.[id];
  if (other !== undefined) return other;
  return id.startsWith('not ') ? WORDS[id.slice(4) as Plain][1] : WORDS[id as Plain][0];
}

/**
 * What an operand is first asked when it becomes another one: always something that can be saved. `inWhere`: of an event,
 * which is never so long ago.
 */
export function firstAsked(sort: Sort, field: KnownField | undefined, inWhere = false): Asked {
  switch (sort) {
    case 'count':
      return { kind: 'compare', operator: '>=', value: 1 };
    case 'truth':
      return { kind: 'compare', operator: '=', value: true };
    case 'choice':
      return { kind: 'in', values: (field?.choices ?? []).slice(0, 1) };
    case 'time':
      return inWhere ? { kind: 'exists' } : { kind: 'compare', operator: '>', value: 'now-30d' };
    case 'text':
    case 'number':
    case 'list':
    case 'unknown':
      return { kind: 'exists' };
  }
}

/** All that is compared with. */
export function valuesOf(asked: Asked): readonly Literal[] {
  switch (asked.kind) {
    case 'compare':
      return [asked.value];
    case 'between':
      return [asked.from, asked.to];
    case 'in':
    case 'intersects':
      return asked.values;
    case 'contains':
    case 'like':
      return [asked.text];
    case 'exists':
    case 'near':
      return [];
  }
}

/** The same operand asked something else. Values are taken along as far as they make sense there. */
export function askedOtherwise(asked: Asked, to: OperatorId, sort: Sort, inWhere = false): Asked {
  if (to === 'never') return { kind: 'compare', operator: '=', value: 0 };
  const plain = (to.startsWith('not ') ? to.slice(4) : to) as Plain;
  const values = valuesOf(asked);
  const [first = emptyFor(sort, inWhere), second = first] = values;
  switch (plain) {
    case 'exists':
      return { kind: 'exists' };
    case 'contains':
    case 'like':
      return { kind: plain, text: isRelativeText(first) ? '' : String(first) };
    case 'in':
    case 'intersects':
      return { kind: plain, values: values.filter((value) => value !== '') };
    case 'between':
      return { kind: 'between', from: first, to: second };
    case 'near':
      return asked.kind === 'near' ? asked : { kind: 'near', latitude: 0, longitude: 0, kilometres: 10 };
    default:
      return { kind: 'compare', operator: plain, value: sort === 'count' && first === 0 ? 1 : first };
  }
}

function emptyFor(sort: Sort, inWhere: boolean): Literal {
  if (sort === 'number') return 0;
  if (sort === 'count') return 1;
  if (sort === 'truth') return true;
  return sort === 'time' && !inWhere ? 'now-30d' : '';
}

function isRelativeText(value: Literal): boolean {
  return typeof value === 'string' && /^now\s*[+-]/.test(value);
}
