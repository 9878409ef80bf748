import { isBlank } from '../result/json.ts';
import type { Json } from '../result/json.ts';
import { numberText, quote } from './json-text.ts';

/** The JSON text of a text, number or boolean; undefined for anything else and for what is empty. */
export function scalarText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return isBlank(value) ? undefined : quote(value);
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'boolean' ? (value ? 'true' : 'false') : undefined;
}

/** The JSON texts of a list's entries, without repeats, and how many entries could not be taken. */
export function listTexts(list: readonly Json[]): {
  readonly items: readonly string[];
  readonly dropped: number;
} {
  const items = new Set<string>();
  let dropped = 0;
  for (const entry of list) {
    const text = scalarText(entry);
    if (text !== undefined) items.add(text);
    else if (entry !== null && entry !== '') dropped++;
  }
  return { items: [...items], dropped };
}
