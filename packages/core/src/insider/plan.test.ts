import { describe, expect, test } from 'vitest';
import {
  AYSE,
  customer,
  destination,
  DRESS,
  entriesOf,
  event,
  NOW,
  order,
  parseBody,
  queue,
  requestsOf,
  sentEvents,
  sentUser,
  sentUsers,
} from './testing/shop.ts';

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const crowd = (count: number) =>
  Array.from({ length: count }, (_, key) =>
    queue(customer({ firstName: 'Ayşe', note: 'ş'.repeat(50) }, { key, id: `musteri-${key + 2}` }), [
      event('identify'),
    ]),
  );

describe('requests', () => {
  test('consecutive messages of one customer become one record, events in their order', () => {
    const list = [
      event('identify'),
      event('Product Viewed', DRESS),
      event('Product Added', DRESS),
      event('Order Completed', order([DRESS, DRESS])),
    ];
    const plan = destination().plan([queue(customer(AYSE), list)], NOW);
    expect(sentUsers(plan)).toHaveLength(1);
    expect(sentEvents(plan).map(({ event_name }) => event_name)).toEqual([
      'product_detail_page_view',
      'item_added_to_cart',
      'purchase',
      'purchase',
    ]);
    const [, viewed, added, bought] = list.map(({ id }) => id);
    expect(requestsOf(plan)[0]?.eventsOf).toEqual([[viewed, added, bought, bought]]);
    expect(entriesOf(plan)[0]?.events).toEqual(list.map(({ id }) => id));
  });

  test('a body says the platform, and skip_hook when history is loaded', () => {
    const plan = destination({ skipHook: true }).plan([queue(customer(AYSE), [event('identify')])], NOW);
    expect(parseBody(requestsOf(plan)[0])).toMatchObject({ skip_hook: true, platform: 'causeway' });
  });

  test('at most a thousand users in a request', () => {
    const plan = destination().plan(crowd(2300), NOW);
    expect(requestsOf(plan).map(({ slots }) => slots.length)).toEqual([1000, 1000, 300]);
    expect(requestsOf(plan)[1]?.slots[999]).toBe(999);
    expect(entriesOf(plan)[1500]?.customer).toBe(1500);
  });

  test('bytes of UTF-8 are counted, not characters', () => {
    const plan = destination({ maxBytesPerRequest: 10_000 }).plan(crowd(100), NOW);
    for (const request of requestsOf(plan)) {
      expect(request.bytes).toBe(bytes(request.body));
      expect(request.bytes).toBeLessThanOrEqual(10_000);
    }
    expect(requestsOf(plan).length).toBeGreaterThan(1);
    expect(sentUsers(plan)).toHaveLength(100);
  });

  test('a customer too long for one request is cut by events, in order, in one flight', () => {
    const list = Array.from({ length: 30 }, (_, index) =>
      event('Yorum Yazıldı', { text: 'ç'.repeat(600), index }),
    );
    const plan = destination({ maxBytesPerRequest: 10_000 }).plan([queue(customer(AYSE), list)], NOW);
    expect(plan.flights).toHaveLength(1);
    expect(plan.flights[0]?.requests.length).toBeGreaterThan(3);
    for (const request of requestsOf(plan)) expect(bytes(request.body)).toBeLessThanOrEqual(10_000);
    expect(sentEvents(plan).map((sent) => sent.event_params?.custom?.['index'])).toEqual(
      list.map((_, index) => index),
    );
    expect(
      requestsOf(plan)
        .flatMap(({ eventsOf }) => eventsOf)
        .flat(),
    ).toEqual(list.map(({ id }) => id));
  });

  test('an event longer than a request is refused, a field longer than a request is left out', () => {
    const plan = destination({ maxBytesPerRequest: 10_000 }).plan(
      [
        queue(customer({ firstName: 'Ayşe', diary: 'x'.repeat(9_000) }), [
          event('identify'),
          event('Yorum', { text: 'x'.repeat(20_000) }),
        ]),
      ],
      NOW,
    );
    expect(plan.refused).toMatchObject([{ issue: { code: 'event_too_large' } }]);
    expect(entriesOf(plan)[0]?.issues).toMatchObject([{ code: 'value_too_large', field: 'diary' }]);
    expect(sentUser(plan).attributes).toEqual({ name: 'Ayşe' });
  });

  test('customers who need an attribute removed share a flight of delete and upsert', () => {
    const settings = { profile: [{ from: 'city', to: 'city', onNull: 'clear' }] };
    const shadow = { identifiers: { uuid: 'x' }, attributes: { city: '"İzmir"' }, custom: {} };
    const people = ['a', 'b', 'c'].map((id, key) =>
      queue(
        customer({ city: null, ...(id === 'b' ? {} : { tier: 'gold' }) }, { id, key }),
        [event('identify')],
        { ...shadow, identifiers: { uuid: id } },
      ),
    );
    const plan = destination(settings).plan(
      [...people, queue(customer({ city: 'Bonn' }, { id: 'd', key: 9 }), [event('identify')])],
      NOW,
    );
    const removing = plan.flights.find(({ requests }) => requests.length === 2);
    expect(removing?.entries.map((entry) => entry.customer)).toEqual([0, 1, 2]);
    expect(removing?.requests.map(({ operation, slots }) => [operation, slots])).toEqual([
      ['attribute_delete', [0, 1, 2]],
      ['upsert', [0, 2]],
    ]);
  });

  test('a profile change travels with an event that is itself too old to be sent', () => {
    const old = event('Product Viewed', DRESS, { timestamp: NOW - 200 * 86_400_000 });
    const plan = destination().plan([queue(customer(AYSE), [old])], NOW);
    expect(entriesOf(plan)).toMatchObject([
      { events: [old.id], skipped: 'too_old', issues: [{ code: 'event_too_old' }] },
    ]);
    expect(sentUser(plan)).not.toHaveProperty('events');
  });

  test('of several that are left out one is enough for the profile to travel with, and none counts as delivered', () => {
    const ahead = NOW + 2 * 86_400_000;
    const [old, future] = [
      event('Product Viewed', DRESS, { timestamp: NOW - 200 * 86_400_000 }),
      event('Product Viewed', DRESS, { timestamp: ahead }),
    ];
    const plan = destination().plan([queue(customer(AYSE), [old, future])], NOW);
    expect(plan.skips).toMatchObject([{ events: [old.id], reason: 'too_old' }]);
    expect(entriesOf(plan)).toMatchObject([{ events: [future.id], skipped: 'in_future' }]);
    expect(entriesOf(plan)[0]?.issues.map(({ code }) => code)).toEqual(['event_in_future']);
    const told = event('Product Viewed', DRESS);
    const [entry] = entriesOf(destination().plan([queue(customer(AYSE), [told, future])], NOW));
    expect(entry).toMatchObject({ events: [told.id] });
    expect(entry).not.toHaveProperty('skipped');
  });
});
