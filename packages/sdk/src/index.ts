import { boot } from './boot.ts';
import type { Causeway } from './causeway.ts';
import type { Settings } from './settings.ts';
import { LIBRARY } from './version.ts';

export type { Call, Causeway, Facts } from './causeway.ts';
export type { Answer, Channel, Purpose } from './consent-state.ts';
export type { Settings } from './settings.ts';

/**
 * Starts sending what happens on this page to a hub. A second call with the same key returns what the first one did.
 * Throws a TypeError when the key or the endpoint is missing. Where there is no page, as in a renderer on a server,
 * what it returns does nothing.
 */
export function init(settings: Settings): Causeway {
  return typeof document === 'undefined' ? nobody : boot(settings, []);
}

const nothing = (): void => undefined;
const nobody: Causeway = {
  library: LIBRARY,
  identify: nothing,
  track: nothing,
  page: nothing,
  group: nothing,
  alias: nothing,
  consent: nothing,
  reset: nothing,
  flush: () => Promise.resolve(),
  anonymousId: () => undefined,
  push: nothing,
};
