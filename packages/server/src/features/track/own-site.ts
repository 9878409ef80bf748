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
  const { origin } = headers;
  if (origin !== undefined) {
    if (!isOrigin(origin)) return false;
    for (const [name, value] of Object.entries(credentialed(origin))) response.setHeader(name, value);
  }
  return true;
}

export function preflightHeaders(
  { visitorCookie }: Pick<TrackingTools, 'visitorCookie'>,
  { headers }: IncomingMessage,
): Readonly<Record<string, string>> {
  const { origin } = headers;
  if (visitorCookie !== 'same-site' || origin === undefined || !isOrigin(origin) || !fromOwnSite(headers))
    return PREFLIGHT_HEADERS;
  return { ...PREFLIGHT_HEADERS, ...credentialed(origin) };
}

/** As a browser writes it. Nothing else is repeated in an answer. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function credentialed(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'origin',
  };
}
