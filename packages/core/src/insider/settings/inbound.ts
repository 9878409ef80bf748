import type { Json } from '../../result/json.ts';
import type { Issue } from '../../result/issue.ts';
import { attributeKey, paramKey } from '../inbound/names.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import {
  choice,
  flag,
  list,
  optional,
  pick,
  required,
  section,
  text,
  whole,
  wrong,
} from '../../settings/readers.ts';
import type { Reader } from '../../settings/readers.ts';
import type { InboundEventRow, InboundParamRow, InboundProfileRow, InboundSettings } from './settings.ts';

const FORBIDDEN = /(?:^|\.)(?:__proto__|prototype|constructor)$/;
const LONGEST_NAME = 200;
const DAY_MINUTES = 1_440;

/** A name as Insider writes it: whatever is there without spaces around it. */
const typed = (what: string): Reader<string> =>
  text((value) => {
    if (value.trim() === '') return `Name ${what} of Insider.`;
    if (value !== value.trim()) return `Take the spaces away: ${value.trim()}.`;
    return value.length > LONGEST_NAME || FORBIDDEN.test(value)
      ? 'That can be no name in Insider.'
      : undefined;
  });

/** The name of an attribute or field of ours: a whole one, not a path into it. */
const ours = (what: string): Reader<string> =>
  text((value) =>
    value.trim() !== '' && !FORBIDDEN.test(value) && !/[.[\]]/.test(value) ? undefined : `Choose ${what}.`,
  );

const attributeName: Reader<string> = (value, at, issues) =>
  value === 'id'
    ? wrong(issues, at, value, 'A customer’s id never changes. Choose an attribute.')
    : ours('an attribute')(value, at, issues);

const profileRow: Reader<InboundProfileRow> = (value, at, issues) => {
  const row = section(value, at, ['from', 'to'], issues);
  const from = required(row, 'from', at, typed('an attribute'), issues);
  const to = required(row, 'to', at, attributeName, issues);
  return from === undefined || to === undefined ? undefined : { from, to };
};

const paramRow: Reader<InboundParamRow> = (value, at, issues) => {
  const row = section(value, at, ['from', 'to'], issues);
  const from = required(row, 'from', at, typed('a parameter'), issues);
  const to = required(row, 'to', at, ours('a field of the event'), issues);
  return from === undefined || to === undefined ? undefined : { from, to };
};

const eventRow: Reader<InboundEventRow> = (value, at, issues) => {
  const row = section(value, at, ['event', 'to', 'rows'], issues);
  const event = required(row, 'event', at, typed('an event'), issues);
  const to = required(row, 'to', at, anyText, issues);
  const rows = pick(row, 'rows', at, apart(paramRow, paramKey, 'field'), [], issues);
  return event === undefined || to === undefined ? undefined : { event, to, rows };
};

const anyText: Reader<string> = text((value) => (value.trim() === '' ? 'Choose an event type.' : undefined));

const headerName: Reader<string> = text((value) => {
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(value))
    return 'Write the name of a header, such as X-Webhook-Token.';
  return /^(?:host|cookie|connection|content-(?:type|length|encoding)|transfer-encoding)$/i.test(value)
    ? 'Every request has this header for itself. Choose another name.'
    : undefined;
});

/** Rows of which no two have the same target, and none is written twice. The rows stay; the first one counts. */
function apart<T extends { readonly from: string; readonly to: string }>(
  entry: Reader<T>,
  keyOf: (name: string) => string,
  target: string,
): Reader<readonly T[]> {
  return (value, at, issues) => {
    const seen = new Map<string, string>();
    const reader: Reader<T> = (item, place, all) => {
      const row = entry(item, place, all);
      if (row === undefined) return undefined;
      const key = keyOf(row.from);
      const before = seen.get(row.to);
      if (before === key)
        wrong(all, `${place}.from`, row.from, 'Another row says the same. Remove one of them.');
      else if (before !== undefined)
        wrong(
          all,
          `${place}.to`,
          row.to,
          `Another row has this ${target}; the first that says something is used.`,
        );
      else seen.set(row.to, key);
      return row;
    };
    return list(reader)(value, at, issues);
  };
}

const eventRows: Reader<readonly InboundEventRow[]> = (value, at, issues) => {
  const seen = new Set<string>();
  const reader: Reader<InboundEventRow> = (item, place, all) => {
    const row = eventRow(item, place, all);
    if (row !== undefined && seen.has(row.event.toLowerCase()))
      wrong(all, `${place}.event`, row.event, 'There are two mappings of this event; the first is used.');
    if (row !== undefined) seen.add(row.event.toLowerCase());
    return row;
  };
  return list(reader)(value, at, issues);
};

/** The inbound settings with defaults in place of what is missing or cannot be used. */
export const inbound: Reader<InboundSettings> = (value: Json, at: string, issues: Issue[]) => {
  const d = DEFAULT_SETTINGS.inbound;
  const from = section(value, at, Object.keys(d), issues);
  const use = <T>(key: string, read: Reader<T>, fallback: T): T =>
    pick(from, key, at, read, fallback, issues);
  return {
    profile: use('profile', apart(profileRow, attributeKey, 'attribute'), d.profile),
    events: use('events', eventRows, d.events),
    identifier: optional(from, 'identifier', at, typed('the field with the customer id'), issues) ?? null,
    autoSubscribe: use('autoSubscribe', choice('workspace', 'on', 'off'), d.autoSubscribe),
    readBack: use('readBack', flag, d.readBack),
    otherAttributes: use('otherAttributes', choice('ignore', 'take'), d.otherAttributes),
    eventAttributes: use('eventAttributes', flag, d.eventAttributes),
    repeatMinutes: use('repeatMinutes', whole(0, 7 * DAY_MINUTES), d.repeatMinutes),
    echoMinutes: use('echoMinutes', whole(1, DAY_MINUTES), d.echoMinutes),
    extraHeader: optional(from, 'extraHeader', at, headerName, issues) ?? null,
  };
};
