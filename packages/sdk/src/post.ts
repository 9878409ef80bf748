import type { Reply } from './sender.ts';

/** Longer than a hub that works takes, shorter than the turn of a tab. */
const TIMEOUT_MS = 15_000;
/** A request of up to so many bytes may outlive its page; browsers allow 64 kB for all of a page together. */
const MAX_KEEPALIVE_BYTES = 60_000;

/** One request to the hub, with the key as Basic user. Never rejects. */
export async function post(url: string, writeKey: string, body: string, retry: number): Promise<Reply> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${writeKey}:`)}`,
        'content-type': 'application/json',
        ...(retry > 0 && { 'x-retry-count': String(retry) }),
      },
      body,
      credentials: 'omit',
      // What failed once may have failed for what other scripts keep alive.
      keepalive: retry === 0 && byteLength(body) < MAX_KEEPALIVE_BYTES,
      signal: patience.signal,
    });
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      text: await response.text(),
    };
  } catch {
    return { status: 0, retryAfter: null, text: '' };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A request that a page which ends leaves behind: text, and the key in the body, so that no browser asks the hub for
 * permission first. True when the hub has taken it, which only a page hears that did not end after all.
 */
export async function postLeaving(url: string, body: string): Promise<boolean> {
  if ('keepalive' in Request.prototype) {
    try {
      const headers = { 'content-type': 'text/plain' };
      return (await fetch(url, { method: 'POST', headers, body, credentials: 'omit', keepalive: true })).ok;
    } catch {
      return false;
    }
  }
  navigator.sendBeacon(url, body);
  return false;
}

/** Of the text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
