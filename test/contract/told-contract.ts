import type { Flight } from '@causeway/core/delivery/destination';
import type { EventType } from '@causeway/core/event/event-type';
import type { Model } from '@causeway/core/register/model';
import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessagePlace, Take } from '../../packages/server/src/ports/delivery-store.ts';
import { INTEGRATION, MODEL, ROUTED } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const NAME = { name: 'city', custom: false };
const ALL = Array.from({ length: 256 }, (_, lane) => lane);
const PROFILE: EventType = {
  name: 'profile',
  label: 'Profile',
  kind: 'built_in',
  fields: [],
  submittable: true,
};
const BOTH_WAYS: Model = {
  ...MODEL,
  eventTypes: new Map([['profile', PROFILE]]),
  autoSubscribe: true,
  integrations: [{ ...ROUTED, echoes: { ms: 1_000_000, attributes: new Set(['city']), custom: new Set() } }],
};

/** How every engine's store keeps what passed between the hub and a destination, and in which order. */
export function toldContract(engine: string, open: () => Promise<Stores>): void {
  describe(`what a destination tells, in ${engine}`, () => {
    let stores: Stores;
    let messages = 0;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    const submit = async (
      about: Pick<Submission, 'data'> & Partial<Submission>,
      at: number,
    ): Promise<Registered> => {
      const submission: Submission = {
        workspace: 1,
        source: 2,
        receivedAt: at,
        action: 'profile',
        who: [{ by: 'id', value: 'ann' }],
        newId: 'ann',
        context: {},
        timestamp: at,
        messageId: `t${++messages}`,
        ...about,
      };
      const { registered } = await stores.register.register(
        () => [submission],
        () => BOTH_WAYS,
      );
      return registered[0] ?? expect.unreachable('every submission has an answer');
    };
    const set = (city: string, at: number): Promise<Registered> => submit({ data: { city } }, at);
    const tell = (city: string, at: number): Promise<Registered> => {
      const value = { attribute: 'city', value: city, text: JSON.stringify(city), ...NAME };
      const told = { integration: INTEGRATION, values: [value], identifiers: {} };
      return submit({ data: {}, told, unlessUnchanged: true }, at);
    };
    const take = (now: number): Promise<Take> => stores.delivery.take(INTEGRATION, ALL, 100, now);
    /** Records a flight of what was taken, and has it accepted. */
    const send = async (taken: Take, city: string, now: number): Promise<void> => {
      const [queue] = taken.queues;
      const events = queue?.events.map(({ id }) => id) ?? [];
      const place = { lane: queue?.lane ?? 0, customer: queue?.customer.key ?? 0, waiting: false };
      const places = new Map<number, MessagePlace & { type: string }>(
        events.map((event) => [event, { ...place, event, type: 'profile' }]),
      );
      const text = JSON.stringify(city);
      const shadow = { identifiers: {}, attributes: { city: text }, custom: {} };
      const flight: Flight = {
        entries: [{ customer: place.customer, events, issues: [], shadow, sent: [{ ...NAME, text }] }],
        requests: [],
      };
      const [recorded] = await stores.delivery.record(INTEGRATION, [place.lane], [flight], places, now);
      const delivered = {
        ending: { outcome: 'delivered' },
        status: 200,
        delivery: undefined,
        slot: 0,
      } as const;
      await stores.delivery.settle({
        integration: INTEGRATION,
        at: now,
        settled: [...places.values()].map((one) => ({ ...one, ...delivered, issues: [] })),
        parked: [],
        shadows: [{ customer: place.customer, shadow }],
        attempts: [],
        finished: recorded === undefined ? [] : [recorded.id],
      });
    };

    test('the order in which values passed is that of the commits, whatever the clocks say', async () => {
      await set('Bonn', 5_000);
      await send(await take(5_000), 'Bonn', 9_000);
      // Told before the flight of before, as its clock has it; and yet after it.
      expect((await tell('Rom', 8_000)).told).toEqual([{ attribute: 'city', decision: 'take', again: true }]);
      expect((await tell('Bonn', 8_100)).told).toMatchObject([{ decision: 'doubt' }]);
      stores = await stores.reopen();
      expect((await tell('Rom', 8_200)).unchanged).toBe(true);
    });

    test('what was told and is known is not registered again: before it is learnt, and after', async () => {
      expect((await tell('Rom', 5_000)).event).toBe(1);
      expect(await tell('Rom', 5_001)).toMatchObject({ unchanged: true, event: undefined });
      await send(await take(5_002), 'Rom', 5_002);
      expect(await tell('Rom', 5_003)).toMatchObject({ unchanged: true });
      expect(stores.count('events')).toBe(1);
    });

    test('an early echo is learnt, as nobody knows yet whether the flight arrived', async () => {
      await set('Bonn', 5_000);
      const taken = await take(5_000);
      const [queue] = taken.queues;
      const text = '"Bonn"';
      const entry = { customer: queue?.customer.key ?? 0, events: [1], issues: [], shadow: undefined };
      const flight: Flight = { entries: [{ ...entry, sent: [{ ...NAME, text }] }], requests: [] };
      await stores.delivery.record(INTEGRATION, [queue?.lane ?? 0], [flight], new Map(), 5_001);
      expect(await tell('Bonn', 5_002)).toMatchObject({ event: 2, changed: [] });
    });

    test('what was told before something else left is not believed when its turn comes', async () => {
      await set('Bonn', 5_000);
      const taken = await take(5_000);
      expect((await tell('Rom', 5_001)).changed).toEqual(['city']);
      await send(taken, 'Bonn', 5_002);
      const { queues } = await take(5_003);
      expect(queues[0]?.events.map(({ learnt }) => learnt)).toEqual([
        {
          integration: INTEGRATION,
          set: [{ ...NAME, text: '"Rom"' }],
          forget: [NAME],
          identifiers: {},
        },
      ]);
      expect((await tell('Köln', 5_004)).changed).toEqual(['city']);
      const later = (await take(5_005)).queues[0]?.events.at(-1);
      expect(later?.learnt?.forget).toEqual([NAME]);
    });
  });
}
