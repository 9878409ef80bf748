import type { HttpAnswer } from '../delivery/destination.ts';
import { isObject, own } from '../result/json.ts';
import { parseJson } from '../mapping/json-text.ts';

/** The words of an error answer, in whichever of Insider's envelopes they come; the start of the body otherwise. */
export function errorText({ body }: HttpAnswer): string {
  const json = parseJson(body);
  if (!isObject(json)) return body.slice(0, 300);
  for (const key of ['error', 'message', 'statusMessage']) {
    const value = own(json, key);
    if (typeof value === 'string') return value;
  }
  return body.slice(0, 300);
}
