import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Draws } from '@causeway/cli/demo/shop/random';
import { Stack } from '../e2e/stack.ts';
import { Driver } from './driver.ts';

/** `CAUSEWAY_CHAOS_KILLS=300 npx vitest run test/chaos` for a long run; `CAUSEWAY_CHAOS_SEED` replays one that failed. */
const KILLS = Number(process.env['CAUSEWAY_CHAOS_KILLS'] ?? 4);
const SEED = Number(process.env['CAUSEWAY_CHAOS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const CUSTOMERS = 48;
const HOSTILE = {
  rate5xx: 0.06,
  rate429: 0.03,
  dropBeforeProcessing: 0.04,
  dropAfterProcessing: 0.08,
  slowRate: 0.1,
  slowMs: 60,
};

it(
  `a hub that is killed ${KILLS} times loses nothing, doubles nothing and keeps the order (seed ${SEED})`,
  async () => {
    const draws = new Draws(SEED);
    const stack = await Stack.start({ settings: { maxUsersPerRequest: 12 }, sandboxArgs: ['--unlimited'] });
    try {
      await stack.inside.mode({ seed: SEED, ...HOSTILE });
      const driver = new Driver({
        seed: SEED,
        customers: CUSTOMERS,
        workers: 6,
        post: async (batch) => (await stack.post('/v1/batch', { batch })).status,
      });
      driver.start();
      for (let kill = 0; kill < KILLS; kill++) {
        await sleep(draws.whole(20, 900));
        await stack.hub.program.kill();
        await stack.startHub();
      }
      await sleep(300);
      await driver.stop();
      await stack.settled(60_000 + KILLS * 5_000);

      const { events, order } = await stack.inside.stats();
      const sent = driver.customers.reduce((sum, { answered }) => sum + answered, 0);
      process.stdout.write(
        `chaos: seed ${SEED}, ${KILLS} kills, ${driver.requests} requests of which ${driver.repeated} repeats, ` +
          `${sent} events, ${events.stored} stored by Insider, ${events.duplicate} arrived there once more\n`,
      );
      expect(events).toMatchObject({ stored: sent, dropped: 0 });
      expect(order).toMatchObject({ violations: 0, missing: 0 });
      const arrivals = new Map(
        (await stack.inside.arrivals('sequence')).map(({ identifiers, values }) => [
          identifiers['uuid']?.[0],
          values,
        ]),
      );
      for (const { id, answered, counter, email } of driver.customers) {
        if (answered === 0) continue;
        expect(arrivals.get(id), `events of ${id}`).toEqual(
          Array.from({ length: answered }, (_, index) => index + 1),
        );
        const user = await stack.inside.userBy('uuid', id);
        expect(user?.attributes['c_counter'], `counter of ${id}`).toBe(counter);
        expect(user?.identifiers['email'], `e-mail address of ${id}`).toEqual(
          email === undefined ? undefined : [email],
        );
      }
      expect(await stack.inside.users()).toHaveLength(
        driver.customers.filter(({ answered }) => answered > 0).length,
      );
      expect((await stack.api.integration(stack.integration)).counts).toMatchObject({
        waiting: 0,
        parked: 0,
        held: 0,
        dead_letters: 0,
      });
      const delivered = await stack.api.logs(stack.integration, '&event_type=Step%20Taken&outcome=delivered');
      expect(new Set(delivered.map(({ event_id }) => event_id)).size).toBe(sent);
      expect(delivered).toHaveLength(sent);
    } catch (error) {
      throw new Error(
        `with CAUSEWAY_CHAOS_SEED=${SEED} CAUSEWAY_CHAOS_KILLS=${KILLS}: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    } finally {
      await stack.stop();
    }
  },
  120_000 + KILLS * 8_000,
);
