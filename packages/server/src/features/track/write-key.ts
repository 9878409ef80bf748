import type { IncomingHttpHeaders } from 'node:http';
import { own, type JsonObject } from '@causeway/core/result/json';

/**
 * The tracking key of a request, from the strongest place that has one: Basic user (with or without the colon),
 * Bearer, `x-write-key` (`key` or `key:secret`), the query (`writeKey`, `write_key`, `token`, `api_key`), then the
 * body. A masked key in the body (`key:***`, as @jitsu/js sends it) never overrides a header.
 */
export function writeKey(
  headers: IncomingHttpHeaders,
  query: URLSearchParams | undefined,
  body: JsonObject | undefined,
): string | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) {
    let key = authorized.get(authorization);
    if (key === undefined) {
      key = authorizedKey(authorization);
      if (authorized.size >= REMEMBERED) authorized.clear();
      authorized.set(authorization, key);
    }
    if (key !== '') return key;
  }
  const header = headers['x-write-key'];
  if (typeof header === 'string' && header !== '') return withoutSecret(header);
  if (query !== undefined) {
    for (const name of ['writeKey', 'write_key', 'token', 'api_key']) {
      const value = query.get(name);
      if (value !== null && value !== '') return withoutSecret(value);
    }
  }
  if (body === undefined) return undefined;
  const inBody =
    own(body, 'writeKey') ?? own(body, 'write_key') ?? own(body, 'api_key') ?? own(body, 'token');
  return typeof inBody === 'string' && inBody !== '' ? withoutSecret(inBody) : undefined;
}

/** A sender says the same with every request: what it means is remembered, of a bounded number. */
const authorized = new Map<string, string>();
const REMEMBERED = 1_000;

/** The key in an Authorization header; empty when there is none. */
function authorizedKey(authorization: string): string {
  const space = authorization.indexOf(' ');
  const scheme = authorization.slice(0, space).toLowerCase();
  const rest = authorization.slice(space + 1).trim();
  if (scheme === 'bearer') return rest;
  return scheme === 'basic' ? withoutSecret(Buffer.from(rest, 'base64').toString('utf8')) : '';
}

/** Keys are public and name a source; what follows a colon is a secret that some clients add. */
function withoutSecret(key: string): string {
  const colon = key.indexOf(':');
  return colon < 0 ? key : key.slice(0, colon);
}
