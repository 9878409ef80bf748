import { AUDIENCE_ENTERED, audienceData } from '../audience/change-events.ts';
import { SAMPLE } from '../custom/sample.ts';
import type { CustomerQueue } from '../delivery/destination.ts';

/** Somebody made up who joins the first of the audiences, for testing an address. */
export function sampleEntry([id = '']: readonly string[]): CustomerQueue {
  const at = Date.UTC(2026, 0, 1, 12);
  const audience = { id, slug: 'causeway_test', name: 'Test audience' };
  return {
    customer: SAMPLE.customer,
    shadow: undefined,
    events: [{ id: 0, type: AUDIENCE_ENTERED, timestamp: at, data: audienceData(audience), context: {} }],
    audiences: [{ ...audience, since: at }],
  };
}
