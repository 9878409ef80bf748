import { convertAttribute, type AttributeDefinition } from '../customer/attribute.ts';
import type { TextFormat } from '../customer/text-format.ts';
import { isObject, type Json } from '../result/json.ts';
import { wrongValue } from './data-refusals.ts';
import type { Refused } from './event-refusal.ts';
import type { FieldDefinition, FieldType } from './event-type.ts';

const MUST: Readonly<Record<FieldType, string>> = {
  string: 'be text',
  numeric: 'be a number',
  boolean: 'be true or false',
  select: 'be one of its choices',
  date: 'be a date',
  url: 'be a web address',
  datetime: 'be a date with a time',
  multiple_choice: 'be a list of its choices',
  list: 'be a list of texts',
  image: 'be the web address of an image',
  object: 'be an object',
  objects: 'be a list of objects',
};

const HINTS: Partial<Record<FieldType, string>> = {
  numeric: 'Write it with a point and without thousands separators: 1299.90.',
  date: 'Write it as YYYY-MM-DD.',
  url: 'It starts with http:// or https://.',
  datetime: 'Write it as YYYY-MM-DD hh:mm:ss, or as ISO 8601.',
  image: 'It starts with http:// or https://.',
};

/** A value as it is kept. Wrapped, because data may look like anything, a refusal included. */
export interface Kept {
  readonly value: Json;
}

/** The value as such a field holds it, or a refusal that names `path`. */
export function convertField(
  path: string,
  { type, choices, format }: Pick<FieldDefinition, 'type' | 'choices' | 'format'>,
  value: Json,
): Kept | Refused {
  if (type === 'object') return isObject(value) ? { value } : wrong(path, type, value);
  if (type === 'objects') {
    const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
    return list.every(isObject) ? { value: list } : wrong(path, type, value);
  }
  const bounds = {
    ...(choices === undefined ? {} : { choices }),
    ...(format === undefined ? {} : { format }),
  };
  return convertDefined(path, { name: path, label: path, type, tags: [], readOnly: false, ...bounds }, value);
}

/** The value as the customer's attribute holds it, or a refusal. */
export function convertDefined(path: string, definition: AttributeDefinition, value: Json): Kept | Refused {
  const converted = convertAttribute(definition, value);
  // JSON text can say 1e999, which is no number that one could reckon with.
  const finite = typeof converted !== 'number' || Number.isFinite(converted);
  if (converted !== undefined && finite) return { value: converted };
  const { type, choices, format } = definition;
  if (format === undefined) return wrong(path, type, value, choices);
  const many = type === 'list' || type === 'multiple_choice';
  return wrongValue(path, `be ${many ? 'a list of ' : ''}${FORMATS[format][many ? 1 : 0]} (${type})`, value);
}

const FORMATS: Readonly<Record<TextFormat, readonly [one: string, many: string]>> = {
  date: ['a date as YYYY-MM-DD', 'dates as YYYY-MM-DD'],
  url: ['a web address', 'web addresses'],
  email: ['an e-mail address', 'e-mail addresses'],
  phone: ['a phone number', 'phone numbers'],
};

function wrong(path: string, type: FieldType, value: Json, choices?: readonly string[]): Refused {
  const hint = choices === undefined || choices.length === 0 ? HINTS[type] : `It may be ${some(choices)}.`;
  return wrongValue(path, `${MUST[type]} (${type})`, value, hint);
}

function some(choices: readonly string[]): string {
  const shown = choices.slice(0, 10).join(', ');
  return choices.length > 10 ? `${shown}, …` : shown;
}
