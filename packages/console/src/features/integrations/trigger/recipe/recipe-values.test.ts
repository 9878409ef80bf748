import { describe, expect, it } from 'vitest';
import { movedEntity } from './payload-entity.ts';
import {
  bodyOf,
  faultsOf,
  firstValues,
  placeOfPointer,
  recipeOf,
  spelledOtherwise,
  type RecipeValues,
} from './recipe-values.ts';

const AUDIENCE = 'a'.repeat(32);
const KEY = 'b'.repeat(32);

function form(change: Partial<RecipeValues> = {}): RecipeValues {
  return { ...firstValues('Insider audiences', AUDIENCE, []), partner: 'shop', apiKey: 'key', ...change };
}

const places = (change: Partial<RecipeValues>): string[] => faultsOf(form(change)).map(({ place }) => place);

describe('the recipe for audiences in Insider', () => {
  it('is ready but for the keys, or with those that are stored', () => {
    const first = firstValues('Insider audiences', AUDIENCE, []);
    expect(faultsOf(first).map(({ place }) => place)).toEqual(['partner', 'apiKey']);
    const stored = [
      { id: 'x', hosts: ['https://api.example.com'] },
      { id: KEY, hosts: ['https://unification.useinsider.com'] },
    ];
    const known = firstValues('Insider audiences', AUDIENCE, stored);
    expect(known).toMatchObject({ account: 'existing', authorization: KEY });
    expect(faultsOf(known)).toEqual([]);
  });

  it('says at which field something is wrong', () => {
    expect(places({})).toEqual([]);
    expect(places({ name: '', audiences: [] })).toEqual(['name', 'audiences']);
    expect(places({ account: 'existing' })).toEqual(['authorization']);
    expect(places({ apiKey: 'two words' })).toEqual(['apiKey']);
    expect(places({ list: '!', event: '' })).toEqual(['list', 'event']);
    expect(places({ identifiers: [] })).toEqual(['identifiers']);
    const row = { key: 'a', to: 'email', from: 'email' };
    expect(
      places({ identifiers: [row, row, { ...row, to: 'mail' }, { ...row, to: 'uuid', from: ' ' }] }),
    ).toEqual(['identifiers.1.to', 'identifiers.2.to', 'identifiers.3.from']);
    expect(places({ baseUrl: 'http://insider.example.com' })).toEqual(['baseUrl']);
    expect(places({ baseUrl: 'http://127.0.0.1:9000/' })).toEqual([]);
  });

  it('asks for just what was chosen', () => {
    expect(bodyOf(form(), 'Insider, shop')).toEqual({
      name: 'Insider audiences',
      audiences: [AUDIENCE],
      authorization: { label: 'Insider, shop', partner_name: 'shop', api_key: 'key' },
      list: 'causeway_audiences',
      event: 'audience_trigger',
      on_exit: 'upsert',
      identifiers: { email: 'email', uuid: '_id' },
      existing_users: false,
    });
    expect(
      bodyOf(form({ account: 'existing', authorization: KEY, baseUrl: 'http://127.0.0.1:9000' }), ''),
    ).toMatchObject({ authorization: { id: KEY }, base_url: 'http://127.0.0.1:9000' });
  });

  it('never leads to an address that deletes people', () => {
    for (const onExit of ['upsert', 'delete_partial'] as const) {
      const { templates, settings } = recipeOf(form({ onExit }));
      const { url } = settings({});
      const said = [url, ...templates.map(({ source }) => source)].join('\n');
      expect(said).not.toMatch(/user\/v1\/delete/);
    }
  });

  it('tells how Insider writes a name', () => {
    expect(spelledOtherwise('causeway_audiences')).toBeUndefined();
    expect(spelledOtherwise('Our Audiences')).toBe('our_audiences');
    expect(spelledOtherwise('')).toBeUndefined();
  });

  it('finds the field that a pointer means', () => {
    expect(placeOfPointer('/audiences/0')).toBe('audiences');
    expect(placeOfPointer('/settings/audiences/0')).toBe('audiences');
    expect(placeOfPointer('/authorization/api_key')).toBe('apiKey');
    expect(placeOfPointer('/identifiers/foo')).toBe('identifiers');
    expect(placeOfPointer('/base_url')).toBe('baseUrl');
    expect(placeOfPointer('/settings/url')).toBe('baseUrl');
    expect(placeOfPointer('/other')).toBeUndefined();
  });
});

it('imagines what a template sees of somebody who joins or leaves', () => {
  const entity = { _id: 'c-1', _segments: ['b', 'other'], event: { name: 'purchase', id: '7' } };
  const chosen = new Set(['a', 'b']);
  const at = '2026-01-01T00:00:00.000Z';
  expect(movedEntity(entity, { id: '1', slug: 'a' }, chosen, 'joins', at)).toEqual({
    _id: 'c-1',
    _segments: ['a', 'b', 'other'],
    job_segments: ['a', 'b'],
    segment_events: [{ id: '1', event: 'enter', slug: 'a', enter: at }],
    event: { name: 'audience_entered', id: '7', timestamp: at },
  });
  expect(movedEntity(entity, { id: '2', slug: 'b' }, chosen, 'leaves', at)).toMatchObject({
    _segments: ['other'],
    job_segments: [],
    segment_events: [{ id: '2', event: 'exit', slug: 'b', exit: at }],
  });
});
