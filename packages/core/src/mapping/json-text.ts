import type { Json } from '../result/json.ts';

/** What cannot stand in a JSON text as it is: quotes, backslashes, control characters, and halves of surrogate pairs. */
const NEEDS_CARE = /["\\\p{Cc}\p{Cs}]/u;

/**
 * The JSON text of a string. Half a surrogate pair becomes U+FFFD: written as an escape it would be valid JSON and
 * still break the receiver's decoder.
 */
export function quote(text: string): string {
  return needsCare(text) ? JSON.stringify(text.toWellFormed()) : '"' + text + '"';
}

/** Looking at a short text unit by unit is quicker than starting the expression engine. */
function needsCare(text: string): boolean {
  if (text.length > 32) return NEEDS_CARE.test(text);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit <= 0xdfff)) return true;
  }
  return false;
}

/** The JSON text of a finite number; undefined for what JSON has no word for. */
export function numberText(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  return value === 0 ? '0' : String(value);
}

/** The value of a JSON text; undefined when it is not one. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
