import type { AttributeType } from '@causeway/core/customer/attribute';
import { isEmpty, type Json } from '@causeway/core/result/json';
import { parseTime } from '@causeway/core/tracking/timestamp';
import { badRequest, Refusal } from './refusals.ts';

export type Operator = 'eq' | 'gt' | 'lt' | 'gte' | 'lte' | 'in';

/** A condition as it stands in an address: `score.gt=100`. */
export interface Condition {
  /** As it was written. */
  readonly parameter: string;
  readonly name: string;
  readonly operator: Operator;
  readonly value: string;
}

const SUFFIX = /^(.+)\.(gt|lt|gte|lte|in)$/;
const MOST_CHOICES = 500;

export function readCondition(parameter: string, value: string): Condition {
  const [, name, operator] = SUFFIX.exec(parameter) ?? [];
  return name === undefined
    ? { parameter, name: parameter, operator: 'eq', value }
    : { parameter, name, operator: operator as Operator, value };
}

/** Texts of an `in`; elsewhere the one text. */
export function choicesOf({ parameter, operator, value }: Condition): readonly string[] {
  if (operator !== 'in') return [value];
  const choices = value.split(',').filter((choice) => choice !== '');
  if (choices.length <= MOST_CHOICES) return choices;
  throw new Refusal(badRequest(`${parameter} has more than ${MOST_CHOICES} choices`, parameter));
}

/**
 * Whether a value of this type meets the condition. Texts are compared exactly, with upper and lower case; of a list it
 * is asked whether it holds the text. Who has no value meets no condition.
 */
export function conditionOn(condition: Condition, type: AttributeType): (value: Json | undefined) => boolean {
  const { parameter, operator } = condition;
  const read = readerOf(type);
  const operands = choicesOf(condition).map((text) => {
    const operand = read(text);
    if (operand !== undefined) return operand;
    throw new Refusal(badRequest(`${parameter} must be ${WORDS[type] ?? 'text'}`, parameter));
  });
  if (operator === 'eq' || operator === 'in') {
    const wanted = new Set(operands);
    return (value) => valuesOf(value).some((one) => wanted.has(read(one) ?? NOTHING));
  }
  const [operand = ''] = operands;
  const holds = ORDER[operator];
  return (value) =>
    valuesOf(value).some((one) => {
      const known = read(one);
      return known !== undefined && typeof known === typeof operand && holds(known, operand);
    });
}

type Comparable = string | number | boolean;

/** Equal to nothing that can be asked for. */
const NOTHING = Number.NaN;

const ORDER: Readonly<Record<Exclude<Operator, 'eq' | 'in'>, (a: Comparable, b: Comparable) => boolean>> = {
  gt: (a, b) => a > b,
  lt: (a, b) => a < b,
  gte: (a, b) => a >= b,
  lte: (a, b) => a <= b,
};

const WORDS: Partial<Record<AttributeType, string>> = {
  numeric: 'a number',
  boolean: 'true or false',
  date: 'a date: 2026-01-31',
  datetime: 'a time: 2026-01-31T12:00:00Z, or Unix seconds',
};

function valuesOf(value: Json | undefined): readonly Json[] {
  if (isEmpty(value)) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** Reads a value, of a customer or of an address, as something to compare. */
function readerOf(type: AttributeType): (value: Json) => Comparable | undefined {
  switch (type) {
    case 'numeric':
      return (value) => {
        const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
        return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
      };
    case 'boolean':
      return (value) =>
        value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
    case 'date':
    case 'datetime':
      return (value) =>
        parseTime(typeof value === 'string' && /^\d{1,13}(?:\.\d+)?$/.test(value) ? Number(value) : value);
    default:
      return (value) =>
        typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
  }
}
