import { expect, test } from 'vitest';
import type { Shadow } from '../../delivery/destination.ts';
import type { Learnt } from '../../delivery/learnt.ts';
import { customer, destination, event, NOW, queue, sentUser } from '../testing/shop.ts';
import { learn, learnAll } from './learn.ts';

const NOTHING: Learnt = { set: [], forget: [], identifiers: {} };
const SHADOW: Shadow = {
  identifiers: { uuid: 'musteri-1042', email: 'ayse@example.com' },
  attributes: { city: '"İzmir"' },
  custom: { tier: '"gold"' },
  refused: { email: 'x@example.com' },
};
const city = { name: 'city', custom: false };

test('the same object when nothing changes', () => {
  expect(learn(SHADOW, NOTHING)).toBe(SHADOW);
  expect(
    learn(SHADOW, { ...NOTHING, set: [{ ...city, text: '"İzmir"' }], identifiers: { uuid: 'musteri-1042' } }),
  ).toBe(SHADOW);
  const empty = learn(undefined, NOTHING);
  expect(empty).toEqual({ identifiers: {}, attributes: {}, custom: {} });
  expect(learn(empty, NOTHING)).toBe(empty);
});

test('values go where they belong; the rest stays', () => {
  const after = learn(SHADOW, {
    ...NOTHING,
    set: [
      { ...city, text: '"Bonn"' },
      { name: 'city', custom: true, text: '1' },
    ],
  });
  expect(after).toEqual({ ...SHADOW, attributes: { city: '"Bonn"' }, custom: { tier: '"gold"', city: '1' } });
  expect(after.custom).not.toBe(SHADOW.custom);
  expect(after.identifiers).toBe(SHADOW.identifiers);
});

test('what is forgotten is sent again, whether the customer has a value or none', () => {
  const shadow = learn(SHADOW, { ...NOTHING, forget: [city] });
  const settings = { otherTraits: 'drop', profile: [{ from: 'city', to: 'city', onNull: 'clear' }] };
  const plan = (attributes: { city: string | null }): ReturnType<ReturnType<typeof destination>['plan']> =>
    destination(settings).plan([queue(customer(attributes), [event('profile')], shadow)], NOW);
  expect(sentUser(plan({ city: 'İzmir' })).attributes).toEqual({ city: 'İzmir' });
  expect(plan({ city: null }).flights[0]?.requests[0]?.operation).toBe('attribute_delete');
});

test('a doubt outlives whatever is told beside it', () => {
  const doubt = { ...NOTHING, forget: [city] };
  const echo = { ...NOTHING, set: [{ ...city, text: '"İzmir"' }] };
  expect(learnAll(SHADOW, [doubt, echo])).toEqual(learnAll(SHADOW, [echo, doubt]));
  expect(learnAll(SHADOW, [doubt, echo]).attributes['city']).not.toBe('"İzmir"');
  expect(learn(SHADOW, { ...doubt, set: echo.set })).toEqual(learn(SHADOW, doubt));
});

test('an identifier is filled in, and replaced only together with its attribute', () => {
  const told = { uuid: 'other', email: 'new@example.com', phone_number: '+905321112233' };
  expect(learn(SHADOW, { ...NOTHING, identifiers: told }).identifiers).toEqual({
    ...SHADOW.identifiers,
    phone_number: '+905321112233',
  });
  const taken = {
    ...NOTHING,
    identifiers: told,
    set: [{ name: 'email', custom: false, text: '"new@example.com"' }],
  };
  expect(learn(SHADOW, taken).identifiers).toMatchObject({ uuid: 'musteri-1042', email: 'new@example.com' });
});

test('an event that Insider told is not told it back; another one is', () => {
  const plan = (told: string): ReturnType<ReturnType<typeof destination>['plan']> => {
    const bought = event(
      'purchase',
      { order_id: 'S-1', price: 9, product_id: 'E' },
      { learnt: { ...NOTHING, event: told } },
    );
    return destination().plan([queue(customer({}), [bought], SHADOW)], NOW);
  };
  for (const told of ['purchase', 'confirmation_page_view', 'Purchase'])
    expect(plan(told).skips.map(({ reason }) => reason)).toEqual(['unchanged']);
  expect(sentUser(plan('cart_page_view')).events).toHaveLength(1);
});

test('a name is data, whatever it is', () => {
  const after = learn(SHADOW, { ...NOTHING, set: [{ name: '__proto__', custom: true, text: '1' }] });
  expect(Object.keys(after.custom)).toEqual(['tier', '__proto__']);
  expect(Object.getPrototypeOf(after.custom)).toBe(Object.prototype);
});

test('what was told is kept whatever becomes of the flight that it gives rise to', () => {
  const doubt = event('profile', {}, { learnt: { ...NOTHING, forget: [city] } });
  const plan = destination().plan([queue(customer({ city: 'İzmir' }), [doubt], SHADOW)], NOW);
  expect(sentUser(plan).attributes).toEqual({ city: 'İzmir' });
  expect(plan.learnt.map(({ shadow }) => shadow)).toEqual([learn(SHADOW, { ...NOTHING, forget: [city] })]);
});

test('an identifier that may be tried again is not refused any more, whatever else waits', () => {
  const refused = { email: 'x@example.com', phone_number: '+4915100000000' };
  const shadow = learnAll({ ...SHADOW, refused }, [{ ...NOTHING, allow: ['email', 'uuid'] }, NOTHING]);
  expect(shadow).toEqual({ ...SHADOW, refused: { phone_number: '+4915100000000' } });
  expect(learn(SHADOW, { ...NOTHING, allow: ['email'] })).not.toHaveProperty('refused');
  expect(learn(SHADOW, { ...NOTHING, allow: ['uuid'] })).toBe(SHADOW);
});
