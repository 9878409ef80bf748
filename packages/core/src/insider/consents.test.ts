import { describe, expect, test } from 'vitest';
import { CONSENT_CHANGED } from '../consent/changed-event.ts';
import type { Consents } from '../consent/consent.ts';
import { withConsent } from '../consent/with-consent.ts';
import type { Shadow } from '../delivery/destination.ts';
import type { JsonObject } from '../result/json.ts';
import { compileEchoes } from './inbound/echoes.ts';
import { checkSettings } from './settings/check.ts';
import {
  AYSE,
  customer,
  destination,
  entriesOf,
  event,
  NOW,
  queue,
  sentUser,
  sentUsers,
  shadowOf,
} from './testing/shop.ts';

const spoken = (words: Readonly<Record<string, boolean>>): Consents =>
  Object.fromEntries(Object.entries(words).map(([subject, granted]) => [subject, { granted, at: NOW }]));

function attributesOf(attributes: JsonObject, consents: Consents | undefined, settings: JsonObject = {}) {
  const who = customer(attributes, { consents });
  return sentUser(destination(settings).plan([queue(who, [event('identify')])], NOW)).attributes;
}

const changed = (refused: readonly string[]) => event(CONSENT_CHANGED, { granted: [], refused });

describe('what Insider is told of consents', () => {
  test('channels become its opt-ins, purposes custom attributes; what was never spoken of is left out', () => {
    expect(
      attributesOf(
        { city: 'İzmir' },
        spoken({ email: true, sms: false, push: true, marketing: true, analytics: false }),
      ),
    ).toEqual({
      city: 'İzmir',
      email_optin: true,
      sms_optin: false,
      custom: { consent_marketing: true, consent_analytics: false },
    });
    expect(attributesOf({ city: 'İzmir' }, undefined)).toEqual({ city: 'İzmir' });
  });

  test('what was said comes before an attribute of the same name; without a word the attribute counts', () => {
    const attributes = { email_optin: true, sms_optin: true, consent_marketing: 'no' };
    expect(attributesOf(attributes, spoken({ email: false, marketing: true }))).toEqual({
      email_optin: false,
      sms_optin: true,
      custom: { consent_marketing: true },
    });
  });

  test('opt-ins go out also where the profile mapping has no row for them', () => {
    const settings = { profile: [{ from: 'city', to: 'city' }] };
    expect(attributesOf({ city: 'İzmir' }, spoken({ whatsapp: true }), settings)).toEqual({
      city: 'İzmir',
      whatsapp_optin: true,
    });
  });

  test('gdpr_optin is told only where the settings name the purpose that it stands for', () => {
    const consents = spoken({ marketing: false });
    expect(attributesOf({ city: 'İzmir' }, consents)).not.toHaveProperty('gdpr_optin');
    expect(attributesOf({}, consents, { consents: { gdpr: 'marketing', purposes: 'off' } })).toEqual({
      gdpr_optin: false,
    });
  });

  test('only differences leave', () => {
    const who = customer(AYSE, { consents: spoken({ email: true, marketing: true }) });
    const shadow = shadowOf(destination().plan([queue(who, [event('identify')])], NOW));
    const again = destination().plan([queue({ ...who, version: 2 }, [event('identify')], shadow)], NOW);
    expect(again.skips.map(({ reason }) => reason)).toEqual(['unchanged']);
    const withdrawn = { ...who, consents: spoken({ email: false, marketing: true }) };
    const plan = destination().plan([queue(withdrawn, [changed(['email'])], shadow)], NOW);
    expect(sentUser(plan).attributes).toEqual({ email_optin: false });
    expect(sentUser(plan).events).toBeUndefined();
  });

  test('a change concerns it when it is told of that subject', () => {
    const routes = (settings: JsonObject, subject: string) =>
      destination(settings).routes(changed([subject]), [], () => false);
    expect(['email', 'marketing', 'push'].map((one) => routes({}, one))).toEqual([true, true, false]);
    const off = { consents: { purposes: 'off' } };
    expect(['email', 'marketing'].map((one) => routes(off, one))).toEqual([true, false]);
    const gdpr = { consents: { purposes: 'off', gdpr: 'marketing' } };
    expect(routes(gdpr, 'marketing')).toBe(true);
  });

  test('the settings are checked', () => {
    const issues = (consents: JsonObject) =>
      checkSettings({ partnerName: 'modaevi', consents }).issues.map(({ field }) => field);
    expect(issues({ purposes: 'custom', gdpr: 'marketing' })).toEqual([]);
    expect(issues({ purposes: 'root', gdpr: 'essential', more: 1 })).toEqual([
      'consents.more',
      'consents.purposes',
      'consents.gdpr',
    ]);
  });

  test('an opt-in that is told to an attribute which speaks for the channel may come back as an echo', () => {
    const { settings } = checkSettings({
      partnerName: 'modaevi',
      profile: [],
      inbound: {
        profile: [
          { from: 'email_optin', to: 'emailOptIn' },
          { from: 'sms_optin', to: 'city' },
        ],
      },
    });
    expect([...compileEchoes(settings).attributes]).toEqual(['email_optin']);
  });
});

describe('who lacks the consent that Insider takes', () => {
  const NEEDS = { required: ['marketing'], unknown: 'allow' } as const;
  const insider = withConsent(destination(), NEEDS);
  const before = customer(AYSE, { consents: spoken({ marketing: true, email: true }) });
  const known = shadowOf(insider.plan([queue(before, [event('identify')])], NOW)) as Shadow;
  const after = { ...before, consents: spoken({ marketing: false, email: false }) };

  test('is told of with nothing but the consents, under the identifiers that Insider knows', () => {
    const moved = { ...after, attributes: { ...AYSE, email: 'new@example.com', city: 'Ankara' } };
    const viewed = event('Product Viewed', { product_id: 'X' });
    const news = changed(['marketing', 'email']);
    const plan = insider.plan([queue(moved, [viewed, news], known)], NOW);
    expect(sentUsers(plan)).toEqual([
      {
        identifiers: {
          uuid: 'musteri-1042',
          email: 'ayse.yilmaz@example.com',
          phone_number: '+905321112233',
        },
        attributes: { email_optin: false, custom: { consent_marketing: false } },
      },
    ]);
    expect(entriesOf(plan)[0]?.events).toEqual([news.id]);
    expect(plan.skips).toMatchObject([{ events: [viewed.id], reason: 'consent' }]);
    expect(shadowOf(plan)).toEqual({
      ...known,
      attributes: { ...known.attributes, email_optin: 'false' },
      custom: { ...known.custom, consent_marketing: 'false' },
    });
  });

  test('is not told of at all where Insider does not know them', () => {
    const news = changed(['marketing']);
    const plan = insider.plan([queue(after, [news])], NOW);
    expect(plan.flights).toEqual([]);
    expect(plan.skips).toMatchObject([
      { events: [news.id], reason: 'consent', issues: [{ code: 'consent_missing', field: 'marketing' }] },
    ]);
  });

  test('what it knows already is not told again', () => {
    const shadow = shadowOf(insider.plan([queue(after, [changed(['marketing'])], known)], NOW));
    const plan = insider.plan([queue(after, [changed(['marketing'])], shadow)], NOW);
    expect(plan.flights).toEqual([]);
    expect(plan.skips.map(({ reason }) => reason)).toEqual(['unchanged']);
  });

  test('what Insider told is learnt, and its refusal is not sent back', () => {
    const learnt = {
      set: [{ name: 'email_optin', custom: false, text: 'false' }],
      forget: [],
      identifiers: {},
    };
    const plan = insider.plan([queue(after, [event('profile', {}, { learnt })], known)], NOW);
    expect(plan.learnt[0]?.shadow.attributes['email_optin']).toBe('false');
    expect(sentUser(plan).attributes).toEqual({ custom: { consent_marketing: false } });
  });

  test('who agrees again is told of with all that changed meanwhile', () => {
    const shadow = shadowOf(insider.plan([queue(after, [changed(['marketing'])], known)], NOW));
    const again = {
      ...before,
      attributes: { ...AYSE, address: { ...(AYSE['address'] as JsonObject), city: 'Ankara' } },
      consents: spoken({ marketing: true, email: false }),
    };
    const plan = insider.plan([queue(again, [changed(['marketing'])], shadow)], NOW);
    expect(sentUser(plan).attributes).toEqual({ city: 'Ankara', custom: { consent_marketing: true } });
  });
});
