import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../result/json.ts';
import { NAME_RULE } from '../../mapping/name.ts';
import { pathFault } from '../../mapping/path.ts';
import { BASE_PRESET } from '../presets/base.ts';
import { GA4_PRESET } from '../presets/ga4.ts';
import { LOYALTY_PRESET } from '../presets/loyalty.ts';
import { SEGMENT_PRESET } from '../presets/segment.ts';
import { checkSettings } from './check.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';

const problems = (settings: JsonObject): readonly (string | undefined)[] =>
  checkSettings({ partnerName: 'modaevi', ...settings }).issues.map(({ field }) => field);

describe('settings', () => {
  test('a partner name is all that is needed', () => {
    expect(checkSettings({ partnerName: 'modaevi' })).toEqual({
      settings: { ...DEFAULT_SETTINGS, partnerName: 'modaevi' },
      issues: [],
    });
    for (const nothing of [undefined, null, {}]) {
      expect(checkSettings(nothing).issues).toMatchObject([
        { code: 'setting_missing', field: 'partnerName' },
      ]);
    }
  });

  test('the presets themselves pass the check, whole', () => {
    for (const preset of [BASE_PRESET, SEGMENT_PRESET, GA4_PRESET, LOYALTY_PRESET]) {
      const { settings, issues } = checkSettings({
        partnerName: 'modaevi',
        events: preset as unknown as Json,
      });
      expect(issues.filter(({ field }) => field !== 'events')).toEqual([]);
      expect(settings.events).toEqual(preset);
    }
    const { settings, issues } = checkSettings({ partnerName: 'modaevi', profile: DEFAULT_SETTINGS.profile });
    expect([settings.profile, issues]).toEqual([DEFAULT_SETTINGS.profile, []]);
    for (const { to } of DEFAULT_SETTINGS.profile) expect(to).toMatch(NAME_RULE);
  });

  test.each(['ModaEvi', ' modaevi', 'moda evi', 'Moda Evi\n'])(
    'a partner name %j is refused with the fix',
    (written) => {
      expect(checkSettings({ partnerName: written }).issues).toMatchObject([
        {
          code: 'setting_invalid',
          field: 'partnerName',
          hint: 'Insider writes it in lower case, without spaces: modaevi.',
        },
      ]);
    },
  );

  test.each<[string, JsonObject, string]>([
    ['an unknown key', { partner_name: 'x' }, 'partner_name'],
    ['a path in the base URL', { baseUrl: 'https://unification.useinsider.com/api' }, 'baseUrl'],
    ['another scheme', { baseUrl: 'ftp://unification.useinsider.com' }, 'baseUrl'],
    ['too many users', { maxUsersPerRequest: 1001 }, 'maxUsersPerRequest'],
    ['too many bytes', { maxBytesPerRequest: 5_000_001 }, 'maxBytesPerRequest'],
    ['a zone by name', { timeZone: 'Europe/Istanbul' }, 'timeZone'],
    ['a country in words', { defaultCountry: 'Turkey' }, 'defaultCountry'],
    ['an unknown choice', { otherTraits: 'keep' }, 'otherTraits'],
    ['a prototype path', { profile: [{ from: 'a.__proto__.b', to: 'name' }] }, 'profile[0].from'],
    ['a broken path', { profile: [{ from: 'a..b', to: 'name' }] }, 'profile[0].from'],
    ['an attribute Insider does not have', { profile: [{ from: 'a', to: 'loyalty' }] }, 'profile[0].to'],
    ['an attribute Insider fills in', { profile: [{ from: 'a', to: 'iid' }] }, 'profile[0].to'],
    [
      'capitals in a custom name',
      { profile: [{ from: 'a', to: 'loyaltyTier', custom: true }] },
      'profile[0].to',
    ],
    [
      'clearing consent',
      { profile: [{ from: 'a', to: 'email_optin', onNull: 'clear' }] },
      'profile[0].onNull',
    ],
    [
      'two rows for one target',
      {
        profile: [
          { from: 'a', to: 'city' },
          { from: 'b', to: 'city' },
        ],
      },
      'profile',
    ],
    ['capitals in an event name', { events: [{ event: 'x', to: 'homepageView' }] }, 'events[0].to'],
    [
      'a parameter Insider does not have',
      { events: [{ event: 'x', to: 'x', rows: [{ from: 'a', to: 'brand' }] }] },
      'events[0].rows[0].to',
    ],
    [
      'an unknown key of a row',
      { events: [{ event: 'x', to: 'x', rows: [{ from: 'a', to: 'brand', custom: true, default: 1 }] }] },
      'events[0].rows[0].default',
    ],
    [
      'one event twice',
      {
        events: [
          { event: 'x', to: 'a' },
          { event: 'x', to: 'b' },
        ],
      },
      'events',
    ],
    [
      'an identifier of Insider’s own as custom',
      { customerId: { from: 'id', to: { custom: 'email' } } },
      'customerId.to.custom',
    ],
    [
      'the same custom identifier twice',
      { customerId: { from: 'id', to: { custom: 'segment_anonymous_id' } } },
      'anonymousIdentifier',
    ],
  ])('%s is refused and named', (_, settings, field) => {
    expect(problems(settings)).toEqual([field]);
  });

  test('an unknown key that is nearly right is told the right one', () => {
    expect(checkSettings({ partnerName: 'modaevi', skip_hook: true }).issues[0]?.hint).toBe(
      'Remove it or write skipHook.',
    );
  });

  test('what cannot be used falls back, and paths are plain', () => {
    const { settings } = checkSettings({
      partnerName: 'modaevi',
      maxUsersPerRequest: 'many',
      events: 'none',
      customerId: [],
    });
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, partnerName: 'modaevi' });
    expect(pathFault('phones[0].number')).toBeUndefined();
  });
});
