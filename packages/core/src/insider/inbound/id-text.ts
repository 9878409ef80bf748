import type { Json } from '../../result/json.ts';
import { usable } from '../identity/identity.ts';

/**
 * An identifier as text; undefined when the value can identify nobody. A number too large to have come through JSON
 * whole is none: its last digits would be somebody else's.
 */
export function idText(value: Json | undefined): string | undefined {
  const text = rawIdText(value);
  return text !== undefined && usable(text) ? text : undefined;
}

/** The text that was sent as an identifier, whether it can be one or not. */
export function rawIdText(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
