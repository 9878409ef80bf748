import type { AttributeType } from '@causeway/core/customer/attribute';
import { WITH_DEFAULT } from '@causeway/core/customer/defaults';
import type { TextFormat } from '@causeway/core/customer/text-format';

interface TypeWord {
  readonly value: AttributeType;
  readonly label: string;
}

/** The ten types of attributes, in words. */
export const TYPE_WORDS: readonly TypeWord[] = [
  { value: 'string', label: 'Text' },
  { value: 'numeric', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'date', label: 'Date' },
  { value: 'datetime', label: 'Date and time' },
  { value: 'select', label: 'One of a few' },
  { value: 'multiple_choice', label: 'Some of a few' },
  { value: 'list', label: 'List of texts' },
  { value: 'url', label: 'Web address' },
  { value: 'image', label: 'Picture' },
];

const MORE: Readonly<Record<string, string>> = { object: 'Object', objects: 'List of objects' };

export function typeWord(type: string): string {
  return TYPE_WORDS.find(({ value }) => value === type)?.label ?? MORE[type] ?? type;
}

/** Types that may, or must, have a list of what they can be. */
export function hasChoices(type: string): boolean {
  return type === 'select' || type === 'multiple_choice' || type === 'list';
}

/** What texts may have to look like. */
export const FORMAT_WORDS: readonly { readonly value: TextFormat | ''; readonly label: string }[] = [
  { value: '', label: 'Any text' },
  { value: 'email', label: 'E-mail address' },
  { value: 'phone', label: 'Phone number' },
  { value: 'url', label: 'Web address' },
  { value: 'date', label: 'Date, as YYYY-MM-DD' },
];

export function formatWord(format: TextFormat): string {
  return FORMAT_WORDS.find(({ value }) => value === format)?.label ?? format;
}

/** Types whose texts may have one. */
export function hasFormat(type: string): boolean {
  return type === 'string' || type === 'list';
}

/** May an attribute of this type have a default? What names a customer has none: all new ones would have the same. */
export function hasDefault(type: AttributeType, isExternalId: boolean): boolean {
  return WITH_DEFAULT.has(type) && !(isExternalId && type === 'string');
}

export function defaultWord(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
