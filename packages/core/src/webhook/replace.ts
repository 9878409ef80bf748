import type { Json } from '../result/json.ts';
import type { MappingRow, Scalar } from './definition.ts';
import { canonicalText } from './scalar.ts';

/**
 * A row's replacements as a function: the first whose `value` is the field's value, both read as `canonicalText`,
 * gives the new one. Of a list every entry is replaced by itself. Other values, and what is missing, stay.
 */
export function compileReplace(rows: MappingRow['replace']): (value: Json | undefined) => Json | undefined {
  if (rows.length === 0) return (value) => value;
  const news = new Map<string, Scalar>();
  for (const { value, with: given } of rows) {
    const text = canonicalText(value);
    if (!news.has(text)) news.set(text, given);
  }
  const one = (value: Json): Json => {
    if (typeof value === 'object') return value;
    return news.get(canonicalText(value)) ?? value;
  };
  return (value) => {
    if (value === undefined) return undefined;
    return Array.isArray(value) ? (value as readonly Json[]).map(one) : one(value);
  };
}
