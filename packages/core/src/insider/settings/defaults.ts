import { PROFILE_PRESET } from '../presets/profile.ts';
import { MAX_BYTES_PER_REQUEST, MAX_REQUESTS_PER_MINUTE, MAX_USERS_PER_REQUEST } from '../taxonomy/limits.ts';
import type { InsiderSettings } from './settings.ts';

/** What holds where a setting is left out. The partner name has no default. */
export const DEFAULT_SETTINGS: InsiderSettings = {
  partnerName: '',
  baseUrl: 'https://unification.useinsider.com',
  customerId: { from: 'id', to: 'uuid' },
  identifiers: { email: true, phone: true },
  profile: PROFILE_PRESET,
  otherTraits: 'custom',
  events: [],
  presets: ['segment', 'ga4', 'loyalty'],
  orderCompletedAs: 'purchase',
  otherEvents: 'custom',
  anonymous: 'hold',
  anonymousIdentifier: 'segment_anonymous_id',
  defaultCountry: null,
  numberLocale: 'dot',
  timeZone: '+00:00',
  quantityRounding: 'round',
  lineTimestamps: 'distinct',
  consents: { purposes: 'custom', gdpr: null },
  skipHook: false,
  maxUsersPerRequest: MAX_USERS_PER_REQUEST,
  maxBytesPerRequest: MAX_BYTES_PER_REQUEST,
  requestsPerMinute: MAX_REQUESTS_PER_MINUTE,
  concurrency: 4,
  inbound: {
    profile: [],
    events: [],
    identifier: null,
    autoSubscribe: 'workspace',
    readBack: false,
    otherAttributes: 'ignore',
    eventAttributes: false,
    repeatMinutes: 60,
    echoMinutes: 60,
    extraHeader: null,
  },
};
