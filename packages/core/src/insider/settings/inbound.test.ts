import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../result/json.ts';
import { checkSettings } from './check.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';

const check = (inbound: JsonObject, settings: JsonObject = {}): ReturnType<typeof checkSettings> =>
  checkSettings({ partnerName: 'modaevi', ...settings, inbound });
const problems = (inbound: JsonObject, settings: JsonObject = {}): readonly (string | undefined)[] =>
  check(inbound, settings).issues.map(({ field }) => field);

describe('inbound settings', () => {
  test('defaults hold for whatever is left out', () => {
    const { settings, issues } = check({ readBack: true });
    expect([settings.inbound, issues]).toEqual([{ ...DEFAULT_SETTINGS.inbound, readBack: true }, []]);
    expect(check({ events: 'none', echoMinutes: 'long' }).settings.inbound).toEqual(DEFAULT_SETTINGS.inbound);
  });

  test('names are taken as Insider writes them, in any form', () => {
    const inbound = {
      profile: ['email', 'em', 'c_tier', 'custom.level', 'loyaltyTier', 'Üyelik Tipi'].map((from, at) => ({
        from,
        to: `a${at}`,
      })),
      events: [{ event: 'Custom Event', to: 'Order Completed', rows: [{ from: 'qu', to: 'quantity' }] }],
      identifier: 'custom.crm_id',
      autoSubscribe: 'off',
      otherAttributes: 'take',
      eventAttributes: true,
      repeatMinutes: 0,
      extraHeader: 'X-Hook-Token',
    };
    const { settings, issues } = check(inbound);
    expect(issues).toEqual([]);
    expect(settings.inbound).toEqual({ ...DEFAULT_SETTINGS.inbound, ...inbound });
    expect(check(settings.inbound as unknown as JsonObject).settings.inbound).toEqual(settings.inbound);
  });

  test.each<[string, JsonObject, string]>([
    ['an unknown key', { auto_subscribe: 'on' }, 'inbound.auto_subscribe'],
    ['an unknown choice', { autoSubscribe: 'yes' }, 'inbound.autoSubscribe'],
    ['minutes below none', { repeatMinutes: -1 }, 'inbound.repeatMinutes'],
    ['no time for echoes', { echoMinutes: 0 }, 'inbound.echoMinutes'],
    ['a header with a space', { extraHeader: 'X Token' }, 'inbound.extraHeader'],
    ['a header that is always there', { extraHeader: 'Content-Type' }, 'inbound.extraHeader'],
    ['an empty name', { profile: [{ from: '', to: 'a' }] }, 'inbound.profile[0].from'],
    ['a name of spaces', { profile: [{ from: ' ', to: 'a' }] }, 'inbound.profile[0].from'],
    ['spaces around a name', { profile: [{ from: 'city ', to: 'a' }] }, 'inbound.profile[0].from'],
    ['the prototype', { profile: [{ from: 'custom.__proto__', to: 'a' }] }, 'inbound.profile[0].from'],
    ['the prototype of ours', { profile: [{ from: 'a', to: '__proto__' }] }, 'inbound.profile[0].to'],
    [
      'a path into an attribute',
      { profile: [{ from: 'city', to: 'address.city' }] },
      'inbound.profile[0].to',
    ],
    ['the customer’s id', { profile: [{ from: 'uuid', to: 'id' }] }, 'inbound.profile[0].to'],
    [
      'a tick that is not there',
      { profile: [{ from: 'a', to: 'a', custom: true }] },
      'inbound.profile[0].custom',
    ],
    [
      'a row twice',
      {
        profile: [
          { from: 'c_a', to: 'a' },
          { from: 'a', to: 'a' },
        ],
      },
      'inbound.profile[1].from',
    ],
    [
      'two rows to one attribute',
      {
        profile: [
          { from: 'x', to: 'b' },
          { from: 'a', to: 'a' },
          { from: 'c', to: 'a' },
        ],
      },
      'inbound.profile[2].to',
    ],
    ['an event without a type', { events: [{ event: 'purchase' }] }, 'inbound.events[0].to'],
    [
      'an event twice',
      {
        events: [
          { event: 'a', to: 'x' },
          { event: 'A', to: 'y' },
        ],
      },
      'inbound.events[1].event',
    ],
    [
      'two parameters into one field',
      {
        events: [
          {
            event: 'a',
            to: 'x',
            rows: [
              { from: 'b', to: 'c' },
              { from: 'd', to: 'c' },
            ],
          },
        ],
      },
      'inbound.events[0].rows[1].to',
    ],
  ])('%s is refused and named', (_, inbound, field) => {
    expect(problems(inbound)).toEqual([field]);
  });

  test('one attribute of Insider may fill two of ours', () => {
    expect(
      problems({
        profile: [
          { from: 'email', to: 'email' },
          { from: 'email', to: 'contact' },
        ],
      }),
    ).toEqual([]);
  });

  test('the attribute by which customers are found is only filled from what identifies them', () => {
    const settings = { customerId: { from: 'crm', to: { custom: 'crm_id' } } };
    expect(problems({ profile: [{ from: 'city', to: 'crm' }] }, settings)).toEqual(['inbound.profile[0].to']);
    expect(problems({ profile: [{ from: 'c_crm_id', to: 'crm' }] }, settings)).toEqual([]);
    expect(problems({ identifier: 'card', profile: [{ from: 'card', to: 'crm' }] }, settings)).toEqual([]);
  });
});
