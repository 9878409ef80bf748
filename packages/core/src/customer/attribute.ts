import type { Json } from '../result/json.ts';
import { isDayOrTime } from './date-text.ts';
import { hasFormat, isWebAddress, type TextFormat } from './text-format.ts';

export type AttributeType =
  | 'string'
  | 'numeric'
  | 'boolean'
  | 'select'
  | 'date'
  | 'url'
  | 'datetime'
  | 'multiple_choice'
  | 'list'
  | 'image';

/** Types whose values may be bound to choices. */
export const WITH_CHOICES: ReadonlySet<string> = new Set<AttributeType>([
  'select',
  'multiple_choice',
  'list',
]);

/** Types whose texts may have a format: the others look like what they are. */
export const WITH_FORMAT: ReadonlySet<string> = new Set<AttributeType>(['string', 'list']);

/**
 * A defined field of a customer. `tags` change what it is good for: `external_id` makes its value name the customer
 * (text only), `searchable` lets people filter by it. A `readOnly` attribute is computed and never written from
 * outside. `choices` bound a select or multiple choice, `format` a string, and each text of a list. `description` is
 * for people. `default` is what customers have from the beginning, converted; nobody said it (see `sayTraits`).
 */
export interface AttributeDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly tags: readonly ('external_id' | 'searchable')[];
  readonly readOnly: boolean;
  readonly choices?: readonly string[];
  readonly format?: TextFormat;
  readonly description?: string;
  readonly default?: string | number | boolean;
}

/**
 * The value as the attribute's type, or undefined when it is not one of that type. Text that plainly says a number
 * or a truth value is converted ("25", "true"); nothing is guessed beyond that.
 */
export function convertAttribute(definition: AttributeDefinition, value: Json): Json | undefined {
  switch (definition.type) {
    case 'string': {
      const text = scalarText(value);
      return text !== undefined && fits(definition, text) ? text : undefined;
    }
    case 'numeric': {
      if (typeof value === 'number') return value;
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
      return Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      return value === true || value === 'true' || value === 1 || value === '1'
        ? true
        : value === false || value === 'false' || value === 0 || value === '0'
          ? false
          : undefined;
    case 'select': {
      const text = scalarText(value);
      return text !== undefined && allowed(definition, text) ? text : undefined;
    }
    case 'date':
      return typeof value === 'string' && isDayOrTime(value) ? value.slice(0, 10) : undefined;
    case 'datetime':
      return typeof value === 'string' && isDayOrTime(value) ? value : undefined;
    case 'url':
    case 'image':
      return typeof value === 'string' && isWebAddress(value) ? value : undefined;
    case 'multiple_choice':
    case 'list': {
      const items = Array.isArray(value) ? value : [value];
      const texts: string[] = [];
      for (const item of items) {
        const text = scalarText(item as Json);
        if (text === undefined || !allowed(definition, text) || !fits(definition, text)) return undefined;
        texts.push(text);
      }
      return texts;
    }
  }
}

/** An empty text is no value, and has no format. */
function fits({ format }: AttributeDefinition, text: string): boolean {
  return format === undefined || text.trim() === '' || hasFormat(text, format);
}

function scalarText(value: Json): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function allowed(definition: AttributeDefinition, text: string): boolean {
  return (
    definition.choices === undefined || definition.choices.length === 0 || definition.choices.includes(text)
  );
}
