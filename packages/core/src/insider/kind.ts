import type { Connection, Destination, DestinationKind } from '../delivery/destination.ts';
import { CONSENT_CHANGED, changedSubjects } from '../consent/changed-event.ts';
import { compileEngine } from './engine.ts';
import { insiderErasing } from './erase-user.ts';
import { INSIDER_NAMES } from './known-names.ts';
import { planConsents } from './plan-consents.ts';
import { planQueues } from './plan.ts';
import { tellsSubject } from './profile/consent-rows.ts';
import { readAnswer } from './read-answer.ts';
import { schemaRequest } from './requests.ts';
import { checkSettings } from './settings/check.ts';
import type { InsiderSettings } from './settings/settings.ts';
import { RESERVED_ATTRIBUTES } from './taxonomy/attributes.ts';
import { MAX_IDENTITY_MOVES_PER_MINUTE } from './taxonomy/limits.ts';
import { explainConnection, readSchema } from './test-connection.ts';
import { explainInsider } from './troubles.ts';

/** Insider (Insider One): profiles, identifiers and events through the unified customer database API. */
export const insiderKind: DestinationKind = {
  key: 'insider',
  label: 'Insider',
  check: checkSettings,
  compile: (settings) => compileInsider(checkSettings(settings).settings),
  // Insider is a marketing platform: its guides send under marketing consent.
  requires: ['marketing'],
  erase: insiderErasing,
  explain: explainInsider,
  secrets: ['api_key'],
  optionalSecrets: ['inbound_header'],
  connect: (settings, secrets) => connectInsider(checkSettings(settings).settings, secrets['api_key'] ?? ''),
  test: () => ({ request: schemaRequest('contacts'), explain: explainConnection }),
  names: INSIDER_NAMES,
  columns: {
    request: schemaRequest('contacts'),
    explain: explainConnection,
    // What Insider fills in itself can be no target of a mapping.
    read: (answer) =>
      readSchema(answer).filter(({ name, custom }) => custom || !RESERVED_ATTRIBUTES.has(name)),
  },
};

/** Messages worth taking for one plan, as a multiple of the users in a request: customers often have several. */
const TAKE_FACTOR = 4;

/** One integration with Insider. Deterministic: the same queues at the same time make the same bytes. */
export function compileInsider(settings: InsiderSettings): Destination {
  let engine = compileEngine(settings);
  return {
    holdsAnonymous: settings.anonymous === 'hold',
    routes: (event, changed) => {
      if (event.type === CONSENT_CHANGED && changedSubjects(event).some((one) => tellsSubject(one, settings)))
        return true;
      const rule = engine.resolve(event.type);
      // A name that cannot be used is routed, so that it ends with its reason and not as an event nobody mapped.
      return typeof rule === 'object' || rule === 'unnamed' || changed.some(engine.concerns);
    },
    plan: (queues, now) => {
      if (engine.full()) engine = compileEngine(settings);
      return planQueues(engine, queues, now);
    },
    tellsConsents: (queues) => {
      if (engine.full()) engine = compileEngine(settings);
      return planConsents(engine, queues);
    },
    pools: [
      { operations: ['upsert', 'attribute_delete'], perMinute: settings.requestsPerMinute },
      {
        operations: ['identity_move'],
        perMinute: Math.min(settings.requestsPerMinute, MAX_IDENTITY_MOVES_PER_MINUTE),
      },
    ],
    concurrency: settings.concurrency,
    takeLimit: settings.maxUsersPerRequest * TAKE_FACTOR,
    echoes: engine.echoes,
    read: readAnswer,
  };
}

/** Where Insider answers, and the two headers by which it knows the account (authentication documentation). */
function connectInsider({ baseUrl, partnerName }: InsiderSettings, apiKey: string): Connection {
  return {
    baseUrl,
    headers: { 'x-partner-name': partnerName, 'x-request-token': apiKey, 'content-type': 'application/json' },
  };
}
