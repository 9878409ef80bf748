import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { compileAudiences } from '../audience/audience-model.ts';
import { parseFilter } from '../audience/language/parse-filter.ts';
import { CONSENT_CHANGED } from '../consent/changed-event.ts';
import { DEFAULT_POLICY } from '../consent/policy.ts';
import { compileReadConsent } from '../consent/read-consent.ts';
import type { EventType } from '../event/event-type.ts';
import type { JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import { emptyModel, type Model, type RoutedIntegration } from './model.ts';
import type { Submission } from './submission.ts';
import { Memory } from './testing/memory.ts';
import type { RegisterResult } from './register.ts';

const HUB = 9;

function integration(id: number, more: Partial<RoutedIntegration> = {}): RoutedIntegration {
  const echoes = { ms: 0, attributes: new Set<string>(), custom: new Set<string>() };
  return { id, name: `I${id}`, label: 'Fake', routes: () => true, holdsAnonymous: false, echoes, ...more };
}

const CONSENT_TYPE: EventType = {
  name: 'consent',
  label: 'Consent',
  kind: 'built_in',
  submittable: true,
  fields: [
    { name: 'marketing', type: 'boolean', required: false },
    { name: 'email', type: 'boolean', required: false },
    { name: 'essential', type: 'boolean', required: false },
  ],
};
const TYPES = [
  CONSENT_TYPE,
  ...['profile', 'opt_in', 'opt_out'].map((name) => ({ ...CONSENT_TYPE, name, fields: [] })),
];

function model(more: Partial<Model> = {}, unknown: 'allow' | 'deny' = 'allow'): Model {
  return {
    ...emptyModel(1),
    consent: { read: compileReadConsent(DEFAULT_POLICY), unknown, source: HUB },
    eventTypes: new Map(TYPES.map((type) => [type.name, type])),
    integrations: [integration(1), integration(2, { requires: ['marketing'], tellsConsents: true })],
    ...more,
  };
}

let count = 0;
function call(more: Partial<TrackingCall> = {}): TrackingCall {
  return {
    kind: 'track',
    type: 'Viewed',
    userId: 'ayse',
    anonymousId: undefined,
    previousId: undefined,
    messageId: `m${++count}`,
    timestamp: 500,
    originalAt: undefined,
    sentAt: undefined,
    data: {},
    context: {},
    integrations: undefined,
    ...more,
  };
}

function submission(action: string, data: JsonObject, more: Partial<Submission> = {}): Submission {
  return {
    workspace: 1,
    source: 3,
    receivedAt: 1_000,
    action,
    who: [{ by: 'id', value: 'ayse' }],
    newId: undefined,
    data,
    context: {},
    timestamp: 900,
    messageId: `s${++count}`,
    ...more,
  };
}

const granted = (name: string): JsonObject => ({ consent: { [name]: true } });
const refused = (name: string): JsonObject => ({ consent: { [name]: false } });

describe('consents, as events are registered', () => {
  let memory: Memory;
  let results: RegisterResult[];
  beforeEach(() => {
    memory = new Memory(model());
    results = [];
  });
  const track = (more: Partial<TrackingCall>, by: Model = model()): void =>
    void results.push(memory.register([call(more)], by));
  const submit = (one: Submission): void => void results.push(memory.arrive([one], model()));
  const ledger = () =>
    results.flatMap(({ writes }) =>
      writes.consentChanges.map(({ subject, granted: is, evidence }) => [subject, is, evidence]),
    );
  const consents = () => memory.by('user', 'ayse')?.consents;
  const news = () => memory.events.flatMap(({ own }) => (own?.type === CONSENT_CHANGED ? own.data : []));

  test('what an event says is with the customer, in the ledger, and news of the hub', () => {
    track({ context: granted('C0004') });
    expect(consents()).toEqual({ marketing: { granted: true, at: 500 } });
    expect(results[0]?.writes.consentChanges).toEqual([
      {
        customer: memory.by('user', 'ayse')?.key,
        subject: 'marketing',
        granted: true,
        at: 500,
        receivedAt: 1_000,
        event: 1,
        source: 1,
        evidence: 'OneTrust C0004',
        author: undefined,
        note: undefined,
      },
    ]);
    expect(memory.events.at(-1)?.own).toMatchObject({
      type: CONSENT_CHANGED,
      source: HUB,
      data: { granted: ['marketing'], refused: [], evidence: 'OneTrust C0004' },
    });
  });

  test('said again it is neither in the ledger nor news, and no new version of the customer', () => {
    track({ context: granted('marketing') });
    const { version } = memory.by('user', 'ayse') ?? {};
    track({ context: granted('marketing'), timestamp: 700 });
    expect(consents()).toEqual({ marketing: { granted: true, at: 700 } });
    expect([ledger().length, news().length, memory.by('user', 'ayse')?.version]).toEqual([1, 1, version]);
    track({ context: granted('marketing'), timestamp: 700 });
    expect(results[2]?.writes.customers.size).toBe(0);
  });

  test('a repeated messageId says nothing a second time', () => {
    track({ messageId: 'same', context: granted('marketing') });
    track({ messageId: 'same', context: refused('marketing'), timestamp: 900 });
    expect(consents()).toEqual({ marketing: { granted: true, at: 500 } });
  });

  test('a time to come counts as now', () => {
    track({ context: granted('marketing'), timestamp: 99_999_999 });
    expect(consents()?.marketing?.at).toBe(1_000);
  });

  test('any order of statements with times of their own ends in the same consents', () => {
    const word = fc.record({
      subject: fc.constantFrom('marketing', 'analytics', 'email_optin'),
      granted: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }).chain((list) => {
          const timed = list.map((one, index) => ({ ...one, at: 100 + index }));
          return fc.tuple(fc.constant(timed), fc.shuffledSubarray(timed, { minLength: timed.length }));
        }),
        fc.boolean(),
        ([list, shuffled], together) => {
          const heard = (words: typeof list) => {
            const one = new Memory(model());
            const calls = words.map(({ subject, granted: is, at }) =>
              subject === 'email_optin'
                ? call({ kind: 'identify', type: 'identify', timestamp: at, data: { [subject]: is } })
                : call({ timestamp: at, context: { consent: { [subject]: is } } }),
            );
            if (together) one.register(calls);
            else for (const single of calls) one.register([single]);
            return one.by('user', 'ayse')?.consents;
          };
          expect(heard(shuffled)).toEqual(heard(list));
        },
      ),
    );
  });

  test('opt-ins among traits speak for channels, and their absence says nothing', () => {
    track({
      kind: 'identify',
      type: 'identify',
      data: { email_optin: 'yes', smsOptIn: false, city: 'Izmir' },
    });
    expect(ledger()).toEqual([
      ['email', true, 'email_optin'],
      ['sms', false, 'smsOptIn'],
    ]);
    track({
      kind: 'identify',
      type: 'identify',
      timestamp: 600,
      data: { email_optin: null, city: 'Ankara' },
    });
    expect(consents()).toMatchObject({ email: { granted: true, at: 500 }, sms: { granted: false, at: 500 } });
  });

  test('traits that a track mentions in passing say nothing', () => {
    track({ context: { traits: { email_optin: true } } });
    expect(consents()).toBeUndefined();
  });

  test('submitted attributes and the event consent do the same; what somebody wrote down has their name', () => {
    track({});
    submit(submission('profile', { email_optin: false }));
    submit(
      submission(
        'consent',
        { marketing: true, essential: true },
        { timestamp: 950, statement: { author: 'Deniz', note: 'On the phone' } },
      ),
    );
    expect(consents()).toEqual({
      email: { granted: false, at: 900 },
      marketing: { granted: true, at: 950 },
    });
    expect(results.at(-1)?.writes.consentChanges).toMatchObject([
      { subject: 'marketing', source: 3, author: 'Deniz', note: 'On the phone', evidence: undefined },
    ]);
    expect(results.at(-1)?.registered[0]?.after?.consents?.marketing?.granted).toBe(true);
  });

  test('who only looks changes nothing', () => {
    track({});
    submit(submission('consent', { marketing: true }, { dry: true }));
    expect([consents(), ledger()]).toEqual([undefined, []]);
  });

  test('of who has left nothing is kept', () => {
    track({});
    submit(submission('opt_out', {}));
    track({ context: granted('marketing') });
    submit(submission('consent', { marketing: true }));
    expect([consents(), ledger(), news()]).toEqual([undefined, [], []]);
    expect(results.at(-1)?.registered[0]?.refusal).toBeDefined();
  });

  test('an integration that needs a purpose is not told of who refused it, and says which one', () => {
    track({ context: refused('marketing') });
    const mine = memory.skips.filter((skip) => skip.integration === 2);
    expect(mine).toEqual([
      expect.objectContaining({
        event: 1,
        reason: 'consent',
        issues: [expect.objectContaining({ code: 'consent_missing', field: 'marketing' })],
      }),
    ]);
    // The other integration needs nothing; the one that can be told of consents alone hears of the change.
    expect(memory.messages.map(({ integration: whose, event }) => [whose, event])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
    ]);
  });

  test('who cannot be told of consents alone hears nothing', () => {
    const silent = model({
      integrations: [integration(2, { requires: ['marketing'], tellsConsents: false })],
    });
    track({ context: refused('marketing') }, silent);
    expect(memory.messages).toEqual([]);
    expect(memory.skips.map(({ event, reason }) => [event, reason])).toEqual([
      [1, 'consent'],
      [2, 'consent'],
    ]);
  });

  test('the event that grants goes where it grants to', () => {
    track({ context: granted('marketing') }, model({}, 'deny'));
    expect(memory.messages.filter((one) => one.integration === 2).map(({ event }) => event)).toEqual([1, 2]);
  });

  test('who never spoke is told of, or not, as the workspace says', () => {
    track({}, model({}, 'allow'));
    track({}, model({}, 'deny'));
    expect(memory.messages.filter((one) => one.integration === 2).map(({ event }) => event)).toEqual([1]);
  });

  test('what an integration told itself is queued for it whatever the customer refused', () => {
    track({ context: refused('marketing') });
    const told = { integration: 2, values: [], identifiers: {} };
    submit(submission('profile', { city: 'Izmir' }, { told }));
    expect(memory.messages.at(-1)).toMatchObject({ integration: 2, event: 3 });
  });

  test('somebody who turns out to be a customer brings what they said later, and that is news', () => {
    track({ userId: 'ayse', context: granted('marketing'), timestamp: 100 });
    track({ userId: undefined, anonymousId: 'tab', context: refused('marketing'), timestamp: 200 });
    const before = news().length;
    track({ kind: 'identify', type: 'identify', anonymousId: 'tab', timestamp: 300 });
    expect(consents()).toEqual({ marketing: { granted: false, at: 200 } });
    expect(news().slice(before)).toEqual([{ granted: [], refused: ['marketing'] }]);
  });

  test('words without a meaning and strings that cannot be read are answered', () => {
    track({ context: { consent: { reklam: true, tcString: 'x' } } });
    expect(results[0]?.registered[0]).toMatchObject({
      unmapped: ['reklam'],
      issues: [{ code: 'consent_string_unreadable' }],
    });
  });

  test('a workspace whose model says nothing of consent makes nothing of it', () => {
    const { consent: _, ...rest } = model();
    track(
      { context: granted('marketing'), kind: 'identify', type: 'identify', data: { email_optin: true } },
      rest,
    );
    expect(consents()).toBeUndefined();
  });

  test('rules that ask for a consent are judged with the event that changes it', () => {
    const parsed = parseFilter('FILTER AND (consents.marketing = true, NOT EXISTS consents.sms)');
    if (!('filter' in parsed)) throw new Error('not a filter');
    const { rule } = parsed.filter;
    const source = {
      id: 1,
      publicId: 'a'.repeat(32),
      slug: 'reach',
      name: 'Reach',
      rule,
      epoch: 1,
      announce: true,
    };
    const surroundings = { timeZone: 'UTC', isTime: () => false, tallies: new Map() };
    const judged = model({
      audiences: { model: compileAudiences([source], 1, surroundings), source: HUB },
    });
    const isIn = () => memory.seats.get(memory.by('user', 'ayse')?.key ?? 0)?.has(1) ?? false;
    track({}, judged);
    expect(isIn()).toBe(false);
    track({ context: granted('marketing') }, judged);
    expect(isIn()).toBe(true);
    track({ context: refused('C0004'), timestamp: 600 }, judged);
    expect(isIn()).toBe(false);
    track({ context: granted('marketing'), timestamp: 700 }, judged);
    track({ kind: 'identify', type: 'identify', timestamp: 800, data: { sms_optin: false } }, judged);
    expect(isIn()).toBe(false);
  });
});
