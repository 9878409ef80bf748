import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { EventType } from '@causeway/core/event/event-type';
import type { Model } from '@causeway/core/register/model';
import type { JsonObject } from '@causeway/core/result/json';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Settlement } from '../../packages/server/src/ports/delivery-store.ts';
import { takeReplies } from '../../packages/server/src/workers/take-replies.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const NOW = 10_000;
const PLATFORM = 7;
const PROFILE: EventType = {
  name: 'profile',
  label: 'Profile',
  kind: 'built_in',
  fields: [],
  submittable: true,
};
const DEFINED = new Map<string, AttributeDefinition>([
  ['age', { name: 'age', label: 'Age', type: 'numeric', tags: [], readOnly: false }],
  ['card', { name: 'card', label: 'Card', type: 'string', tags: ['external_id'], readOnly: false }],
]);
const TAKING: Model = {
  ...MODEL,
  attributes: DEFINED,
  allAttributes: DEFINED,
  externalIds: ['card'],
  eventTypes: new Map([['profile', PROFILE]]),
};

/** How every engine's store keeps what destinations told of customers until it is registered. */
export function replyContract(engine: string, open: () => Promise<Stores>): void {
  describe(`replies in ${engine}`, () => {
    let stores: Stores;
    let logged: unknown[] = [];
    beforeEach(async () => {
      stores = await open();
      logged = [];
    });
    afterEach(() => stores.close());

    const register = (...arrivals: ReturnType<typeof arrival>[]): Promise<unknown> =>
      stores.register.register(
        () => arrivals,
        () => TAKING,
      );
    const settle = (change: Partial<Settlement>): Promise<void> =>
      stores.delivery.settle({
        integration: INTEGRATION,
        at: NOW,
        settled: [],
        parked: [],
        shadows: [],
        attempts: [],
        finished: [],
        ...change,
      });
    const reply = (customer: number, event: number, data: JsonObject): Promise<void> =>
      settle({ replies: [{ customer, event, data }] });
    const take = (crash = false): Promise<number> =>
      takeReplies({
        replies: crash
          ? { ...stores.replies, done: () => Promise.reject(new Error('crash')) }
          : stores.replies,
        submit: async (submissions) =>
          (
            await stores.register.register(
              () => submissions,
              () => TAKING,
            )
          ).registered,
        platformSource: async () => PLATFORM,
        clock: () => NOW + 5_000,
        log: {
          info: () => undefined,
          warn: (facts) => logged.push(facts),
          error: () => undefined,
        },
      });
    const attributes = async (id: string): Promise<JsonObject | undefined> =>
      (await stores.customers.find(1, id))?.attributes;

    test('are there after a restart, the oldest first, until they are done with', async () => {
      await register(arrival('track', 'm1', { userId: 'ada' }), arrival('track', 'm2', { userId: 'ben' }));
      await settle({
        replies: [
          { customer: 2, event: 2, data: { city: 'Bonn' } },
          { customer: 1, event: 1, data: { city: 'Rom' } },
        ],
      });
      stores = await stores.reopen();
      const [first, second] = await stores.replies.next(10);
      expect([first, second]).toMatchObject([
        {
          workspace: 1,
          integration: INTEGRATION,
          who: { by: 'id', value: 'ben' },
          event: 2,
          data: { city: 'Bonn' },
          at: NOW,
        },
        { who: { by: 'id', value: 'ada' }, event: 1 },
      ]);
      expect(await stores.replies.next(1)).toEqual([first]);
      await stores.replies.done([first?.id ?? 0]);
      expect(await stores.replies.next(10)).toEqual([second]);
    });

    test('become an event of the customer, which says where it is from', async () => {
      await register(arrival('track', 'm1', { userId: 'ada' }));
      await reply(1, 1, { city: 'Rom', age: '42' });
      expect(await take()).toBe(1);
      expect(await attributes('ada')).toEqual({ city: 'Rom', age: 42 });
      const { data } = await stores.customers.events(1, undefined, { most: 10, before: undefined });
      expect(data[0]).toMatchObject({
        type: 'profile',
        messageId: `reply:${INTEGRATION}:1`,
        timestamp: NOW,
        context: { integration: INTEGRATION },
      });
      expect([stores.count('replies'), await take()]).toEqual([0, 0]);
    });

    test('are registered once, whatever happens before they are done with', async () => {
      await register(arrival('track', 'm1', { userId: 'ada' }));
      await reply(1, 1, { city: 'Rom' });
      await expect(take(true)).rejects.toThrow('crash');
      stores = await stores.reopen();
      expect(stores.count('replies')).toBe(1);
      expect(await take()).toBe(0);
      expect([stores.count('replies'), stores.count('events')]).toEqual([0, 2]);
    });

    test('that do not fit are said and left at that', async () => {
      await register(arrival('track', 'm1', { userId: 'ada' }), arrival('track', 'm2', { userId: 'ben' }));
      await reply(1, 1, { age: 'old' });
      await reply(2, 2, { age: 5 });
      expect(await take()).toBe(1);
      expect(logged).toMatchObject([{ integration: INTEGRATION, event: 1, reason: expect.any(String) }]);
      expect([stores.count('replies'), await attributes('ben')]).toEqual([0, { age: 5 }]);
    });

    test('of who was merged into somebody are that somebody’s', async () => {
      await register(arrival('track', 'm1', { userId: 'old' }), arrival('track', 'm2', { userId: 'ada' }));
      await reply(1, 1, { city: 'Rom' });
      await register(arrival('alias', 'm3', { userId: 'ada', previousId: 'old' }));
      expect(await take()).toBe(1);
      expect(await attributes('ada')).toEqual({ city: 'Rom' });
    });

    test('of who was seen before they were named are theirs', async () => {
      await register(
        arrival('track', 'm1', { userId: 'ada' }),
        arrival('page', 'm2', { anonymousId: 'browser' }),
      );
      await reply(2, 2, { city: 'Rom' });
      await register(arrival('identify', 'm3', { userId: 'ada', anonymousId: 'browser' }));
      expect(await take()).toBe(1);
      expect(await attributes('ada')).toEqual({ city: 'Rom' });
    });

    test('of who has no name yet find them by an external id, or nobody', async () => {
      await register(
        arrival('identify', 'm1', { anonymousId: 'browser' }, { card: 'A-1' }),
        arrival('track', 'm2', { anonymousId: 'stranger' }),
      );
      await reply(1, 1, { city: 'Rom' });
      await reply(2, 2, { city: 'Bonn' });
      expect(await take()).toBe(1);
      expect(logged).toMatchObject([{ event: 2 }]);
      await register(arrival('identify', 'm3', { userId: 'ada', anonymousId: 'browser' }));
      expect(await attributes('ada')).toEqual({ card: 'A-1', city: 'Rom' });
    });

    test('are taken in portions, however many there are', async () => {
      const people = Array.from({ length: 450 }, (_, n) => arrival('track', `m${n}`, { userId: `u${n}` }));
      await register(...people);
      await settle({
        replies: people.map((_, n) => ({ customer: n + 1, event: n + 1, data: { age: n } })),
      });
      expect([await take(), stores.count('replies')]).toEqual([450, 0]);
      expect(await attributes('u449')).toEqual({ age: 449 });
    });
  });
}
