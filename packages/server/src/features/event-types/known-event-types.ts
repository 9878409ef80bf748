import { AUDIENCE_EVENT_ROWS } from './audience-events.data.ts';
import { GA4_EVENTS, SEGMENT_EVENTS, TRACKING_EVENTS } from './commerce-events.data.ts';
import { listed, type ListedEventType } from './event-type-rows.ts';
import { CONSENT_EVENTS, CONSENT_NEWS } from './consent-events.data.ts';
import { LOYALTY_EVENTS } from './loyalty-events.data.ts';

/** What every workspace has without defining it. */
export const KNOWN_EVENT_TYPES: readonly ListedEventType[] = [
  ...listed(TRACKING_EVENTS, 'system'),
  ...listed(AUDIENCE_EVENT_ROWS, 'system'),
  ...listed(CONSENT_NEWS, 'system'),
  ...listed(CONSENT_EVENTS, 'built_in'),
  ...listed(LOYALTY_EVENTS, 'built_in'),
  ...listed(SEGMENT_EVENTS, 'commerce'),
  ...listed(GA4_EVENTS, 'commerce'),
];
