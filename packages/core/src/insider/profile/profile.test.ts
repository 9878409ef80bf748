import { describe, expect, test } from 'vitest';
import {
  AYSE,
  codesOf,
  customer,
  destination,
  event,
  JONAS,
  NOW,
  planProfile,
  queue,
  sentUser,
  sentUsers,
  shadowOf,
} from '../testing/shop.ts';
import type { JsonObject } from '../../result/json.ts';

const attributes = (traits: JsonObject, settings: JsonObject = {}): JsonObject =>
  sentUser(planProfile(traits, settings)).attributes ?? {};

describe('spec traits in either spelling', () => {
  test('camelCase, snake_case and address parts arrive under Insider’s names', () => {
    expect(attributes(AYSE)).toEqual({
      name: 'Ayşe',
      surname: 'Yılmaz',
      city: 'İzmir',
      country: 'TR',
      custom: { address_street: 'Kordon 5', address_postal_code: '35210' },
    });
    expect(attributes(JONAS)).toEqual({ name: 'Jonas', surname: 'Müller', country: 'DE' });
  });

  test.each([
    ['Ayşe Nur Yılmaz', 'Ayşe Nur', 'Yılmaz'],
    ['Jan van der Berg', 'Jan', 'van der Berg'],
    ['Müller, Hans Peter', 'Hans Peter', 'Müller'],
  ])('a full name is taken apart: %s', (full, name, surname) => {
    expect(attributes({ name: full })).toEqual({ name, surname });
  });

  test('a name beside a family name is the given name, however many words it has', () => {
    expect(attributes({ name: 'Ayşe Nur', surname: 'Yılmaz' })).toEqual({
      name: 'Ayşe Nur',
      surname: 'Yılmaz',
    });
  });

  test('no other trait is lost: nested ones are flattened under a normalised name', () => {
    expect(
      attributes({ 'Favorite Color': 'mavi', loyaltyTier: 'gold', company: { name: 'Moda A.Ş.', size: 12 } }),
    ).toEqual({
      custom: { favorite_color: 'mavi', loyalty_tier: 'gold', company_name: 'Moda A.Ş.', company_size: 12 },
    });
  });

  test('two traits with one name: the first is sent and the collision is named', () => {
    const plan = planProfile({ favoriteColor: 'mavi', favorite_color: 'kırmızı' });
    expect(sentUser(plan).attributes).toEqual({ custom: { favorite_color: 'mavi' } });
    expect(codesOf(plan)).toEqual(['name_collision']);
  });

  test('other traits can be dropped', () => {
    expect(attributes({ firstName: 'Ayşe', plan: 'gold' }, { otherTraits: 'drop' })).toEqual({
      name: 'Ayşe',
    });
  });
});

describe('types', () => {
  test.each([
    ['1993-03-12', '1993-03-12T00:00:00Z'],
    ['12.03.1993', '1993-03-12T00:00:00Z'],
    ['1993-03-12T10:30:00+03:00', '1993-03-12T07:30:00Z'],
    ['1993-03-12T00:00:00+03:00', '1993-03-12T00:00:00Z'],
    [731894400, '1993-03-12T00:00:00Z'],
    [731894400000, '1993-03-12T00:00:00Z'],
  ])('a birthday becomes RFC 3339 in UTC: %s', (given, sent) => {
    expect(attributes({ birthday: given })).toEqual({ birthday: sent });
  });

  test('every separator of a locale is replaced', () => {
    expect(attributes({ language: 'zh-Hans-CN' })).toEqual({ language: 'zh_Hans_CN' });
    expect(attributes({ locale: 'tr-TR' })).toEqual({ language: 'tr_TR', lo: 'tr_TR' });
  });

  test.each([
    ['yes', true],
    [1, true],
    ['true', true],
    ['on', true],
    ['no', false],
    [0, false],
    ['off', false],
    [false, false],
  ])('an opt-in is read from %s', (given, sent) => {
    expect(attributes({ email_optin: given })).toEqual({ email_optin: sent });
  });

  test('a missing, null or unclear opt-in never leaves, and gdpr_optin is nobody else’s tick', () => {
    const plan = planProfile({
      email_optin: null,
      smsOptIn: '',
      whatsapp_optin: 'maybe',
      marketing: true,
      firstName: 'Ayşe',
    });
    expect(sentUser(plan).attributes).toEqual({ name: 'Ayşe', custom: { marketing: true } });
    expect(codesOf(plan)).toEqual(['flag_invalid']);
  });

  test('one bad field is dropped and named, the record goes on', () => {
    const plan = planProfile({ ...AYSE, age: 'thirty', birthday: '12/03/1993', email: 'ayse at example' });
    expect(sentUser(plan).attributes).toMatchObject({ name: 'Ayşe' });
    expect(sentUser(plan).attributes).not.toHaveProperty('age');
    expect(sentUser(plan).identifiers).toEqual({ uuid: 'musteri-1042', phone_number: '+905321112233' });
    expect(codesOf(plan).toSorted()).toEqual(['age_invalid', 'date_invalid', 'email_invalid']);
  });

  test('0 and false are values; blank text and empty lists are not', () => {
    expect(attributes({ points: 0, vip: false, note: '  ', tags: [] })).toEqual({
      custom: { points: 0, vip: false },
    });
  });

  test('half a surrogate pair does not leave', () => {
    expect(attributes({ note: 'kalp \ud83d' })).toEqual({ custom: { note: 'kalp \ufffd' } });
  });
});

describe('only differences leave', () => {
  test('an unchanged customer is skipped, a changed one sends the change', () => {
    const shadow = shadowOf(planProfile(AYSE));
    expect(planProfile(AYSE, {}, shadow).skips).toMatchObject([{ reason: 'unchanged' }]);
    expect(
      sentUser(planProfile({ ...AYSE, address: { city: 'Ankara', country: 'TR' } }, {}, shadow)).attributes,
    ).toEqual({ city: 'Ankara' });
  });

  const clearing = {
    profile: [
      { from: 'city', to: 'city', custom: false, onNull: 'clear' },
      { from: 'tier', to: 'tier', custom: true, onNull: 'clear' },
    ],
  };

  test('a cleared attribute is deleted, and only when Insider has it', () => {
    const shadow = shadowOf(planProfile({ city: 'İzmir', tier: 'gold' }, clearing));
    const plan = planProfile({ city: null, tier: '' }, clearing, shadow);
    expect(plan.flights[0]?.requests.map(({ path, body }) => [path, JSON.parse(body) as unknown])).toEqual([
      [
        '/api/user/v1/attribute/delete',
        { users: [{ identifiers: { uuid: 'musteri-1042' }, whole: ['city'], custom: { whole: ['tier'] } }] },
      ],
    ]);
    expect(shadowOf(plan)).toEqual({ identifiers: { uuid: 'musteri-1042' }, attributes: {}, custom: {} });
    expect(planProfile({ city: null }, clearing).flights).toEqual([]);
    expect(planProfile({}, clearing, shadow).flights).toEqual([]);
  });

  test('null is ignored where nothing else was chosen', () => {
    const shadow = shadowOf(planProfile({ city: 'İzmir' }));
    expect(planProfile({ city: null }, {}, shadow).skips).toMatchObject([{ reason: 'unchanged' }]);
  });
});

describe('lists', () => {
  const rows = (arrays: string): JsonObject => ({
    profile: [{ from: 'audiences', to: 'audiences', custom: true, arrays }],
  });
  const users = (arrays: string, before: string[], now: string[]) =>
    planProfile({ audiences: now }, rows(arrays), shadowOf(planProfile({ audiences: before }, rows(arrays))));

  test('replace sends the whole list and says so', () => {
    expect(sentUser(users('replace', ['vip'], ['vip', 'yaz']))).toMatchObject({
      not_append: true,
      attributes: { custom: { audiences: ['vip', 'yaz'] } },
    });
  });

  test('append sends only what is new', () => {
    const user = sentUser(users('append', ['vip'], ['vip', 'yaz']));
    expect(user.attributes).toEqual({ custom: { audiences: ['yaz'] } });
    expect(user).not.toHaveProperty('not_append');
    expect(users('append', ['vip', 'yaz'], ['vip']).skips).toMatchObject([{ reason: 'unchanged' }]);
  });

  test('remove takes out what is gone, entry by entry, before what is new is added', () => {
    const plan = users('remove', ['vip', 'kis'], ['vip', 'yaz']);
    expect(plan.flights[0]?.requests.map(({ operation }) => operation)).toEqual([
      'attribute_delete',
      'upsert',
    ]);
    expect(JSON.parse(plan.flights[0]?.requests[0]?.body ?? '')).toEqual({
      users: [{ identifiers: { uuid: 'musteri-1042' }, custom: { partial: { audiences: ['kis'] } } }],
    });
    expect(sentUser(plan).attributes).toEqual({ custom: { audiences: ['yaz'] } });
    expect(shadowOf(plan)?.custom).toEqual({ audiences: '["vip","yaz"]' });
    const emptied = users('remove', ['vip'], []);
    expect(emptied.flights[0]?.requests.map(({ operation }) => operation)).toEqual(['attribute_delete']);
  });

  test('appended and replaced lists of one customer leave in two consecutive records', () => {
    const settings = {
      profile: [
        { from: 'a', to: 'a', custom: true, arrays: 'append' },
        { from: 'b', to: 'b', custom: true, arrays: 'replace' },
      ],
    };
    const plan = destination(settings).plan(
      [queue(customer({ a: ['1'], b: ['2'], city: 'İzmir' }), [event('Sepet Paylaşıldı')])],
      NOW,
    );
    expect(sentUsers(plan)).toMatchObject([
      { attributes: { custom: { a: ['1'], city: 'İzmir' } } },
      {
        attributes: { custom: { b: ['2'] } },
        not_append: true,
        events: [{ event_name: 'sepet_paylasildi' }],
      },
    ]);
    expect(plan.flights[0]?.requests[0]?.slots).toEqual([0, 0]);
  });
});
