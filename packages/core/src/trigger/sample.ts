import { AUDIENCE_ENTERED, AUDIENCE_LEFT, audienceData } from '../audience/change-events.ts';
import { SAMPLE } from '../custom/sample.ts';
import type { CustomerQueue } from '../delivery/destination.ts';
import type { TriggerSettings } from './settings.ts';

/**
 * Somebody made up who joins the first of the audiences, for testing an address. Who leaves it, where the settings ask
 * for leaving alone: what is written for leaving reads what joining does not have.
 */
export function sampleMove({
  audiences: [id = ''],
  triggerEvents,
}: Pick<TriggerSettings, 'audiences' | 'triggerEvents'>): CustomerQueue {
  const at = Date.UTC(2026, 0, 1, 12);
  const audience = { id, slug: 'causeway_test', name: 'Test audience' };
  const leaves = triggerEvents === 'exits';
  const type = leaves ? AUDIENCE_LEFT : AUDIENCE_ENTERED;
  return {
    customer: SAMPLE.customer,
    shadow: undefined,
    events: [{ id: 0, type, timestamp: at, data: audienceData(audience), context: {} }],
    audiences: leaves ? [] : [{ ...audience, since: at }],
  };
}
