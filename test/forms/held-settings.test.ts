import { checkCustom, DEFAULT_CUSTOM } from '@causeway/core/custom/check';
import { STARTERS } from '@causeway/core/custom/starters';
import { SEGMENT_PRESET } from '@causeway/core/insider/presets/segment';
import { checkSettings } from '@causeway/core/insider/settings/check';
import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import type { Json, JsonObject } from '@causeway/core/result/json';
import { checkTrigger } from '@causeway/core/trigger/check';
import { checkEnrichment } from '@causeway/core/trigger/check-enrichment';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cardRules,
  placeOfPointer,
} from '../../packages/console/src/features/integrations/form/card-rules.ts';
import {
  heldOf,
  secretChange,
  settingsOf,
  type Held,
} from '../../packages/console/src/features/integrations/form/held.ts';
import type { Integration } from '../../packages/console/src/features/integrations/form/save-rules.ts';
import { withValue } from '../../packages/console/src/features/integrations/form/at-path.ts';
import { faultsIn } from '../../packages/console/src/features/integrations/form/held-faults.ts';
import { drawnKinds, type Drawn } from './drawing.ts';

const AUDIENCE = 'a'.repeat(32);
const ADDRESS = 'https://api.example.com/events';
const GOOD: Readonly<Record<string, JsonObject>> = {
  custom: { url: ADDRESS },
  audience_trigger: { url: ADDRESS, audiences: [AUDIENCE] },
  enrichment: { url: ADDRESS, audiences: [AUDIENCE], exportFields: ['email'] },
  insider: { partnerName: 'shop' },
};
const SET = new Set(['api_key']);

let kinds: ReadonlyMap<string, Drawn>;
beforeAll(async () => {
  kinds = await drawnKinds();
});

function drawn(key: string): Drawn {
  const found = kinds.get(key);
  if (found === undefined) throw new Error(`There is no ${key}.`);
  return found;
}

/** The form of settings that are right, with these places changed. */
function form(key: string, change: Readonly<Record<string, unknown>> = {}, settings = GOOD[key] ?? {}): Held {
  const held = heldOf(drawn(key).drawing, settings, 'Mine');
  return Object.entries(change).reduce((all, [place, value]) => withValue(all, place, value), held);
}

function places(key: string, change: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const { drawing, form: rules } = drawn(key);
  return faultsIn(drawing, rules, form(key, change), SET).map(({ place }) => place);
}

function back(key: string, settings: JsonObject): JsonObject {
  const { drawing } = drawn(key);
  return settingsOf(drawing, heldOf(drawing, settings, 'Mine'));
}

/** What a form does not use of a body is no setting. */
const FULL: readonly (readonly [kind: string, settings: object])[] = [
  ...STARTERS.map(({ settings }) => ['custom', { ...DEFAULT_CUSTOM, ...settings }] as const),
  [
    'custom',
    checkCustom({
      url: `${ADDRESS}/##user_id##`,
      method: 'PUT',
      headers: [{ name: 'X-A', value: '##event_name##' }],
      body: { format: 'template', template: 'abc', config: { shop: 1 } },
      except: ['page'],
      doNotRetry: [418, 501],
      dropEmpty: false,
    }).settings,
  ],
  [
    'audience_trigger',
    checkTrigger({
      description: 'Big spenders',
      authorization: 'b'.repeat(32),
      audiences: [AUDIENCE],
      url: ADDRESS,
      template: 'c'.repeat(32),
      config: { shop: 1, list: ['a'] },
      exportFields: ['email'],
      batch: { size: 50, flushSeconds: 30, join: 'users' },
      cloudEvents: null,
      doNotRetry: [422],
      userLimit: { users: 500, every: 'week', dayOfWeek: 3, timeOfDay: '08:30', timeZone: 'Europe/Istanbul' },
      quiet: { from: '22:00', hours: 9, timeZone: 'UTC' },
      anonymous: 'hold',
    }).settings,
  ],
  ['audience_trigger', checkTrigger({ ...GOOD['audience_trigger'], cloudEvents: {} }).settings],
  [
    'enrichment',
    checkEnrichment({
      ...GOOD['enrichment'],
      origin: ['_id', 'email'],
      mapping: [
        { from: 'response.city', to: 'city', default: 'unknown' },
        { from: 'response.score', to: 'score', default: 0 },
        { from: 'response.code', to: 'code', default: '007' },
        { from: 'origin.email', to: 'asked_for' },
      ],
    }).settings,
  ],
  ['insider', { ...DEFAULT_SETTINGS, events: SEGMENT_PRESET }],
  [
    'insider',
    checkSettings({
      partnerName: 'shop',
      customerId: { from: 'card', to: { custom: 'loyalty_id' } },
      consents: { gdpr: 'marketing' },
      inbound: { extraHeader: 'X-Webhook-Token', identifier: 'uuid' },
      defaultCountry: 'TR',
    }).settings,
  ],
];

describe('what a form holds', () => {
  it('becomes the settings that it was made of', () => {
    for (const [key, settings] of FULL) expect(back(key, settings as JsonObject)).toEqual(settings);
  });

  it('becomes them whatever was chosen', () => {
    for (const [key, { kind }] of kinds) {
      const choice = fc.constantFrom(...kind.fields.filter(({ type }) => type === 'choice'));
      fc.assert(
        fc.property(fc.array(choice), fc.nat(), (fields, seed) => {
          const wish = fields.reduce(
            (all, { name, choices }) => withValue(all, name, choices[seed % choices.length]?.value),
            GOOD[key] ?? {},
          );
          const { check } = hubOf(key);
          const settings = check(wish);
          expect(back(key, settings)).toEqual(settings);
        }),
        { numRuns: 50 },
      );
    }
  });

  it('is complete when nothing but what is needed was filled in', () => {
    for (const key of kinds.keys()) expect(places(key)).toEqual([]);
  });

  it('keeps what has no place now out of the settings, and in the form', () => {
    const held = form('custom', {
      'settings.body.format': 'placeholders',
      'settings.body.content': '{"a":1}',
    });
    expect(settingsOf(drawn('custom').drawing, held)).toMatchObject({
      body: { format: 'placeholders', content: { a: 1 } },
    });
    const other = withValue(held, 'settings.body.format', 'event');
    expect(settingsOf(drawn('custom').drawing, other)).toMatchObject({ body: { format: 'event' } });
    expect(other.settings).toMatchObject({ body: { content: '{"a":1}' } });
  });
});

function hubOf(key: string) {
  const check = {
    custom: checkCustom,
    audience_trigger: checkTrigger,
    enrichment: checkEnrichment,
    insider: checkSettings,
  }[key];
  return { check: (settings: Json) => check?.(settings).settings as unknown as JsonObject };
}

describe('what is wrong with a form', () => {
  it.each([
    ['custom', 'name', ' ', 'name'],
    ['custom', 'settings.url', '', 'settings.url'],
    ['custom', 'settings.url', 'https://hooks.slack.com/services/…', 'settings.url'],
    ['custom', 'settings.headers', [{ name: 'Host', value: 'x' }], 'settings.headers.0.name'],
    ['custom', 'settings.headers', [{ name: 'X', value: '##nobody##' }], 'settings.headers.0.value'],
    [
      'custom',
      'settings.headers',
      [
        { name: 'X-A', value: '1' },
        { name: 'x-a', value: '1' },
      ],
      'settings.headers.1.name',
    ],
    ['custom', 'settings.body', { format: 'template', template: '', config: '{}' }, 'settings.body.template'],
    ['custom', 'settings.body', { format: 'template', template: 'a', config: '[]' }, 'settings.body.config'],
    ['custom', 'settings.body', { format: 'placeholders', content: '{' }, 'settings.body.content'],
    [
      'custom',
      'settings.body',
      { format: 'placeholders', content: '{"a":{"b":null}}' },
      'settings.body.content',
    ],
    [
      'custom',
      'settings.body',
      { format: 'placeholders', content: '{"a":["##prop.x##"]}' },
      'settings.body.content.a[0]',
    ],
    ['custom', 'settings.shape', 'insider', 'settings.shape'],
    ['custom', 'settings.batch', { size: 1, join: '' }, 'settings.batch.size'],
    ['custom', 'settings.doNotRetry', ['soon'], 'settings.doNotRetry'],
    ['custom', 'settings.doNotRetry', ['200'], 'settings.doNotRetry'],
    ['custom', 'settings.concurrency', '', 'settings.concurrency'],
    ['custom', 'secrets.headers', 'no header', 'secrets.headers'],
    ['custom', 'secrets.headers', 'X-TOKEN: ', 'secrets.headers'],
    ['custom', 'secrets.signing_secret', 'whsec_short', 'secrets.signing_secret'],
    ['audience_trigger', 'settings.audiences', [], 'settings.audiences'],
    ['audience_trigger', 'settings.url', 'http://api.example.com', 'settings.url'],
    ['audience_trigger', 'settings.cloudEvents', { type: '', source: '' }, 'settings.cloudEvents.type'],
    ['audience_trigger', 'settings.workers', 21, 'settings.workers'],
    [
      'audience_trigger',
      'settings.batch',
      { size: 10, flushSeconds: '', join: '' },
      'settings.batch.flushSeconds',
    ],
    [
      'audience_trigger',
      'settings.batch',
      { size: 10, flushSeconds: 5, join: 'users' },
      'settings.batch.join',
    ],
    ['audience_trigger', 'settings.quiet', { from: '', hours: 9, timeZone: 'UTC' }, 'settings.quiet.from'],
    ['audience_trigger', 'settings.config', '[]', 'settings.config'],
    ['enrichment', 'settings.exportFields', [], 'settings.exportFields'],
    ['enrichment', 'settings.origin', [], 'settings.origin'],
    ['enrichment', 'settings.stream', ' ', 'settings.stream'],
    ['enrichment', 'settings.mapping', [{ from: 'city', to: 'x', default: '' }], 'settings.mapping.0.from'],
    ['enrichment', 'settings.mapping', [{ from: 'response', to: '', default: '' }], 'settings.mapping.0.to'],
    ['insider', 'settings.partnerName', '', 'settings.partnerName'],
    ['insider', 'settings.concurrency', 65, 'settings.concurrency'],
    ['insider', 'settings.inbound.extraHeader', 'X-Token', 'secrets.inbound_header'],
    ['insider', 'settings.customerId.to', { custom: '' }, 'settings.customerId.to.custom'],
  ] as const)('%s: %s of %j is said at %4$s', (key, place, value, said) => {
    expect(places(key, { [place]: value })).toEqual([said.replace('a[0]', 'a.0')]);
  });

  it('is in the words of the form, with a way to mend it where it is known', () => {
    const { drawing, form: rules } = drawn('enrichment');
    const held = form('enrichment', { 'settings.mapping': [{ from: 'origin.email', to: 'x', default: '' }] });
    const [fault] = faultsIn(drawing, rules, held, SET);
    const label = drawing.fields.find(({ name }) => name === 'origin')?.label ?? '';
    expect(fault?.message).toContain(`“${label}”`);
    const broken = form('audience_trigger', { 'settings.config': "{'a': 1,}" });
    const trigger = drawn('audience_trigger');
    expect(faultsIn(trigger.drawing, trigger.form, broken, SET)).toMatchObject([{ fix: '{"a": 1}' }]);
  });

  it('is that a secret is to be entered anew for another host', () => {
    const { drawing, form: rules } = drawn('custom');
    const before = { settings: { url: 'https://old.example.com' } } as unknown as Integration;
    const at = (change: Readonly<Record<string, unknown>>): readonly string[] =>
      faultsIn(drawing, rules, form('custom', change), new Set(['headers']), before).map(
        ({ place }) => place,
      );
    expect(at({})).toEqual(['secrets.headers']);
    expect(at({ taken: ['headers'] })).toEqual([]);
    expect(at({ 'secrets.headers': 'X-TOKEN: 1' })).toEqual([]);
    expect(at({ 'settings.url': 'https://old.example.com/other' })).toEqual([]);
  });
});

describe('what a change says', () => {
  const integration = {
    id: 7,
    kind: 'audience_trigger',
    name: 'Mine',
    state: 'active',
    requires: ['marketing'],
    secrets: {},
    settings: checkTrigger({ audiences: [AUDIENCE], url: ADDRESS, config: { a: 1 } }).settings,
  } as unknown as Integration;

  it('is only what is not as it was, with null for what is switched off', () => {
    const { drawing, form: rules } = drawn('audience_trigger');
    const { valuesOf, changesIn, changeOf, differences } = cardRules(drawing, rules);
    const held = valuesOf(integration);
    expect(changesIn(integration, held)).toBe(0);
    expect(changeOf(integration, held)).toEqual({ name: undefined, settings: undefined, secrets: undefined });
    const quiet = { from: '22:00', hours: 9, timeZone: 'UTC' };
    const changed = {
      ...withValue(withValue(held, 'settings.quiet', quiet), 'settings.config', '{}'),
      name: 'Ours',
    };
    expect(changesIn(integration, changed)).toBe(3);
    expect(changeOf(integration, changed)).toEqual({
      name: 'Ours',
      settings: { quiet, config: { a: null } },
      secrets: undefined,
    });
    const after = { ...integration, settings: { ...integration.settings, quiet }, requires: [] };
    expect(differences(integration, { ...after, state: 'paused' })).toEqual([
      'It was paused',
      'Consent',
      'Quiet times',
    ]);
  });

  it('takes secrets away with null, and leaves out those that have no place', () => {
    const { drawing } = drawn('custom');
    expect(secretChange(drawing, form('custom'))).toEqual({});
    const typed = form('custom', { taken: ['headers'], 'secrets.signing_secret': ' whsec_abc ' });
    expect(secretChange(drawing, typed)).toEqual({ headers: null, signing_secret: 'whsec_abc' });
    const stray = form('insider', { 'secrets.inbound_header': 'x' });
    expect(secretChange(drawn('insider').drawing, stray)).toEqual({});
  });
});

it('a pointer of a refusal leads to the field', () => {
  const at = (key: string, pointer: string): string | undefined =>
    placeOfPointer(drawn(key).drawing, pointer);
  expect(at('custom', '/settings/body/template')).toBe('settings.body.template');
  expect(at('custom', '/settings/headers/1/name')).toBe('settings.headers.1.name');
  expect(at('custom', '/settings/body')).toBe('settings.body.format');
  expect(at('custom', '/secrets/signing_secret')).toBe('secrets.signing_secret');
  expect(at('audience_trigger', '/settings/userLimit/timeZone')).toBe('settings.userLimit.timeZone');
  expect(at('custom', '/name')).toBe('name');
  expect(at('custom', '/kind')).toBeUndefined();
});
