import type { PureEntry } from '../entry.ts';
import { BODY_ENTRIES } from './api-bodies.ts';
import { EVENTS_ENTRIES } from './events.ts';
import { INSIDER_ENTRIES } from './insider.ts';
import { FILTER_ENTRIES } from './languages.ts';
import { SCALAR_ENTRIES } from './scalars.ts';
import { TEMPLATE_ENTRIES } from './templates.ts';
import { TRACKING_ENTRIES } from './tracking.ts';
import { WEBHOOK_ENTRIES } from './webhooks.ts';

/** Every way in for data of others that is a function. */
export const PURE_ENTRIES: readonly PureEntry[] = [
  ...TRACKING_ENTRIES,
  ...EVENTS_ENTRIES,
  ...WEBHOOK_ENTRIES,
  ...INSIDER_ENTRIES,
  ...FILTER_ENTRIES,
  ...TEMPLATE_ENTRIES,
  ...BODY_ENTRIES,
  ...SCALAR_ENTRIES,
];
