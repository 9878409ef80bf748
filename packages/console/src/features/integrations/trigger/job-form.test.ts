import { checkTrigger, DEFAULT_TRIGGER } from '@causeway/core/trigger/check';
import { checkEnrichment, DEFAULT_ENRICHMENT } from '@causeway/core/trigger/check-enrichment';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './form-faults.ts';
import { changeOf, changesIn, differences, valuesOf } from './integration.ts';
import { fromSettings, toSettings, type JobValues } from './job-values.ts';
import { placeOf, placeOfPointer } from './place-of.ts';

const AUDIENCE = 'a'.repeat(32);
const URL = 'https://api.example.com/people';
const USED = { ...DEFAULT_TRIGGER, audiences: [AUDIENCE], url: URL };

function form(change: Partial<JobValues> = {}): JobValues {
  return { ...fromSettings(USED, 'Mine', 'Europe/Istanbul'), ...change };
}

const places = (change: Partial<JobValues>): string[] =>
  faultsOf(form(change), 'audience_trigger').map(({ place }) => place);

describe('the form of an audience trigger', () => {
  it('gives settings back as it got them', () => {
    const { settings, issues } = checkTrigger({
      description: 'Big spenders',
      authorization: 'b'.repeat(32),
      audiences: [AUDIENCE],
      url: URL,
      template: 'c'.repeat(32),
      urlTemplate: 'd'.repeat(32),
      config: { shop: 1, list: ['a'] },
      method: 'PUT',
      existingUsers: true,
      triggerEvents: 'enters',
      exportFields: ['email'],
      fieldChanges: ['city'],
      includeAudiences: true,
      batch: { size: 50, flushSeconds: 30, join: 'users' },
      doNotRetry: [422],
      userLimit: {
        users: 500,
        every: 'week',
        dayOfWeek: 3,
        timeOfDay: '08:30',
        timeZone: 'Europe/Istanbul',
      },
      quiet: { from: '22:00', hours: 9, timeZone: 'UTC' },
      anonymous: 'hold',
      requestsPerMinute: 60,
    });
    expect(issues).toEqual([]);
    expect(toSettings(fromSettings(settings, 'x', 'UTC'), 'audience_trigger')).toEqual(settings);
    const wrapped = checkTrigger({ audiences: [AUDIENCE], url: URL, cloudEvents: {} }).settings;
    expect(toSettings(fromSettings(wrapped, 'x', 'UTC'), 'audience_trigger')).toEqual(wrapped);
  });

  it('keeps what was written for a switch that is off, and begins with the time zone of the workspace', () => {
    const values = form({ batchSize: 7 });
    expect(values).toMatchObject({ limitZone: 'Europe/Istanbul', quietZone: 'Europe/Istanbul' });
    expect(toSettings(values, 'audience_trigger')).toMatchObject({
      batch: null,
      userLimit: null,
      quiet: null,
    });
    expect(toSettings({ ...values, batch: true }, 'audience_trigger')).toMatchObject({ batch: { size: 7 } });
  });

  it('says at which field something is wrong', () => {
    expect(places({})).toEqual([]);
    expect(places({ name: ' ' })).toEqual(['name']);
    expect(places({ audiences: [] })).toEqual(['audiences']);
    expect(places({ url: '' })).toEqual(['url']);
    expect(places({ url: 'http://api.example.com' })).toEqual(['url']);
    expect(places({ url: 'https://unification.useinsider.com/api/user/v1/delete' })).toEqual(['url']);
    expect(places({ cloudEvents: true, cloudType: '' })).toEqual(['cloudType']);
    expect(places({ workers: 21 })).toEqual(['workers']);
    expect(places({ batch: true, batchSize: 1_001 })).toEqual(['batchSize']);
    expect(places({ batch: true, batchFlush: '' })).toEqual(['batchFlush']);
    expect(places({ batch: true, batchJoin: 'users' })).toEqual(['batchJoin']);
    expect(places({ batch: true, method: 'GET' })).toEqual(['batch']);
    expect(places({ insiderShape: true })).toEqual(['insiderShape']);
    expect(places({ doNotRetry: ['422', 'soon'] })).toEqual(['doNotRetry']);
    expect(places({ limit: true, limitUsers: 0, limitTime: '25:00', limitZone: 'Mars' })).toEqual([
      'limitUsers',
      'limitTime',
      'limitZone',
    ]);
    expect(places({ quiet: true, quietFrom: '', quietHours: 24 })).toEqual(['quietFrom', 'quietHours']);
    expect(places({ fieldChanges: Array.from({ length: 76 }, (_, index) => `f${index}`) })).toEqual([
      'fieldChanges',
    ]);
    expect(places({ config: '[]' })).toEqual(['config']);
    expect(places({ config: '{"a":{"b":null}}' })).toEqual(['config']);
    expect(faultsOf(form({ config: "{'a': 1,}" }), 'audience_trigger')).toMatchObject([
      { place: 'config', fix: '{"a": 1}' },
    ]);
  });
});

describe('the form of an enrichment', () => {
  const used = { ...DEFAULT_ENRICHMENT, audiences: [AUDIENCE], url: URL, exportFields: ['email'] };
  const row = { key: 'a', from: 'response.city', to: 'city', otherwise: '' };
  const enriched = (change: Partial<JobValues>): JobValues => ({
    ...fromSettings(used, 'Mine', 'UTC'),
    ...change,
  });

  it('gives settings back as it got them, with the type of each default', () => {
    const { settings, issues } = checkEnrichment({
      audiences: [AUDIENCE],
      url: URL,
      exportFields: ['email'],
      origin: ['_id', 'email'],
      mapping: [
        { from: 'response.city', to: 'city', default: 'unknown' },
        { from: 'response.score', to: 'score', default: 0 },
        { from: 'response.code', to: 'code', default: '007' },
        { from: 'origin.email', to: 'asked_for' },
      ],
    });
    expect(issues).toEqual([]);
    expect(toSettings(fromSettings(settings, 'x', 'UTC'), 'enrichment')).toEqual(settings);
  });

  it('says at which row something is wrong', () => {
    const at = (change: Partial<JobValues>): string[] =>
      faultsOf(enriched(change), 'enrichment').map(({ place }) => place);
    expect(at({ mapping: [row] })).toEqual([]);
    expect(at({ exportFields: [] })).toEqual(['exportFields']);
    expect(at({ origin: [] })).toEqual(['origin']);
    expect(at({ stream: ' ' })).toEqual(['stream']);
    expect(at({ mapping: [{ ...row, from: 'city' }] })).toEqual(['mapping.0.from']);
    expect(at({ mapping: [row, { ...row, from: 'origin.email' }] })).toEqual([
      'mapping.1.from',
      'mapping.1.to',
    ]);
    expect(at({ mapping: [row], fieldChanges: ['city'] })).toEqual(['mapping.0.to']);
  });
});

describe('the change of a job', () => {
  const integration = {
    id: 7,
    kind: 'audience_trigger',
    name: 'Mine',
    state: 'active',
    requires: ['marketing'],
    settings: checkTrigger({ audiences: [AUDIENCE], url: URL, config: { a: 1 } }).settings,
  } as unknown as Parameters<typeof valuesOf>[0];

  it('says only what is not as it was, and null for what is switched off', () => {
    const values = valuesOf(integration, 'UTC');
    expect(changesIn(integration, values)).toBe(0);
    expect(changeOf(integration, values)).toEqual({ name: undefined, settings: undefined });
    const changed = { ...values, name: 'Ours', quiet: true, config: '{}' };
    expect(changesIn(integration, changed)).toBe(3);
    expect(changeOf(integration, changed)).toEqual({
      name: 'Ours',
      settings: { quiet: { from: '22:00', hours: 9, timeZone: 'UTC' }, config: { a: null } },
    });
  });

  it('is told in the words of the form', () => {
    const settings = { ...integration.settings, quiet: { from: '20:00', hours: 2 } };
    expect(differences(integration, { ...integration, settings, requires: [], state: 'paused' })).toEqual([
      'It was paused',
      'Consent',
      'Quiet times',
    ]);
  });
});

it('finds the field that a setting or a pointer means', () => {
  expect(placeOf('audiences[2]')).toBe('audiences');
  expect(placeOf('mapping[1].default')).toBe('mapping.1.otherwise');
  expect(placeOf('mapping[1]')).toBe('mapping.1.from');
  expect(placeOf('userLimit')).toBe('limit');
  expect(placeOfPointer('/settings/userLimit/timeZone')).toBe('limitZone');
  expect(placeOfPointer('/settings/template')).toBe('template');
  expect(placeOfPointer('/name')).toBe('name');
  expect(placeOfPointer('/kind')).toBeUndefined();
});
