import type { FieldType } from '@causeway/core/event/event-type';
import type { Json } from '@causeway/core/result/json';
import type { Answer } from '../../app/api.ts';
import { momentOfWall } from '../../ui/log/time-range.ts';

type EventType = Answer<'GET /v1/admin/event-types'>['data'][number];
type Attribute = Answer<'GET /v1/admin/attributes'>['data'][number];

/** A field of an event that somebody fills in. `free`: nobody defined it. */
export interface DraftField {
  readonly name: string;
  readonly label: string | undefined;
  readonly type: FieldType | 'free';
  readonly required: boolean;
  readonly choices: readonly string[];
}

/** As it stands in its input: a text, or a list of texts. */
export type DraftValue = string | readonly string[];

/** Events whose data are attributes of the customer. */
const ABOUT_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);
/** The form asks for the time itself. */
const ASKED_APART = 'effective_timestamp';
const SHOWN = 6;

interface Fields {
  /** Shown from the start: what is required, and as many others as make no long form. */
  readonly shown: readonly DraftField[];
  /** Offered to be added. */
  readonly more: readonly DraftField[];
}

export function fieldsFor(type: EventType, attributes: readonly Attribute[]): Fields {
  const definitions = new Map(attributes.map((attribute) => [attribute.name, attribute]));
  const own = type.fields
    .filter(({ name }) => name !== ASKED_APART)
    .map((field): DraftField => {
      const attribute = ABOUT_ATTRIBUTES.has(type.name) ? definitions.get(field.name) : undefined;
      return {
        name: field.name,
        label: attribute?.label ?? field.label ?? undefined,
        type: attribute?.type ?? field.type,
        required: field.required,
        choices: attribute?.choices ?? field.choices,
      };
    })
    .toSorted((a, b) => Number(b.required) - Number(a.required));
  const required = own.filter((field) => field.required).length;
  const shown = own.slice(0, Math.max(SHOWN, required));
  const taken = new Set(own.map(({ name }) => name));
  const others = ABOUT_ATTRIBUTES.has(type.name)
    ? attributes.filter((attribute) => !attribute.read_only && !taken.has(attribute.name)).map(ofAttribute)
    : [];
  return { shown, more: [...own.slice(shown.length), ...others] };
}

function ofAttribute({ name, label, type, choices }: Attribute): DraftField {
  return { name, label, type, required: false, choices };
}

/** A field that nobody defined. */
export function freeField(name: string): DraftField {
  return { name, label: undefined, type: 'free', required: false, choices: [] };
}

type Read = { readonly value: Json | undefined } | { readonly fault: string };

/** What is in an input as it is sent; undefined: nothing. `zone`: whose clock times are said by. */
export function readValue({ type, required }: DraftField, value: DraftValue | undefined, zone: string): Read {
  if (value === undefined || value.length === 0 || (typeof value === 'string' && value.trim() === ''))
    return required ? { fault: 'It is required.' } : { value: undefined };
  if (typeof value !== 'string') return { value };
  switch (type) {
    case 'numeric': {
      const number = Number(value.trim());
      return Number.isFinite(number) && /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(value.trim())
        ? { value: number }
        : { fault: 'Write a number, with a point and without separators: 1299.90.' };
    }
    case 'boolean':
      return { value: value === 'true' };
    case 'datetime': {
      const at = momentOfWall(zone, value);
      return at === undefined ? { fault: 'Choose a date and a time.' } : { value: at };
    }
    case 'object':
    case 'objects':
      return readJson(value, type);
    case 'free':
      return readFree(value);
    case 'string':
    case 'select':
    case 'date':
    case 'url':
    case 'multiple_choice':
    case 'list':
    case 'image':
      return { value };
  }
}

function readJson(text: string, type: 'object' | 'objects'): Read {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { fault: 'This is no JSON yet. Names and texts stand in double quotes.' };
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'object') return isObject ? { value } : { fault: 'Write an object, in braces.' };
  return Array.isArray(value) || isObject ? { value } : { fault: 'Write a list of objects, in brackets.' };
}

/** JSON where it is some, and otherwise a text. */
function readFree(text: string): Read {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return { value: text };
  }
}

/** What was filled in under a name, and nothing that every object answers to. */
export function draftValue(
  values: Readonly<Record<string, DraftValue>>,
  name: string,
): DraftValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

interface Data {
  readonly data: Readonly<Record<string, Json>>;
  readonly faults: ReadonlyMap<string, string>;
}

/** All of what is filled in. */
export function dataOf(
  fields: readonly DraftField[],
  values: Readonly<Record<string, DraftValue>>,
  zone: string,
): Data {
  const data: [string, Json][] = [];
  const faults = new Map<string, string>();
  for (const field of fields) {
    const read = readValue(field, draftValue(values, field.name), zone);
    if ('fault' in read) faults.set(field.name, read.fault);
    else if (read.value !== undefined) data.push([field.name, read.value]);
  }
  return { data: Object.fromEntries(data), faults };
}
