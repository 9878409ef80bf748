import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Json, JsonObject } from '@causeway/core/result/json';
import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configOf, settingsOf } from './job-config.ts';
import { period } from './job-times.ts';
import { freeOf, saidJob } from './read-job.ts';

const AUDIENCE = fc.stringMatching(/^[0-9a-f]{32}$/);
const NAME = fc.stringMatching(/^[a-z][a-z_]{0,9}$/);
const names = fc.uniqueArray(NAME, { maxLength: 4 });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const zone = fc.constantFrom('UTC', 'Europe/Istanbul', 'America/New_York');

/** Settings as somebody may have made them here, whatever this API calls them. */
const shared = {
  audiences: fc.uniqueArray(AUDIENCE, { minLength: 1, maxLength: 3 }),
  url: fc.constantFrom('https://api.example/in', 'http://127.0.0.1:4010/x?y=1'),
  urlTemplate: fc.option(AUDIENCE),
  template: fc.option(AUDIENCE),
  config: fc.dictionary(
    NAME,
    fc.jsonValue().filter((value) => value !== null),
    { maxKeys: 3 },
  ),
  method: fc.constantFrom('POST', 'PUT', 'PATCH', 'GET'),
  cloudEvents: fc.option(fc.record({ type: NAME, source: fc.oneof(NAME, fc.constant('')) })),
  existingUsers: fc.boolean(),
  triggerEvents: fc.constantFrom('both', 'enters', 'exits'),
  exportFields: fc.uniqueArray(NAME, { minLength: 1, maxLength: 4 }),
  fieldChanges: names,
  includeAudiences: fc.boolean(),
  workers: fc.integer({ min: 1, max: 20 }),
  doNotRetry: fc.uniqueArray(fc.integer({ min: 300, max: 599 }), { maxLength: 3 }),
  userLimit: fc.option(
    fc.record({
      users: fc.integer({ min: 1, max: 1_000_000 }),
      every: fc.constantFrom('hour', 'day', 'week', 'month'),
      dayOfWeek: fc.integer({ min: 1, max: 7 }),
      timeOfDay: time,
      timeZone: zone,
    }),
  ),
  anonymous: fc.constantFrom('send', 'hold'),
  requestsPerMinute: fc.integer({ min: 1, max: 60_000 }),
};
const trigger = fc.record({
  ...shared,
  exportFields: names,
  shape: fc.constantFrom('none', 'insider'),
  batch: fc.option(
    fc.record({
      size: fc.integer({ min: 1, max: 1_000 }),
      flushSeconds: fc.integer({ min: 1, max: 300 }),
      join: fc.constantFrom('', 'users'),
    }),
  ),
});
const enrichment = fc.record({
  ...shared,
  stream: NAME,
  origin: fc.uniqueArray(NAME, { minLength: 1, maxLength: 3 }),
  mapping: fc.uniqueArray(
    fc.record({ from: NAME.map((name) => `response.${name}`), to: NAME.map((name) => `a${name}`) }),
    { maxLength: 3, selector: ({ to }) => to },
  ),
});

/** What a setting is when it is nothing, and what the envelope has. */
function completed(kind: DestinationKind, settings: JsonObject): JsonObject {
  return kind.check(settings).settings;
}

describe('settings and config', () => {
  it.each([
    ['a trigger', triggerKind, trigger as fc.Arbitrary<JsonObject>, false],
    ['an enrichment', enrichmentKind, enrichment as fc.Arbitrary<JsonObject>, true],
  ])('of %s are the same both ways', (_name, kind, arbitrary, isEnrichment) => {
    fc.assert(
      fc.property(arbitrary, (drawn) => {
        const settings = completed(kind, drawn);
        const config = configOf(settings, isEnrichment);
        expect(completed(kind, settingsOf(config, isEnrichment))).toEqual(settings);
        expect(configOf(completed(kind, settingsOf(config, isEnrichment)), isEnrichment)).toEqual(config);
      }),
      { numRuns: 300 },
    );
  });

  it('have other names in other descriptions of the API', () => {
    const config = {
      audiences: ['a'],
      audience_trigger_events: 'exits_only',
      existing_users: true,
      export_fields: ['email'],
    };
    expect(settingsOf(config, false)).toEqual({
      audiences: ['a'],
      triggerEvents: 'exits',
      existingUsers: true,
      exportFields: ['email'],
      config: {},
    });
  });

  it('keep what nobody here knows, for templates to read', () => {
    const config = { some_key: [1], stream: 'x', additionalProperties: { tone: 'loud' } };
    expect(settingsOf(config, false)).toEqual({ config: { some_key: [1], stream: 'x', tone: 'loud' } });
    expect(settingsOf(config, true)).toEqual({ stream: 'x', config: { some_key: [1], tone: 'loud' } });
  });

  it('take what clients leave empty for not said', () => {
    const config = {
      template_id: '',
      url_template_id: null,
      http_method: '',
      audience_events: '',
      user_limit: 0,
    };
    expect(settingsOf(config, false)).toEqual({
      template: null,
      triggerEvents: 'both',
      userLimit: null,
      config: {},
    });
    expect(settingsOf({ batch_requests: false }, true)).toEqual({ config: {} });
  });

  it.each([
    ['monday', 1],
    ['Sun', 7],
    [3, 3],
    ['4', 4],
  ])('know the day %s', (day, expected) => {
    const config = { user_limit: 5, user_limit_frequency: 'weekly', user_limit_day_of_week: day };
    expect(settingsOf(config, false)).toMatchObject({ userLimit: { every: 'week', dayOfWeek: expected } });
  });

  it.each([
    ['2:00pm', '14:00'],
    ['12:30 AM', '00:30'],
    ['12pm', '12:00'],
    ['9:05', '09:05'],
    ['23:59', '23:59'],
  ])('know the time %s', (written, expected) => {
    const config = { user_limit: 5, user_limit_time_of_day: written };
    expect(settingsOf(config, false)).toMatchObject({ userLimit: { timeOfDay: expected } });
    const { settings } = saidJob({ quiet_time_of_day: written, quiet_period: 4 }, false);
    expect(settings({})).toMatchObject({ quiet: { from: expected, hours: 4 } });
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'keep a period of no such name as the text it is: %s',
    (name) => {
      expect(period(name)).toBe(name.toLowerCase());
      expect(period(' Daily ')).toBe('day');
    },
  );

  it.each([
    [{ user_limit: 1, user_limit_time_of_day: '25:00' }, 'user_limit_time_of_day'],
    [{ user_limit: 1, user_limit_time_of_day: '0:10pm' }, 'user_limit_time_of_day'],
    [{ user_limit: 1, user_limit_day_of_week: 'someday' }, 'user_limit_day_of_week'],
    [{ user_limit: -1 }, 'user_limit'],
    [{ cloudevents: 'yes' }, 'cloudevents'],
    [{ audience_events: 'never' }, 'audience_events'],
    [{ webhook_url: 'a'.repeat(32) }, 'webhook_url'],
    [{ additionalProperties: [] }, 'additionalProperties'],
  ] as readonly (readonly [JsonObject, string])[])('refuse %j', (config, field) => {
    expect(() => settingsOf(config, false)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ field }) as unknown }) as Error,
    );
  });
});

describe('what the hub only hands back', () => {
  it('is kept with the settings and is no free property', () => {
    const free: Json = { tone: 'loud' };
    const said = { config: { additionalProperties: free }, tag: 't', hidden: true, verbose_logging: true };
    const settings = saidJob(said, false).settings({});
    expect(freeOf(settings['config'])).toEqual(free);
    // A change that leaves them out resets all but the tag.
    const after = saidJob({ config: { additionalProperties: free } }, false).settings(settings);
    expect(after['config']).toEqual({ ...free, _job: { tag: 't' } });
    expect(saidJob({ tag: '' }, false).settings(after)['config']).toEqual(free);
  });
});
