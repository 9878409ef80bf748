import { checkCustom, DEFAULT_CUSTOM } from '@causeway/core/custom/check';
import { STARTERS } from '@causeway/core/custom/starters';
import { describe, expect, it } from 'vitest';
import { fromSettings, secretChange, toSettings, type CustomValues } from './custom-values.ts';
import { faultsOf } from './form-faults.ts';
import { placeOf, placeOfPointer } from './place-of.ts';

const URL = 'https://api.example.com/events';

function form(change: Partial<CustomValues> = {}): CustomValues {
  return { ...fromSettings({ ...DEFAULT_CUSTOM, url: URL }, 'Mine'), ...change };
}

const places = (values: CustomValues, ...rest: [] | [Parameters<typeof faultsOf>[1]]): string[] =>
  faultsOf(values, ...rest).map(({ place }) => place);

describe('the form of a Custom API', () => {
  it('gives settings back as it got them', () => {
    for (const { settings, headers } of STARTERS) {
      const given = { ...DEFAULT_CUSTOM, ...settings };
      expect(toSettings(fromSettings(given, 'x', headers))).toEqual(given);
    }
    const full = checkCustom({
      url: `${URL}/##user_id##`,
      method: 'PUT',
      headers: [{ name: 'X-A', value: '##event_name##' }],
      body: { format: 'template', template: 'abc', config: { shop: 1 } },
      except: ['page'],
      doNotRetry: [418, 501],
      dropEmpty: false,
    });
    expect(full.issues).toEqual([]);
    expect(toSettings(fromSettings(full.settings, 'x'))).toEqual(full.settings);
  });

  it('keeps what was written for a choice that is not made now', () => {
    const values = form({ format: 'placeholders', content: '{"a":1}', which: 'all', only: ['x'] });
    expect(toSettings(values)).toMatchObject({
      body: { format: 'placeholders', content: { a: 1 } },
      events: [],
    });
    expect(toSettings({ ...values, format: 'event' })).toMatchObject({ body: { format: 'event' } });
  });

  it('has nothing to say of one that is complete', () => {
    expect(faultsOf(form())).toEqual([]);
  });

  it('says at which field something is wrong', () => {
    expect(places(form({ name: ' ' }))).toEqual(['name']);
    expect(places(form({ url: '' }))).toEqual(['url']);
    expect(places(form({ url: 'https://hooks.slack.com/services/…' }))).toEqual(['url']);
    expect(places(form({ headers: [{ key: 'a', name: 'Host', value: 'x' }] }))).toEqual(['headers.0.name']);
    expect(places(form({ headers: [{ key: 'a', name: 'X', value: '##nobody##' }] }))).toEqual([
      'headers.0.value',
    ]);
    const twice = ['X-A', 'x-a'].map((name) => ({ key: name, name, value: '1' }));
    expect(places(form({ headers: twice }))).toEqual(['headers.1.name']);
    expect(places(form({ format: 'placeholders', content: '{"a":["##prop.x##"]}' }))).toEqual(['content']);
    expect(places(form({ format: 'template' }))).toEqual(['template']);
    expect(places(form({ format: 'template', template: 'a', config: '[]' }))).toEqual(['config']);
    expect(places(form({ which: 'only' }))).toEqual(['only']);
    expect(places(form({ insiderShape: true }))).toEqual(['insiderShape']);
    expect(places(form({ batch: true, batchSize: 1 }))).toEqual(['batchSize']);
    expect(places(form({ batch: true, url: `${URL}/##user_id##` }))).toEqual(['batch']);
    expect(places(form({ doNotRetry: ['soon'] }))).toEqual(['doNotRetry']);
    expect(places(form({ concurrency: '' }))).toEqual(['concurrency']);
  });

  it('mends a body where it knows how, and refuses what could not be kept', () => {
    const [slip] = faultsOf(form({ format: 'placeholders', content: "{'a': 1,}" }));
    expect(slip).toMatchObject({ place: 'content', fix: '{"a": 1}' });
    expect(places(form({ format: 'placeholders', content: '{"a":{"b":null}}' }))).toEqual(['content']);
    expect(faultsOf(form({ format: 'placeholders', content: '[null]' }))).toEqual([]);
  });

  it('wants secret headers complete, and entered anew for another host', () => {
    expect(places(form({ secretHeaders: 'no header' }))).toEqual(['secretHeaders']);
    expect(places(form({ secretHeaders: 'X-TOKEN: ' }))).toEqual(['secretHeaders']);
    const kept = { url: 'https://old.example.com', secrets: new Set(['headers']) };
    expect(places(form(), kept)).toEqual(['secretHeaders']);
    expect(places(form({ taken: ['headers'] }), kept)).toEqual([]);
    expect(places(form({ secretHeaders: 'X-TOKEN: 1' }), kept)).toEqual([]);
    expect(places(form(), { ...kept, url: `${URL}/other` })).toEqual([]);
  });

  it('takes secrets away with null', () => {
    expect(secretChange(form())).toEqual({});
    expect(secretChange(form({ taken: ['headers'], signingSecret: ' whsec_abc ' }))).toEqual({
      headers: null,
      signing_secret: 'whsec_abc',
    });
  });
});

describe('the place of a setting in the form', () => {
  it('is the field that shows it', () => {
    expect(placeOf('body.content.users[0].events[1].event_name')).toBe('content');
    expect(placeOf('headers[2].value')).toBe('headers.2.value');
    expect(placeOf('events[3]')).toBe('only');
    expect(placeOf('batch.join')).toBe('batchJoin');
    expect(placeOfPointer('/settings/body/template')).toBe('template');
    expect(placeOfPointer('/settings/headers/1/name')).toBe('headers.1.name');
    expect(placeOfPointer('/secrets/signing_secret')).toBe('signingSecret');
    expect(placeOfPointer('/kind')).toBeUndefined();
  });
});
