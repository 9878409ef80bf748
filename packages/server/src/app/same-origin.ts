import type { IncomingHttpHeaders } from 'node:http';

/**
 * Does the request come from a page of this hub, or from no page at all? Browsers say where a request comes from in
 * headers that no script can forge; programs send none of them.
 */
export function sameOrigin(headers: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  if (origin === publicUrl?.origin) return true;
  // A proxy may end TLS, so that only host and port can be compared.
  return URL.canParse(origin) && new URL(origin).host === headers.host?.toLowerCase();
}
