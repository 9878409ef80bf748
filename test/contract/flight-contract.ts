import type { Flight } from '@causeway/core/delivery/destination';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessagePlace } from '../../packages/server/src/ports/delivery-store.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const NOW = 10_000;
const ALL = Array.from({ length: 256 }, (_, lane) => lane);

/** How every engine's store must keep flights until they have landed. */
export function flightContract(engine: string, open: () => Promise<Stores>): void {
  describe(`flights in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    test('a flight is found again after a crash, byte for byte, until it is settled', async () => {
      await stores.register.register(
        () => [arrival('track', 'm1', { userId: 'u' })],
        () => MODEL,
      );
      const shadow = { identifiers: { uuid: 'u' }, attributes: {}, custom: {} };
      const flight: Flight = {
        entries: [
          {
            customer: 1,
            events: [1],
            issues: [],
            shadow,
          },
        ],
        requests: [
          {
            operation: 'upsert',
            method: 'POST',
            path: '/upsert',
            body: '{"users":["ü€😀"]}',
            bytes: 25,
            slots: [0],
            eventsOf: [[1]],
          },
        ],
      };
      const places = new Map<number, MessagePlace & { type: string }>([
        [1, { lane: 1, customer: 1, event: 1, waiting: false, type: 'track' }],
      ]);
      const [recorded] = await stores.delivery.record(INTEGRATION, [1], [flight], places, NOW);
      stores = await stores.reopen();
      const found = await stores.delivery.unfinished(INTEGRATION);
      expect(found).toEqual([recorded]);
      const { id } = found[0] ?? expect.unreachable('the flight is there');
      await stores.delivery.settle({
        integration: INTEGRATION,
        at: NOW,
        settled: [],
        parked: [],
        attempts: [
          {
            flight: id,
            step: 0,
            attempt: 1,
            at: NOW,
            ms: 5,
            status: 200,
            error: undefined,
            response: '{}',
          },
        ],
        shadows: [{ customer: 1, shadow }],
        finished: [id],
      });
      expect(await stores.delivery.unfinished(INTEGRATION)).toEqual([]);
      stores = await stores.reopen();
      const { queues } = await stores.delivery.take(INTEGRATION, ALL, 10, NOW);
      expect(queues[0]?.shadow?.identifiers).toEqual({ uuid: 'u' });
    });
  });
}
