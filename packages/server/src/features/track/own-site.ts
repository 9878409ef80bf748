import type { IncomingMessage, ServerResponse } from 'node:http';
import { PREFLIGHT_HEADERS } from './answers.ts';
import type { TrackingTools } from './tracking-tools.ts';
import { fromOwnSite } from './visitor-cookie.ts';

/**
 * Lets a page of the hub's own site send its cookies along, and says whether it is one. Every other page goes on without
 * them. There is nothing to read in an answer that this could give away.
 */
export function openToOwnSite({ headers }: IncomingMessage, response: ServerResponse): boolean {
  if (!fromOwnSite(headers)) return false;
  if (headers.origin !== undefined) {
    for (const [name, value] of Object.entries(credentialed(headers.origin))) response.setHeader(name, value);
  }
  return true;
}

export function preflightHeaders(
  { visitorCookie }: Pick<TrackingTools, 'visitorCookie'>,
  { headers }: IncomingMessage,
): Readonly<Record<string, string>> {
  if (visitorCookie !== 'same-site' || headers.origin === undefined || !fromOwnSite(headers))
    return PREFLIGHT_HEADERS;
  return { ...PREFLIGHT_HEADERS, ...credentialed(headers.origin) };
}

function credentialed(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'origin',
  };
}
