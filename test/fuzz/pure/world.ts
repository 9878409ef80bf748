import { compileAudiences, talliesOf } from '@causeway/core/audience/audience-model';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { tallyKey } from '@causeway/core/audience/tally';
import { compileReadConsent } from '@causeway/core/consent/read-consent';
import { insiderKind } from '@causeway/core/insider/kind';
import { emptyModel, type Model } from '@causeway/core/register/model';
import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import { BUILT_IN_ATTRIBUTES } from '@causeway/server/features/attributes/built-in-attributes.data';
import { KNOWN_EVENT_TYPES } from '@causeway/server/features/event-types/known-event-types';

/** Of everything that happens in these worlds. */
export const NOW: number = Date.UTC(2026, 10, 21, 10, 0, 0);

export const ATTRIBUTES = new Map(BUILT_IN_ATTRIBUTES.map((one) => [one.name, one]));
export const EVENT_TYPES = new Map(KNOWN_EVENT_TYPES.map((one) => [one.name, one]));

const RULES = [
  'FILTER city = "Wien" AND EXISTS email',
  'FILTER count("Order Completed" WITHIN 30d) >= 2 OR sum("Order Completed".total) > 100',
  'FILTER NOT INCLUDE r0 AND (age BETWEEN 18 AND 30 OR tags CONTAINS "vip")',
  'FILTER last(Seen) > "now-7d" AND count(Seen WHERE page LIKE "a*") > 0',
];

function audiences(): NonNullable<Model['audiences']> {
  const sources = RULES.map((text, index) => {
    const read = parseFilter(text);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const slug = `r${index}`;
    return {
      id: index + 1,
      publicId: slug,
      slug,
      name: slug,
      rule: read.filter.rule,
      epoch: 1,
      announce: true,
    };
  });
  const keys = [...new Set(sources.flatMap(({ rule }) => talliesOf(rule).map(tallyKey)))];
  const tallies = new Map(keys.map((key, index) => [key, { id: index + 1, epoch: 1 }]));
  const isTime = (name: string): boolean => name === 'created_at' || name === 'birth_date';
  return { model: compileAudiences(sources, 1, { timeZone: 'Europe/Vienna', isTime, tallies }), source: 9 };
}

export const INSIDER = insiderKind.compile({ partnerName: 'shop' }, NO_TEMPLATES);

/** A workspace that uses all there is: audiences, consent, contacts, an external id and an integration with Insider. */
export const MODEL: Model = {
  ...emptyModel(1),
  attributes: ATTRIBUTES,
  allAttributes: ATTRIBUTES,
  externalIds: ['loyalty_barcode'],
  eventTypes: EVENT_TYPES,
  autoSubscribe: true,
  contacts: { attributes: ['email'], same: 'merge' },
  consent: { read: compileReadConsent({ codes: [] }), unknown: 'allow', source: 8 },
  audiences: audiences(),
  integrations: [
    {
      id: 1,
      name: 'insider',
      label: 'Insider',
      routes: INSIDER.routes,
      holdsAnonymous: INSIDER.holdsAnonymous,
      echoes: INSIDER.echoes,
      requires: ['marketing'],
      tellsConsents: true,
    },
  ],
};
