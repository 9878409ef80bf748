import type { Answer, HttpAnswer, PlannedRequest } from '../delivery/destination.ts';
import { isObject, own } from '../result/json.ts';
import type { JsonObject } from '../result/json.ts';
import { parseJson } from '../mapping/json-text.ts';
import { errorText } from './error-text.ts';
import { issue } from './issues.ts';

/** The answer to an identifier change, by the words of the update identifiers documentation. */
export function readIdentity(request: PlannedRequest, answer: HttpAnswer): Answer {
  const { status } = answer;
  if (status < 300) return { kind: 'accepted', failures: [] };
  const text = errorText(answer);
  if (/values are the same/i.test(text)) return { kind: 'accepted', failures: [] };
  // Nobody has the old value: nothing to move, and the upsert that follows creates the profile under the new one.
  if (/no such user/i.test(text)) return { kind: 'accepted', failures: [] };
  const { key, value } = newIdentifier(request.body);
  if (/already has a user/i.test(text))
    return { kind: 'conflict', issue: issue('identity_conflict', key, value, key) };
  if (/no valid identifier/i.test(text))
    return { kind: 'conflict', issue: issue('identity_not_enabled', key, value, key) };
  if (status === 404 || status === 405) {
    return { kind: 'credentials', issue: issue('endpoint_unknown', 'baseUrl', String(status)) };
  }
  return { kind: 'refused', issue: issue('request_refused', key, text || `status ${status}`) };
}

/** The identifier that a move was to set, by the shadow's key (`email`, `custom.loyalty_id`). */
export function newIdentifier(body: string): { readonly key: string; readonly value: string } {
  const json = parseJson(body);
  const target = isObject(json) ? own(json, 'new_identifier') : undefined;
  const [key, value] = isObject(target) ? first(target) : ['', ''];
  if (!isObject(value)) return { key, value: typeof value === 'string' ? value : '' };
  const [name, inner] = first(value);
  return { key: `${key}.${name}`, value: typeof inner === 'string' ? inner : '' };
}

function first(object: JsonObject): [string, JsonObject[string]] {
  return Object.entries(object)[0] ?? ['', ''];
}
