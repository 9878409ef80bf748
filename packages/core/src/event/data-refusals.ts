import type { Json } from '../result/json.ts';
import type { Refused } from './event-refusal.ts';

const LONGEST_QUOTE = 60;

/** A field without which the event says nothing. */
export function missingField(field: string, hint?: string): Refused {
  const message = `${field} is missing or empty.`;
  const refusal = { status: 400, type: 'MissingParameterException', code: 113401, message, field };
  return { refusal: hint === undefined ? refusal : { ...refusal, hint } };
}

/**
 * A field that does not hold what it must. No code is published for this: 0, as for other faults of a request.
 * `must` completes the sentence "data.points must …".
 */
export function wrongValue(field: string, must: string, sent: Json | undefined, hint?: string): Refused {
  return wrongRequest(field, `${field} must ${must}; sent was ${quoted(sent)}.`, hint);
}

/** Anything else that is wrong with a request and has no code of its own. */
export function wrongRequest(field: string, message: string, hint?: string): Refused {
  const refusal = { status: 400, type: 'BadRequestException', code: 0, message, field };
  return { refusal: hint === undefined ? refusal : { ...refusal, hint } };
}

/** What was sent, short enough for a message. */
function quoted(sent: Json | undefined): string {
  const text = typeof sent === 'number' ? String(sent) : (JSON.stringify(sent) ?? 'nothing');
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).toWellFormed()}…` : text;
}
