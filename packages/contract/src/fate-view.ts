import type { Fate as Standing } from '@causeway/core/delivery/fate';
import type { Fate } from './live.ts';
import { identifierOf, timeOf } from './page.ts';

/** A fate as answers show it. `names` are those of the workspace's integrations, by number. */
export function fateView(fate: Standing, names: ReadonlyMap<number, string>): Fate {
  return {
    integration: { id: fate.integration, name: names.get(fate.integration) ?? '' },
    state: fate.state,
    reason: fate.reason ?? null,
    status_code: fate.status ?? null,
    identifier: identifierOf(fate.delivery),
    log_id: fate.log ?? null,
    at: fate.at === undefined ? null : timeOf(fate.at),
    missing_consent: fate.issues
      .filter(({ code }) => code === 'consent_missing')
      .flatMap(({ field }) => field ?? []),
    issues: [...fate.issues],
  };
}
