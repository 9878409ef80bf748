import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shadow } from '../../delivery/destination.ts';
import type { JsonObject } from '../../result/json.ts';
import {
  AYSE,
  codesOf,
  customer,
  destination,
  event,
  JONAS,
  NOW,
  parseBody,
  planProfile,
  queue,
  requestsOf,
  sentUser,
  sentUsers,
  shadowOf,
} from '../testing/shop.ts';
import { BLOCKED_IDENTIFIERS } from '../taxonomy/limits.ts';
import { usable } from './identity.ts';

test('nobody is known by a text that stands for nobody, however it is written', () => {
  const said = fc.oneof(
    fc.constantFrom(...BLOCKED_IDENTIFIERS).chain((word) => fc.mixedCase(fc.constant(word))),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\u00a0'), maxLength: 12 });
  fc.assert(
    fc.property(space, said, space, (before, word, after) => {
      const text = before + word + after;
      const blocked = BLOCKED_IDENTIFIERS.has(text.trim().toLowerCase());
      expect(usable(text)).toBe(!blocked && text.isWellFormed());
    }),
  );
});

const identifiers = (traits: JsonObject, settings: JsonObject = {}): JsonObject =>
  sentUser(planProfile({ city: 'İzmir', ...traits }, settings)).identifiers;

describe('identifiers', () => {
  test('user id as text, e-mail trimmed and lower-cased, phone in E.164 by the customer’s country', () => {
    expect(identifiers({ ...AYSE, email: '  Ayse.Yilmaz@Example.COM ' })).toEqual({
      uuid: 'musteri-1042',
      email: 'ayse.yilmaz@example.com',
      phone_number: '+905321112233',
    });
    expect(identifiers(JONAS)).toMatchObject({ phone_number: '+4915123456789' });
  });

  test.each([
    ['905321112233', 'TR'],
    ['0090 532 111 22 33', null],
    ['+90 (532) 111-22-33', null],
    ['tel:+905321112233', null],
    [5321112233, 'TR'],
  ])('phone %s with default country %s', (phone, defaultCountry) => {
    expect(identifiers({ phone }, { defaultCountry })).toMatchObject({ phone_number: '+905321112233' });
  });

  test('a phone that cannot be fixed is dropped and explained, the rest goes on', () => {
    const plan = planProfile({ firstName: 'Ayşe', phone: '0532 111 22 33' });
    expect(sentUser(plan).identifiers).toEqual({ uuid: 'musteri-1042' });
    expect(codesOf(plan)).toEqual(['phone_without_country']);
  });

  test('identifiers are not repeated as attributes; switched off, they are attributes', () => {
    expect(sentUser(planProfile(AYSE)).attributes).not.toHaveProperty('email');
    const user = sentUser(planProfile(AYSE, { identifiers: { email: false, phone: false } }));
    expect(user.identifiers).toEqual({ uuid: 'musteri-1042' });
    expect(user.attributes).toMatchObject({
      email: 'ayse.yilmaz@example.com',
      phone_number: '+905321112233',
    });
  });

  test('the id may come from an attribute and go to a custom identifier, or be the e-mail', () => {
    const custom = { customerId: { from: 'loyalty.number', to: { custom: 'loyalty_id' } } };
    const user = sentUser(planProfile({ ...AYSE, loyalty: { number: 90017 } }, custom));
    expect(user.identifiers).toMatchObject({ custom: { loyalty_id: '90017' } });
    expect(user.attributes?.custom).not.toHaveProperty('loyalty_number');
    const email = { customerId: { from: 'email', to: 'email' }, identifiers: { email: true, phone: false } };
    expect(identifiers(AYSE, email)).toEqual({ email: 'ayse.yilmaz@example.com' });
  });

  test.each(['undefined', 'anonymous', '0', '1', 'null', 'Anonymous'])('%s stands for nobody', (id) => {
    const plan = destination().plan([queue(customer({ city: 'İzmir' }, { id }), [event('identify')])], NOW);
    expect(plan.flights).toEqual([]);
    expect(plan.refused).toMatchObject([{ issue: { code: 'no_usable_identifier' } }]);
    const named = destination().plan([queue(customer(AYSE, { id }), [event('identify')])], NOW);
    expect(sentUser(named).identifiers).toMatchObject({ email: 'ayse.yilmaz@example.com' });
    expect(codesOf(named)).toContain('identifier_blocked');
  });

  test('without any identifier nothing is queued for Insider', () => {
    const plan = planProfile({ city: 'İzmir' }, { customerId: { from: 'card', to: 'uuid' } });
    expect(plan.skips).toMatchObject([{ reason: 'no_identifier' }]);
  });

  test('identifiers alone wait for the first attribute or event, which Insider demands', () => {
    expect(planProfile({ email: 'ayse@example.com' }).skips).toMatchObject([{ reason: 'nothing_to_send' }]);
  });
});

describe('identifiers that change', () => {
  const before = shadowOf(planProfile(AYSE)) as Shadow;
  const moved = { ...AYSE, email: 'ayse.nur@example.com' };

  test('are moved before the upsert that relies on them, in a flight of their own', () => {
    const plan = planProfile(moved, {}, before);
    const [move, upsert] = requestsOf(plan);
    expect(move).toMatchObject({ method: 'PATCH', path: '/api/user/v1/identity' });
    expect(parseBody(move)).toEqual({
      old_identifier: { email: 'ayse.yilmaz@example.com' },
      new_identifier: { email: 'ayse.nur@example.com' },
    });
    expect(upsert?.path).toBe('/api/user/v1/upsert');
    expect(sentUser(plan).identifiers).toMatchObject({ email: 'ayse.nur@example.com' });
    expect(move?.shadowOnConflict?.refused).toEqual({ email: 'ayse.nur@example.com' });
    expect(shadowOf(plan)?.identifiers).toMatchObject({ email: 'ayse.nur@example.com' });
  });

  test('each moves in its own request, and later conflicts know of earlier moves', () => {
    const plan = planProfile({ ...moved, phone: '0533 999 88 77' }, {}, before);
    const moves = requestsOf(plan).filter(({ operation }) => operation === 'identity_move');
    expect(moves).toHaveLength(2);
    expect(moves[1]?.shadowOnConflict).toMatchObject({
      identifiers: { email: 'ayse.nur@example.com', phone_number: '+905321112233' },
      refused: { phone_number: '+905339998877' },
    });
  });

  describe('without an answer', () => {
    const [first, second, third] = ['ayse.yilmaz@example.com', 'ayse.nur@example.com', 'ayse.n@example.com'];
    const unsure = {
      ...before,
      identifiers: { ...before.identifiers, email: second },
      unsure: { email: [first] },
    };
    const movesOf = (plan: ReturnType<typeof planProfile>): unknown =>
      requestsOf(plan).flatMap(({ move }) => (move === undefined ? [] : [[move.from, move.to]]));

    test('are moved once more, and from where they are then', () => {
      const plan = planProfile({ ...AYSE, email: third }, {}, unsure);
      expect(movesOf(plan)).toEqual([
        [first, second],
        [second, third],
      ]);
      expect(shadowOf(plan)).toMatchObject({ identifiers: { email: third } });
      expect(shadowOf(plan)).not.toHaveProperty('unsure');
    });

    test('are moved once more also when nothing is new', () => {
      const plan = planProfile(moved, {}, unsure);
      expect(movesOf(plan)).toEqual([[first, second]]);
      expect(shadowOf(plan)).not.toHaveProperty('unsure');
      expect(shadowOf(plan)?.identifiers).toEqual(unsure.identifiers);
    });

    test('are where they were when that is refused', () => {
      const [again] = requestsOf(planProfile({ ...AYSE, email: third }, {}, unsure));
      expect(again?.shadowOnConflict).toMatchObject({
        identifiers: { email: first },
        refused: { email: second },
      });
      expect(again?.shadowOnConflict).not.toHaveProperty('unsure');
    });
  });

  test('when a refused move is all that is new, that is the reason, not that nothing changed', () => {
    const refused = { ...before, refused: { email: 'ayse.nur@example.com' } };
    expect(planProfile(moved, {}, refused).skips).toMatchObject([{ reason: 'identity_refused' }]);
  });

  test('a refused move is not tried again until the value changes', () => {
    const refused = { ...before, refused: { email: 'ayse.nur@example.com' } };
    const plan = planProfile({ ...moved, tier: 'gold' }, {}, refused);
    expect(requestsOf(plan)).toHaveLength(1);
    expect(sentUser(plan).identifiers).toEqual({ uuid: 'musteri-1042', phone_number: '+905321112233' });
    expect(codesOf(plan)).toEqual(['identity_move_refused']);
    const again = planProfile({ ...AYSE, email: 'ayse.n@example.com' }, {}, refused);
    expect(requestsOf(again)[0]?.operation).toBe('identity_move');
  });

  test('a refused move of the only identifier leaves the old one in use', () => {
    const settings = { customerId: { from: 'card', to: 'uuid' } };
    const shadow = { identifiers: { uuid: 'K-1' }, attributes: {}, custom: {}, refused: { uuid: 'K-2' } };
    expect(sentUser(planProfile({ card: 'K-2', tier: 'gold' }, settings, shadow)).identifiers).toEqual({
      uuid: 'K-1',
    });
  });

  test('an added identifier needs no move, and takes an attribute along since Insider refuses identifiers alone', () => {
    const { phone: _, ...without } = AYSE;
    const plan = planProfile(AYSE, {}, shadowOf(planProfile(without)));
    expect(requestsOf(plan)).toHaveLength(1);
    expect(sentUser(plan)).toEqual({
      identifiers: { uuid: 'musteri-1042', email: 'ayse.yilmaz@example.com', phone_number: '+905321112233' },
      attributes: { name: 'Ayşe' },
    });
  });

  test('a lost identifier is not deleted', () => {
    const { email: _, ...without } = AYSE;
    const plan = planProfile({ ...without, tier: 'gold' }, {}, before);
    expect(requestsOf(plan)).toHaveLength(1);
    expect(shadowOf(plan)?.identifiers).toEqual(before.identifiers);
  });
});

describe('people who are not known yet', () => {
  const visitor = customer({}, { id: 'hub-made-up', anonymous: true, anonymousIds: ['8b1d-anon'] });

  test('are held back by default', () => {
    expect(destination().holdsAnonymous).toBe(true);
    const plan = destination().plan([queue(visitor, [event('Product Viewed')])], NOW);
    expect(plan.skips).toMatchObject([{ reason: 'anonymous' }]);
  });

  test('or are sent under a custom identifier, which the named person keeps', () => {
    const open = destination({ anonymous: 'send' });
    expect(open.holdsAnonymous).toBe(false);
    const plan = open.plan([queue(visitor, [event('Product Viewed', { product_id: 'ELB-12' })])], NOW);
    expect(sentUser(plan).identifiers).toEqual({ custom: { segment_anonymous_id: '8b1d-anon' } });
    const named = {
      ...visitor,
      id: 'musteri-1042',
      anonymous: false,
      attributes: { firstName: 'Ayşe' },
      anonymousIds: ['8b1d-anon', '77aa-anon'],
    };
    const next = open.plan([queue(named, [event('identify')], shadowOf(plan))], NOW);
    expect(sentUsers(next)).toHaveLength(1);
    expect(requestsOf(next)).toHaveLength(1);
    expect(sentUser(next).identifiers).toEqual({
      uuid: 'musteri-1042',
      custom: { segment_anonymous_id: '77aa-anon' },
    });
  });
});
