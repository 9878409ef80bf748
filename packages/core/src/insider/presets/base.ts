import type { EventRow } from '../settings/settings.ts';
import { DEFAULT_EVENTS } from '../taxonomy/events.ts';
import { OWN_ROWS, PAGE_ROWS, event, into, intoCustom } from './rows.ts';

/** Always on: pages and screens, and events whose senders already use Insider's names. */
export const BASE_PRESET: readonly EventRow[] = [
  event('page', 'page_view', [
    ...PAGE_ROWS,
    intoCustom('page_name', 'name'),
    intoCustom('page_title', 'title'),
  ]),
  event('screen', 'screen_view', [into('referrer', 'referrer'), intoCustom('screen_name', 'name')]),
  ...DEFAULT_EVENTS.map(({ name }) => event(name, name, OWN_ROWS)),
];

/** What these say is in the customer's attributes; as events they carry nothing unless a row says so. */
export const SILENT_EVENTS: ReadonlySet<string> = new Set([
  'identify',
  'profile',
  'alias',
  'group',
  'consent',
  'consent_changed',
]);
