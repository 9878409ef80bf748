import { setTimeout as sleep } from 'node:timers/promises';
import { Draws } from '@causeway/cli/demo/shop/random';
import { afterEach, expect, it } from 'vitest';
import { World } from './two-way-world.ts';

const SEED = Number(process.env['CAUSEWAY_TWO_WAY_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const KILLS = Number(process.env['CAUSEWAY_CHAOS_KILLS'] ?? 3);
const CUSTOMERS = 16;
const EVENTS = 12;
const CITIES = ['Bonn', 'Köln', 'İzmir', 'Ankara', 'Rom'];

let world: World;
afterEach(() => world.stop());

it(`a hub that is killed ${KILLS} times while Insider tells it things has each event once, and the same values (seed ${SEED})`, async () => {
  const draws = new Draws(SEED);
  world = await World.start({
    attributes: { triggers: ['city', 'age', 'c_tier', 'c_interests'] },
    events: { triggers: ['quiz_done'] },
    inbound: {
      events: [{ event: 'quiz_done', to: 'point_add', rows: [{ from: 'points', to: 'points' }] }],
    },
  });
  const ids = Array.from({ length: CUSTOMERS }, (_, n) => `c${n}`);
  await Promise.all(ids.map((id) => world.here(id, { city: 'Start' })));
  await world.quiet();
  // Whoever sends is not told by anybody that the hub is away: it tries until it has a 2xx.
  await world.mode({
    seed: SEED,
    hookRepeat: 0.3,
    hookShuffleMs: 200,
    hookRetries: 20,
    hookRetryMs: 60,
    hookTimeoutMs: 2_000,
  });

  const kills = { done: 0 };
  const killing = (async () => {
    for (; kills.done < KILLS; kills.done++) {
      await sleep(draws.whole(150, 900));
      await world.stack.hub.program.kill();
      await world.stack.startHub();
    }
  })();
  let points = 0;
  for (let n = 1; kills.done < KILLS || n <= EVENTS; n++) {
    points += n;
    for (const id of ids) {
      await world.happensThere(id, { event_name: 'quiz_done', event_params: { custom: { points: n } } });
      if (draws.chance(0.3)) await world.there(id, { city: draws.pick(CITIES) });
      // Nobody repeats what a site of ours did not get through: the values of both sides must agree all the same.
      if (draws.chance(0.3)) await world.here(id, { city: draws.pick(CITIES) }).catch(() => undefined);
    }
    await sleep(draws.whole(10, 60));
  }
  await killing;
  await world.quiet(120_000, 2_500);

  const counts = await world.counts();
  expect(counts).toMatchObject({ failed: 0, waiting: 0 });
  expect(counts.retried, 'some requests must have met a hub that was away').toBeGreaterThan(0);
  for (const id of ids) {
    expect(await world.customer(id), `customer ${id}`).toMatchObject({
      membership: { balances: { score: points } },
    });
    expect(await world.valuesHere(id), `values of ${id}`).toEqual(await world.valuesThere(id));
  }
  // Every 2xx is on disk with its receipt; a receipt whose answer was lost in the crash is one more.
  const receipts = await world.receipts();
  expect(receipts.filter(({ status_code: code }) => code === 200).length).toBeGreaterThanOrEqual(counts.sent);
  expect(receipts.filter(({ status }) => status === 'error')).toEqual([]);
  const events = receipts.flatMap(({ status, event_id: event }) => (status === 'done' ? [event] : []));
  expect(new Set(events).size).toBe(events.length);
}, 180_000);
