import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import { checkEnrichment, DEFAULT_ENRICHMENT } from './check-enrichment.ts';
import { checkTrigger, DEFAULT_TRIGGER } from './check.ts';

const BASE = { url: 'https://api.example.com/in', audiences: ['a'.repeat(32)] };
const FULL = { ...BASE, exportFields: ['email'] };
const fields = (issues: readonly { field?: string }[]): (string | undefined)[] =>
  issues.map(({ field }) => field);

describe('settings of a trigger', () => {
  test('have their defaults, and need an address and an audience', () => {
    expect(checkTrigger(BASE)).toEqual({ settings: { ...DEFAULT_TRIGGER, ...BASE }, issues: [] });
    expect(checkTrigger(undefined).settings).toEqual(DEFAULT_TRIGGER);
    expect(fields(checkTrigger({}).issues)).toEqual(['audiences', 'url']);
    expect(fields(checkTrigger({ ...BASE, audiences: [] }).issues)).toEqual(['audiences']);
  });

  test('parts that are given have defaults too', () => {
    const parts = { batch: {}, cloudEvents: {}, userLimit: { users: 5 }, quiet: { from: '22:00', hours: 8 } };
    expect(checkTrigger({ ...BASE, ...parts })).toMatchObject({
      issues: [],
      settings: {
        batch: { size: 10, flushSeconds: 5, join: '' },
        cloudEvents: { type: 'com.causeway.audience.user.event', source: '' },
        userLimit: { users: 5, every: 'day', dayOfWeek: 1, timeOfDay: '00:00', timeZone: 'UTC' },
        quiet: { from: '22:00', hours: 8, timeZone: 'UTC' },
      },
    });
  });

  test('are the same when checked again', () => {
    const parts = { batch: {}, cloudEvents: {}, userLimit: { users: 5 }, quiet: { from: '22:00', hours: 8 } };
    const once = checkTrigger({ ...BASE, ...parts }).settings;
    expect(checkTrigger(once)).toEqual({ settings: once, issues: [] });
  });

  test.each([
    [{ audiences: ['vip'] }, 'audiences[0]'],
    [{ url: 'http://api.example.com/' }, 'url'],
    [{ url: 'https://api.example.com/##user_id##' }, 'url'],
    [{ url: 'https://u:p@api.example.com/' }, 'url'],
    [{ url: 'https://unification.useinsider.com/api/user/v1/delete' }, 'url'],
    [{ url: 'https://unification.useinsider.com/api/user/v1/attribute/../delete' }, 'url'],
    [{ url: 7 }, 'url'],
    [{ config: [] }, 'config'],
    [{ method: 'DELETE' }, 'method'],
    [{ workers: 21 }, 'workers'],
    [{ workers: 0 }, 'workers'],
    [{ batch: { size: 1_001 } }, 'batch.size'],
    [{ batch: { flushSeconds: 301 } }, 'batch.flushSeconds'],
    [{ batch: { join: 'people' } }, 'batch.join'],
    [{ batch: { join: 'users' } }, 'batch.join'],
    [{ batch: {}, method: 'GET' }, 'batch'],
    [{ fieldChanges: Array.from({ length: 76 }, (_, n) => `f${n}`) }, 'fieldChanges'],
    [{ doNotRetry: [200] }, 'doNotRetry[0]'],
    [{ userLimit: {} }, 'userLimit.users'],
    [{ userLimit: { users: 0 } }, 'userLimit.users'],
    [{ userLimit: { users: 1, every: 'year' } }, 'userLimit.every'],
    [{ userLimit: { users: 1, dayOfWeek: 0 } }, 'userLimit.dayOfWeek'],
    [{ userLimit: { users: 1, timeOfDay: '24:00' } }, 'userLimit.timeOfDay'],
    [{ userLimit: { users: 1, timeZone: '+03:00' } }, 'userLimit.timeZone'],
    [{ quiet: { from: '9:00', hours: 1 } }, 'quiet.from'],
    [{ quiet: { from: '09:00', hours: 24 } }, 'quiet.hours'],
    [{ quiet: { hours: 2 } }, 'quiet.from'],
    [{ shape: 'insider' }, 'shape'],
    [{ shape: 'insider', template: 't', cloudEvents: {} }, 'shape'],
    [{ shape: 'insider', template: 't', batch: { size: 2 } }, 'batch.join'],
    [{ stream: 'x' }, 'stream'],
  ])('%j is refused at %s', (settings, field) => {
    expect(fields(checkTrigger({ ...BASE, ...settings }).issues)).toContain(field);
  });

  test.each(['http://localhost:8080/x', 'http://127.0.0.1/x', 'http://[::1]:1/x', 'HTTPS://Api.example.com'])(
    '%s is an address',
    (url) => {
      expect(checkTrigger({ ...BASE, url }).issues).toEqual([]);
    },
  );

  test('a template for the address needs the place it leads to, and is told why', () => {
    const { issues } = checkTrigger({ audiences: BASE.audiences, urlTemplate: 't' });
    expect(issues).toMatchObject([
      { field: 'url', hint: expect.stringContaining('must never decide') as string },
    ]);
  });
});

describe('settings of an enrichment', () => {
  const issues = (settings: JsonObject): (string | undefined)[] =>
    fields(checkEnrichment({ ...FULL, ...settings }).issues);

  test('are those of a trigger but for batches, and need fields', () => {
    expect(checkEnrichment(FULL)).toEqual({ settings: { ...DEFAULT_ENRICHMENT, ...FULL }, issues: [] });
    expect(DEFAULT_ENRICHMENT).toMatchObject({
      existingUsers: true,
      stream: 'webhook_enrichment',
      origin: ['_id'],
    });
    expect(fields(checkEnrichment(BASE).issues)).toEqual(['exportFields']);
    expect(issues({ exportFields: [''] })).toEqual(['exportFields[0]']);
    expect(issues({ batch: {} })).toEqual(['batch']);
    expect(issues({ origin: [] })).toEqual(['origin']);
    expect(issues({ stream: ' ' })).toEqual(['stream']);
  });

  test('map what the answer holds, or what is kept of the profile, to attributes', () => {
    const row = { from: 'response.a.b', to: 'a' };
    expect(
      issues({ mapping: [row, { from: 'origin._id', to: 'b', default: 1 }, { from: 'response', to: 'c' }] }),
    ).toEqual([]);
    expect(issues({ origin: ['address'], mapping: [{ from: 'origin.address.city', to: 'city' }] })).toEqual(
      [],
    );
    expect(issues({ mapping: [{ from: 'origin.email', to: 'b' }] })).toEqual(['mapping[0].from']);
    expect(issues({ mapping: [{ from: 'answer.x', to: 'b' }] })).toEqual(['mapping[0].from']);
    expect(issues({ mapping: [{ from: 'response.x', to: '_id' }] })).toEqual(['mapping[0].to']);
    expect(issues({ mapping: [row, row] })).toEqual(['mapping[1].to']);
    expect(issues({ mapping: [row], fieldChanges: ['a'] })).toEqual(['mapping[0].to']);
    expect(issues({ mapping: [{ to: 'b' }] })).toEqual(['mapping[0].from']);
  });
});
