import type { HttpAnswer } from '../delivery/destination.ts';
import { retryAfterMs } from '../delivery/retry-after.ts';
import { parseJson } from '../mapping/json-text.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own } from '../result/json.ts';
import type { JsonObject } from '../result/json.ts';
import { authorizationIssue, type AuthorizationIssueCode } from './issues.ts';

/** What the answer of a token endpoint means. */
export type TokenAnswer =
  | {
      readonly kind: 'token';
      readonly token: string;
      /** How long it is good for; undefined when the server does not say. */
      readonly lifeMs: number | undefined;
    }
  | TokenFailure;

/** Why there is no token. `transient`: ask again later; `credentials`: somebody must mend the authorization first. */
export type TokenFailure =
  | { readonly kind: 'transient'; readonly issue: Issue; readonly retryAfterMs?: number }
  | { readonly kind: 'credentials'; readonly issue: Issue };

/** RFC 6749, 5.2. */
const ERRORS: ReadonlyMap<string, AuthorizationIssueCode> = new Map([
  ['invalid_client', 'token_client_refused'],
  ['unauthorized_client', 'token_not_granted'],
  ['invalid_grant', 'token_not_granted'],
  ['unsupported_grant_type', 'token_not_granted'],
  ['access_denied', 'token_not_granted'],
  ['invalid_scope', 'token_scope_refused'],
  ['invalid_request', 'token_request_refused'],
]);
const LATER = new Set(['temporarily_unavailable', 'server_error', 'slow_down']);
const LONGEST_SECONDS = 10 * 365 * 86_400;

/** Reads the answer to a request for a token (RFC 6749, 5.1 and 5.2). */
export function readToken(answer: HttpAnswer & { readonly error?: string | undefined }): TokenAnswer {
  const { status } = answer;
  const body = parseJson(answer.body);
  const told = isObject(body) ? body : {};
  const error = textOf(told, 'error');
  const saying = sayingOf(answer, told);
  if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500)
    return later(saying, answer);
  if (error !== undefined && LATER.has(error)) return later(saying, answer);
  const known = error === undefined ? undefined : ERRORS.get(error);
  if (known !== undefined) return never(known, saying);
  if (status === 401 || status === 403) return never('token_client_refused', saying);
  if (status === 400) return never('token_request_refused', saying);
  if (status < 200 || status > 299 || !isObject(body)) return never('token_endpoint_wrong', saying);
  if (error !== undefined) return never('token_request_refused', saying);
  return granted(body);
}

function granted(body: JsonObject): TokenAnswer {
  const token = textOf(body, 'access_token');
  if (token === undefined) return never('token_unusable', 'there is no access_token in the answer.');
  // RFC 6749, A.12: printable letters; anything else could not stand in a header.
  if (!/^[\x20-\x7e]+$/.test(token) || token.length > 16_384)
    return never('token_unusable', 'its access_token is not one line of plain letters.');
  const type = textOf(body, 'token_type') ?? 'Bearer';
  if (type.toLowerCase() !== 'bearer') return never('token_unusable', `its type is ${type.slice(0, 60)}.`);
  const given = own(body, 'expires_in');
  const seconds = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  const life =
    typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0
      ? Math.min(seconds, LONGEST_SECONDS) * 1_000
      : undefined;
  return { kind: 'token', token, lifeMs: life };
}

function later(saying: string, answer: HttpAnswer): TokenFailure {
  const ms = retryAfterMs(answer.headers);
  const issue = authorizationIssue('token_unavailable', saying);
  return { kind: 'transient', issue, ...(ms === undefined ? {} : { retryAfterMs: ms }) };
}

function never(code: AuthorizationIssueCode, saying: string): TokenFailure {
  return { kind: 'credentials', issue: authorizationIssue(code, saying) };
}

function sayingOf({ status, body, error }: HttpAnswer & { error?: string | undefined }, told: JsonObject) {
  if (status === 0) return error ?? 'no answer';
  const name = textOf(told, 'error');
  const words = textOf(told, 'error_description') ?? (name === undefined ? body : '');
  const text = [name, words.replace(/\s+/g, ' ').trim().slice(0, 200)].filter((part) => part).join(', ');
  return text === '' ? `status ${status}` : `status ${status}: ${text}`;
}

function textOf(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
