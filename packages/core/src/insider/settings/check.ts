import { PURPOSES, type Purpose } from '../../consent/consent.ts';
import type { Json } from '../../result/json.ts';
import type { Issue } from '../../result/issue.ts';
import { parseOffset } from '../../mapping/time.ts';
import { MAX_BYTES_PER_REQUEST, MAX_REQUESTS_PER_MINUTE, MAX_USERS_PER_REQUEST } from '../taxonomy/limits.ts';
import { attributeCandidates } from '../inbound/names.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { inbound } from './inbound.ts';
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
import { eventRow, name, path, profileRow } from './rows.ts';
import type { ConsentSettings, CustomerIdMapping, InsiderSettings } from './settings.ts';

const partnerName = text((value) => {
  const plain = value.replaceAll(/\s+/g, '').toLowerCase();
  if (value !== plain) return `Insider writes it in lower case, without spaces: ${plain}.`;
  return /^[a-z0-9][a-z0-9._-]*$/.test(value)
    ? undefined
    : 'Copy it from Insider: InOne Settings, Account Settings.';
});

const baseUrl = text((value) =>
  /^https?:\/\/[^\s/?#@]+\/?$/.test(value)
    ? undefined
    : `Write scheme and host only: ${DEFAULT_SETTINGS.baseUrl}.`,
);

const offset = text((value) =>
  parseOffset(value) === undefined ? 'Write an offset such as +03:00.' : undefined,
);

const country: Reader<string> = text((value) =>
  /^[A-Z]{2}$/.test(value) ? undefined : 'Write two capital letters as in ISO 3166: TR, DE.',
);

const idTarget: Reader<CustomerIdMapping['to']> = (value, at, issues) => {
  if (value === 'uuid' || value === 'email') return value;
  const custom = required(section(value, at, ['custom'], issues), 'custom', at, identifierName, issues);
  return custom === undefined ? undefined : { custom };
};

const identifierName: Reader<string> = (value, at, issues) =>
  value === 'email' || value === 'phone_number' || value === 'uuid'
    ? wrong(
        issues,
        at,
        value,
        'That is one of Insider’s own identifiers. Choose the name of your custom identifier.',
      )
    : name(value, at, issues);

/** Nobody can refuse what is essential: it says nothing of anybody. */
const askedFor = PURPOSES.filter(
  (purpose): purpose is Exclude<Purpose, 'essential'> => purpose !== 'essential',
);

const consents: Reader<ConsentSettings> = (value, at, issues) => {
  const d = DEFAULT_SETTINGS.consents;
  const from = section(value, at, Object.keys(d), issues);
  return {
    purposes: pick(from, 'purposes', at, choice('custom', 'off'), d.purposes, issues),
    gdpr: optional(from, 'gdpr', at, choice(...askedFor), issues) ?? null,
  };
};

/**
 * The settings with defaults in place of what is missing or cannot be used, and everything that is wrong with them,
 * each with the field and the fix.
 */
export function checkSettings(value: Json | undefined): {
  settings: InsiderSettings;
  issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const d = DEFAULT_SETTINGS;
  const from = section(value, '', Object.keys(d), issues);
  const use = <T>(key: string, read: Reader<T>, fallback: T): T =>
    pick(from, key, '', read, fallback, issues);

  const id = section(from['customerId'], 'customerId', ['from', 'to'], issues);
  const known = section(from['identifiers'], 'identifiers', ['email', 'phone'], issues);
  const settings: InsiderSettings = {
    partnerName: required(from, 'partnerName', '', partnerName, issues) ?? d.partnerName,
    baseUrl: use('baseUrl', baseUrl, d.baseUrl).replace(/\/$/, ''),
    customerId: {
      from: pick(id, 'from', 'customerId', path, d.customerId.from, issues),
      to: pick(id, 'to', 'customerId', idTarget, d.customerId.to, issues),
    },
    identifiers: {
      email: pick(known, 'email', 'identifiers', flag, d.identifiers.email, issues),
      phone: pick(known, 'phone', 'identifiers', flag, d.identifiers.phone, issues),
    },
    profile: use('profile', list(profileRow), d.profile),
    otherTraits: use('otherTraits', choice('custom', 'drop'), d.otherTraits),
    events: use('events', list(eventRow), d.events),
    presets: use('presets', list(choice('segment', 'ga4', 'loyalty')), d.presets),
    orderCompletedAs: use(
      'orderCompletedAs',
      choice('purchase', 'confirmation_page_view'),
      d.orderCompletedAs,
    ),
    otherEvents: use('otherEvents', choice('custom', 'skip'), d.otherEvents),
    anonymous: use('anonymous', choice('hold', 'send'), d.anonymous),
    anonymousIdentifier: use('anonymousIdentifier', identifierName, d.anonymousIdentifier),
    defaultCountry: optional(from, 'defaultCountry', '', country, issues) ?? null,
    numberLocale: use('numberLocale', choice('dot', 'comma'), d.numberLocale),
    timeZone: use('timeZone', offset, d.timeZone),
    quantityRounding: use('quantityRounding', choice('round', 'floor', 'ceil'), d.quantityRounding),
    lineTimestamps: use('lineTimestamps', choice('same', 'distinct'), d.lineTimestamps),
    consents: use('consents', consents, d.consents),
    skipHook: use('skipHook', flag, d.skipHook),
    maxUsersPerRequest: use('maxUsersPerRequest', whole(1, MAX_USERS_PER_REQUEST), d.maxUsersPerRequest),
    maxBytesPerRequest: use('maxBytesPerRequest', whole(10_000, MAX_BYTES_PER_REQUEST), d.maxBytesPerRequest),
    requestsPerMinute: use('requestsPerMinute', whole(1, MAX_REQUESTS_PER_MINUTE), d.requestsPerMinute),
    concurrency: use('concurrency', whole(1, 64), d.concurrency),
    inbound: use('inbound', inbound, d.inbound),
  };
  return { settings, issues: [...issues, ...clashes(settings)] };
}

/** Settings that are right each by itself and not together. */
function clashes(settings: InsiderSettings): Issue[] {
  const issues: Issue[] = [];
  const { customerId, anonymousIdentifier } = settings;
  if (typeof customerId.to === 'object' && customerId.to.custom === anonymousIdentifier) {
    wrong(
      issues,
      'anonymousIdentifier',
      anonymousIdentifier,
      'It already holds the customer id. Choose another name.',
    );
  }
  const seen = new Set<string>();
  for (const { event } of settings.events) {
    if (seen.has(event))
      wrong(issues, 'events', event, 'There are two mappings of this event; the first is used.');
    seen.add(event);
  }
  const targets = new Set<string>();
  for (const { to, custom } of settings.profile) {
    const target = (custom ? 'custom.' : '') + to;
    if (targets.has(target))
      wrong(issues, 'profile', target, 'Two rows have this target. Put both sources into one row.');
    targets.add(target);
  }
  const carriers = [
    typeof customerId.to === 'string' ? customerId.to : `custom.${customerId.to.custom}`,
    ...(settings.inbound.identifier === null ? [] : attributeCandidates(settings.inbound.identifier)),
  ];
  settings.inbound.profile.forEach(({ from, to }, index) => {
    if (to !== customerId.from || attributeCandidates(from).some((key) => carriers.includes(key))) return;
    wrong(
      issues,
      `inbound.profile[${index}].to`,
      to,
      'It holds the customer id, by which Insider’s requests find the customer. Choose another attribute.',
    );
  });
  return issues;
}
