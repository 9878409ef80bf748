import type { IncomingHttpHeaders } from 'node:http';
import { isKnownPath } from '../endpoints/routes.ts';
import { asObject, type Json, type JsonObject } from '../json.ts';
import { badRequest, forbidden, json, notJson, tooManyRequests, type Answer } from '../wire/answer.ts';
import { texts } from '../wire/texts.ts';
import type { Fate } from './fate.ts';
import type { Body } from './read-body.ts';
import type { SandboxState } from './sandbox-state.ts';

export interface Received {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
  readonly now: number;
}

/**
 * The answer to one API request. Order: path, keys, rate, content type, size, JSON, then the endpoint.
 * inferred: the order; and that requests with wrong keys cost nothing of the rate.
 */
export function decide(state: SandboxState, received: Received, fate: Fate): Answer {
  const { account, mode } = state;
  const { method, path, headers, now, body } = received;
  const route = state.routes.get(`${method} ${path}`);
  if (route === undefined) {
    return isKnownPath(path)
      ? json(405, { error: texts.methodNotAllowed })
      : json(404, { error: texts.notFound });
  }
  const keysFit =
    headers['x-partner-name'] === account.partner && headers['x-request-token'] === account.token;
  if (!keysFit || mode.wrongKeys) return forbidden;
  if (fate.refuse429) return tooManyRequests(mode.retryAfterSeconds);
  const wait = route.pool === undefined ? 0 : state.bucket(route.pool).take(now);
  if (wait > 0) return tooManyRequests(mode.retryAfterSeconds > 0 ? wait : 0);
  if (!isJsonType(method, headers['content-type'])) return badRequest(texts.contentType);
  if (body.kind !== 'whole') return badRequest(texts.bodyTooLarge);
  if (fate.failure !== undefined) return fate.failure;
  const parsed = parse(body.bytes);
  if (parsed === undefined) return notJson;
  account.pending.settle(now);
  return route.endpoint({
    body: parsed,
    account,
    now,
    request: received.id,
    quota: state.quota,
    visibilityDelayMs: mode.visibilityDelayMs,
    refuses: fate.refuses,
  });
}

/** published: enforced. The identity DELETE is documented without the header: there it may be missing. */
function isJsonType(method: string, contentType: string | undefined): boolean {
  if (contentType === undefined) return method === 'DELETE';
  const [type] = contentType.split(';');
  return type?.trim().toLowerCase() === 'application/json';
}

/** A body that is JSON but no object has no members: every endpoint then misses what it needs. */
function parse(bytes: Buffer): JsonObject | undefined {
  try {
    return asObject(JSON.parse(bytes.toString('utf8')) as Json) ?? {};
  } catch {
    return undefined;
  }
}
