import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import type { Subject } from './consent.ts';
import type { ConsentCode } from './policy.ts';
import { compileReadConsent } from './read-consent.ts';
import { CONSENT_TOOLS } from './words.data.ts';

const read = (context: JsonObject, codes: readonly ConsentCode[] = []) =>
  compileReadConsent({ codes })(context);

function said(consent: JsonObject[string], codes: readonly ConsentCode[] = []): Record<string, boolean> {
  const reading = read({ consent }, codes);
  return Object.fromEntries((reading?.said ?? []).map(({ subject, granted }) => [subject, granted]));
}

function evidenceOf(context: JsonObject, subject: Subject): string | undefined {
  return read(context)?.said.find((one) => one.subject === subject)?.evidence;
}

describe('what an event says of consent', () => {
  test('nothing, when its context does not speak of it', () => {
    expect(read({ page: { url: 'https://shop.example' } })).toBeUndefined();
    expect(said({})).toEqual({});
    expect(said(null)).toEqual({});
  });

  test('plain flags, and each way of writing yes and no', () => {
    expect(said({ analytics: true, marketing: false })).toEqual({ analytics: true, marketing: false });
    expect(said({ analytics: 'granted', marketing: 'denied' })).toEqual({
      analytics: true,
      marketing: false,
    });
    expect(said({ analytics: 1, marketing: '0' })).toEqual({ analytics: true, marketing: false });
    expect(said({ analytics: 'YES', marketing: 'no' })).toEqual({ analytics: true, marketing: false });
    expect(said({ analytics: 'maybe', marketing: 7 })).toEqual({});
  });

  test('advertising, necessary, preferences and statistics are words for the canonical purposes', () => {
    expect(said({ advertising: true, necessary: true, preferences: false, statistics: true })).toEqual({
      essential: true,
      functional: false,
      analytics: true,
      marketing: true,
    });
  });

  test('OneTrust’s codes, as an object, as a list and as the text of its cookie', () => {
    expect(said({ categories: { C0002: true, C0003: false, C0004: '1' } })).toEqual({
      analytics: true,
      functional: false,
      marketing: true,
    });
    expect(said({ categories: ['c0002', 'C0004'] })).toEqual({ analytics: true, marketing: true });
    expect(said({ groups: 'C0001:1,C0002:0,C0004:1' })).toEqual({
      essential: true,
      analytics: false,
      marketing: true,
    });
  });

  test('several codes of one purpose: one that was granted is enough', () => {
    expect(said({ categories: { C0004: false, C0005: true } })).toEqual({ marketing: true });
    expect(said({ categories: { C0004: false, C0005: false } })).toEqual({ marketing: false });
    expect(evidenceOf({ consent: { categories: { C0004: false, C0005: false } } }, 'marketing')).toBe(
      'OneTrust C0004, OneTrust C0005',
    );
    expect(evidenceOf({ consent: { categories: { C0004: false, C0005: true } } }, 'marketing')).toBe(
      'OneTrust C0005',
    );
  });

  test('what is essential is never refused', () => {
    expect(said({ essential: false, C0001: false, canonical: { essential: false } })).toEqual({
      essential: true,
    });
  });

  test('the canonical names decide over what follows from codes', () => {
    expect(said({ canonical: { marketing: false }, categories: { C0004: true, C0002: true } })).toEqual({
      marketing: false,
      analytics: true,
    });
  });

  test('channels', () => {
    expect(said({ channels: { email: true, sms: false, push: 'granted', email_optin: false } })).toEqual({
      email: true,
      sms: false,
      push: true,
    });
  });

  test('Segment’s categories', () => {
    expect(
      said({ categoryPreferences: { Advertising: true, Analytics: false, DataSharing: false } }),
    ).toEqual({
      marketing: true,
      analytics: false,
    });
    expect(read({ consent: { categoryPreferences: { DataSharing: false } } })?.unmapped).toEqual([
      'DataSharing',
    ]);
  });

  test('RudderStack’s lists, also as objects, with its provider as evidence', () => {
    const context = {
      consentManagement: {
        allowedConsentIds: ['C0002'],
        deniedConsentIds: ['C0004', 'own-1'],
        provider: 'oneTrust',
        resolutionStrategy: 'and',
      },
    };
    expect(read(context)).toMatchObject({
      said: [
        { subject: 'analytics', granted: true, evidence: 'OneTrust C0002' },
        { subject: 'marketing', granted: false, evidence: 'OneTrust C0004' },
      ],
      unmapped: ['own-1'],
    });
    const objects = {
      consentManagement: { allowedConsentIds: { us: ['analytics'], marketing: true }, deniedConsentIds: {} },
    };
    expect(read(objects)?.said.map(({ subject }) => subject)).toEqual(['analytics', 'marketing']);
  });

  test('Didomi’s enabled and disabled purposes; vendors are nobody’s business', () => {
    const consent = {
      purposes: {
        consent: { enabled: ['measure_content_performance'], disabled: ['select_personalized_ads'] },
      },
      vendors: { enabled: ['google'] },
    };
    expect(said(consent)).toEqual({ analytics: true, marketing: false });
    expect(read({ consent })?.unmapped).toEqual([]);
  });

  test('Osano: to opt out refuses, whatever else is granted, and not to opt out says nothing', () => {
    expect(said({ MARKETING: 'ACCEPT', ANALYTICS: 'DENY', OPT_OUT: 'DENY' })).toEqual({
      marketing: true,
      analytics: false,
    });
    expect(said({ MARKETING: 'ACCEPT', OPT_OUT: 'ACCEPT' })).toEqual({ marketing: false });
    expect(said({ OPT_OUT: 'DENY' })).toEqual({});
  });

  test('Google’s consent mode, beside other words or in a member of its own', () => {
    const flags = { ad_storage: 'denied', analytics_storage: 'granted', personalization_storage: 'granted' };
    const meant = { marketing: false, analytics: true, personalization: true };
    expect(said(flags)).toEqual(meant);
    expect(said({ consentMode: flags })).toEqual(meant);
    expect(evidenceOf({ consent: flags }, 'marketing')).toBe('Google Consent Mode ad_storage');
  });

  test('a workspace’s own words come before the known ones, in letters of either case', () => {
    const codes: ConsentCode[] = [
      { code: 'Werbung', purposes: ['marketing', 'personalization'] },
      { code: 'C0004', purposes: [] },
    ];
    expect(said({ werbung: true, C0004: false }, codes)).toEqual({ marketing: true, personalization: true });
    expect(read({ consent: { C0004: true } }, codes)).toMatchObject({ said: [], unmapped: [] });
  });

  test('words without a meaning are answered, flags about the tool are not', () => {
    const consent = { gdprApplies: true, version: 2, method: 'banner', reklam: true, izleme: false };
    expect(read({ consent })?.unmapped).toEqual(['reklam', 'izleme']);
  });

  test('every known word means what the table says', () => {
    for (const { words } of CONSENT_TOOLS) {
      for (const { code, purposes, refuses } of words) {
        const expected = Object.fromEntries(purposes.map((purpose) => [purpose, refuses !== true]));
        expect([code, said({ [code]: true })]).toEqual([code, expected]);
      }
    }
  });

  test('whatever comes: it never throws, and what it answers is bounded', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue({ maxDepth: 6 }), (consent, managed) => {
        const context = { consent, consentManagement: managed } as JsonObject;
        const reading = read(context);
        for (const { evidence } of reading?.said ?? []) expect(evidence.length).toBeLessThanOrEqual(300);
        expect(reading?.unmapped.length ?? 0).toBeLessThanOrEqual(20);
      }),
      { numRuns: 2_000 },
    );
  });
});
