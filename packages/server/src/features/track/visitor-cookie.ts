import type { IncomingHttpHeaders } from 'node:http';
import type { ParsedCall } from '@causeway/core/tracking/parse-call';

/** Which answers give a browser an id: none, those of the pixel, or also those to pages of the hub's own site. */
export type VisitorCookieUse = 'off' | 'pixel' | 'same-site';

const NAME = '_dfid';
const TWO_YEARS = 2 * 365 * 24 * 3_600;
/** Whatever else the cookie holds did not come from here. */
const ID = /^[\w.~-]{1,128}$/;

/** The visitor's id, if their browser has one. */
export function visitorIn(headers: IncomingHttpHeaders): string | undefined {
  for (const part of headers.cookie?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() !== NAME) continue;
    const value = part.slice(at + 1).trim();
    if (ID.test(value)) return value;
  }
  return undefined;
}

/** The header that gives a browser its id. Scripts cannot read it, so that it outlives what they keep. */
export function visitorCookie(id: string, secure: boolean): string {
  return `${NAME}=${id}; Max-Age=${TWO_YEARS}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/**
 * The id that the browser keeps: the fresh one when an event has taken it; else the one that the client itself calls the
 * visitor by, so that the two stay one. Undefined when nothing was taken in.
 */
export function idToKeep(calls: readonly ParsedCall[], fresh: string): string | undefined {
  const ids = calls.flatMap((parsed) => (parsed.ok ? [parsed.call.anonymousId] : []));
  if (ids.length === 0 || ids.includes(fresh)) return ids.length === 0 ? undefined : fresh;
  return ids.find((id) => id !== undefined && ID.test(id)) ?? fresh;
}

/**
 * Does the request come from a page of the site that the hub is part of? Browsers say so themselves. Older ones are taken
 * at the page's address: the same host, or one above or below the other.
 */
export function fromOwnSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'same-site';
  const page = headers.origin ?? headers.referer;
  if (page === undefined || !URL.canParse(page) || headers.host === undefined) return false;
  const theirs = new URL(page).hostname;
  const ours = URL.canParse(`http://${headers.host}`) ? new URL(`http://${headers.host}`).hostname : '';
  return theirs === ours || isBelow(theirs, ours) || isBelow(ours, theirs);
}

/** Of a name with a point in it only: everything is below "com". */
function isBelow(host: string, above: string): boolean {
  return above.includes('.') && host.endsWith(`.${above}`);
}
