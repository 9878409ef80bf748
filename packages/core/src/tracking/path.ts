import type { CallKind } from './call.ts';

/**
 * What a tracking path asks for: one kind of call, a batch, PostHog's way of batching, or signed events, where each
 * says its own kind.
 */
export type TrackingRoute = CallKind | 'batch' | 'posthog' | 'events';

const ROUTES: Readonly<Record<string, TrackingRoute>> = {
  i: 'identify',
  identify: 'identify',
  t: 'track',
  track: 'track',
  p: 'page',
  page: 'page',
  s: 'screen',
  screen: 'screen',
  g: 'group',
  group: 'group',
  a: 'alias',
  alias: 'alias',
  b: 'batch',
  batch: 'batch',
  import: 'batch',
};

const PREFIXES = ['/v1/', '/api/s/s2s/', '/api/s/', '/beacon/v1/', '/'];

const known = new Map<string, TrackingRoute>();
for (const prefix of PREFIXES) {
  for (const [name, route] of Object.entries(ROUTES)) {
    known.set(prefix + name, route);
    known.set(`${prefix}${name}/`, route);
  }
}
// PostHog's clients post to /batch/ and /capture/ at the root with `api_key` in the body; a Segment batch at /batch
// is told from it by its body (see parse-calls), so the path alone only has to lead here.
for (const path of ['/capture', '/capture/', '/e', '/e/', '/i/v0/e', '/i/v0/e/']) known.set(path, 'posthog');
for (const path of ['/v1/events', '/v1/events/']) known.set(path, 'events');

/** The route of a tracking path (without query), or undefined when it is none. Accepts every form real clients use. */
export function trackingRoute(path: string): TrackingRoute | undefined {
  return known.get(path);
}

const PIXEL = '/v1/pixel/';

/**
 * The kind of call that the path of a pixel asks for (`/v1/pixel/t`, `/v1/pixel/page.gif`): `unknown` when it is a pixel
 * of no kind we have, undefined when it is no pixel.
 */
export function pixelKind(path: string): CallKind | 'unknown' | undefined {
  if (!path.startsWith(PIXEL)) return undefined;
  const name = path
    .slice(PIXEL.length)
    .replace(/\/$/, '')
    .replace(/\.gif$/i, '');
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  return route === undefined || route === 'batch' || route === 'posthog' || route === 'events'
    ? 'unknown'
    : route;
}
