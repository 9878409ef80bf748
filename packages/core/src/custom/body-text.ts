import { isObject } from '../result/json.ts';
import type { Json } from '../result/json.ts';

/** A body as the text of its media type; undefined when it cannot be one. */
export function bodyText(value: Json, contentType: string): string | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') return formText(value);
  if (type === 'application/json' || type.endsWith('+json') || type === 'text/json')
    return JSON.stringify(value);
  // Any other type is a text that the template has written; what is no text goes as JSON.
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function formText(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const pairs: string[] = [];
  for (const [name, entry] of Object.entries(value)) {
    for (const item of Array.isArray(entry) ? (entry as readonly Json[]) : [entry]) {
      if (item === undefined || item === null) continue;
      const text = typeof item === 'object' ? JSON.stringify(item) : String(item);
      pairs.push(`${formEncoded(name)}=${formEncoded(text)}`);
    }
  }
  return pairs.join('&');
}

function formEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+');
}
