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
    const space = authorization.indexOf(' ');
    const scheme = authorization.slice(0, space).toLowerCase();
    const rest = authorization.slice(space + 1).trim();
    if (scheme === 'bearer' && rest !== '') return rest;
    if (scheme === 'basic') {
      const user = withoutSecret(Buffer.from(rest, 'base64').toString('utf8'));
      if (user !== '') return user;
    }
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

/** Keys are public and name a source; what follows a colon is a secret that some clients add. */
function withoutSecret(key: string): string {
  const colon = key.indexOf(':');
  return colon < 0 ? key : key.slice(0, colon);
}
