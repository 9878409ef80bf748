import { isEmpty, type Json } from '@causeway/core/result/json';
import type { Scalar } from '@causeway/core/webhook/definition';

/**
 * A value as one types it: texts as they are, everything else as JSON. A text that would be read as something else,
 * and an empty one, stands in quotes: `"25"`.
 */
export function textOfValue(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return value === '' || value !== value.trim() || valueOfText(value) !== value
    ? JSON.stringify(value)
    : value;
}

/** Reads back what `textOfValue` writes. What is no JSON is a text. */
export function valueOfText(text: string): Json {
  const typed = text.trim();
  // Numbers are taken as such only as far as they are exact: an id of twenty digits stays a text.
  if (/^[-\d]/.test(typed)) return String(Number(typed)) === typed ? Number(typed) : typed;
  if (!/^(?:["[{]|true$|false$)/.test(typed)) return typed;
  try {
    return JSON.parse(typed) as Json;
  } catch {
    return typed;
  }
}

/** The same for filters and replacements, which take plain values only. */
export function scalarOfText(text: string): Scalar {
  const value = valueOfText(text);
  return typeof value === 'object' ? text.trim() : value;
}

/** What a typed text will be taken for, where that is no text. */
export function kindOfText(text: string): string | undefined {
  const value = valueOfText(text);
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'true or false';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  return isEmpty(text) || text.trim() === value ? undefined : 'text';
}
