import type { Call, Causeway } from './causeway.ts';
import { createClient } from './client.ts';
import { watchNavigation } from './navigation.ts';
import { post, postLeaving } from './post.ts';
import { resolve, type Settings } from './settings.ts';
import { browserWorld } from './world.ts';

const running = new Map<string, Causeway>();

/**
 * Starts in this page, once for each key. `calls` were made before: what they say of consent counts from the first
 * page view on, the others follow it.
 */
export function boot(settings: Settings, calls: readonly Call[]): Causeway {
  const resolved = resolve(settings);
  const before = running.get(resolved.writeKey);
  if (before !== undefined) {
    before.push(...calls);
    return before;
  }
  const url = `${resolved.endpoint}/v1/batch`;
  const client = createClient(resolved, browserWorld(), {
    post: (body, retry) => post(url, resolved.writeKey, body, retry),
    postLeaving: (body) => postLeaving(url, body),
    warn(message, detail) {
      // oxlint-disable-next-line no-console -- who switched `debug` on reads it there
      if (resolved.debug) console.warn(`causeway: ${message}`, detail ?? '');
    },
  });
  const { api } = client;
  running.set(resolved.writeKey, api);
  const isConsent = ([name]: Call): boolean => name === 'consent';
  api.push(...calls.filter(isConsent));
  if (resolved.autoPage) whenShown(() => startViews(client.view));
  api.push(...calls.filter((call) => !isConsent(call)));
  addEventListener('storage', ({ key }) => client.changed(key));
  addEventListener('online', client.online);
  addEventListener('pagehide', client.leaving);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') client.leaving();
  });
  return api;
}

function startViews(view: (before?: string) => void): void {
  view();
  watchNavigation(view);
}

/** Now, unless the browser prepares a page that nobody has asked for yet. */
function whenShown(work: () => void): void {
  if ((document as Document & { readonly prerendering?: boolean }).prerendering === true)
    document.addEventListener('prerenderingchange', work, { once: true });
  else work();
}
