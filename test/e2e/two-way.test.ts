import { setTimeout as sleep } from 'node:timers/promises';
import { Draws } from '@causeway/cli/demo/shop/random';
import { afterEach, describe, expect, it } from 'vitest';
import { World } from './two-way-world.ts';

const SEED = Number(process.env['CAUSEWAY_TWO_WAY_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const CUSTOMERS = 24;
const CITIES = ['Bonn', 'Köln', 'İzmir', 'Ankara', 'Rom'];
const TIERS = ['gold', 'silver', 'bronze'];
const ROWS = ['city', 'age', 'c_tier', 'c_interests'];
const HOSTILE_HOOKS = {
  hookShuffleMs: 250,
  hookRepeat: 0.3,
  hookDelayRate: 0.1,
  hookDelayMs: 700,
  hookRetryMs: 50,
};

let world: World;
afterEach(() => world.stop());

/** Random changes of random customers on both sides, some of them at the same moment. */
async function changeAll(draws: Draws, rounds: number): Promise<void> {
  const ids = Array.from({ length: CUSTOMERS }, (_, n) => `c${n}`);
  await Promise.all(ids.map((id) => world.here(id, { city: 'Start', age: 20 })));
  await world.quiet();
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      ids.map(async (id) => {
        if (draws.chance(0.35)) await world.here(id, traits(draws));
        if (draws.chance(0.35)) await world.there(id, attributes(draws));
        if (draws.chance(0.1))
          await Promise.all([world.here(id, traits(draws)), world.there(id, attributes(draws))]);
      }),
    );
    await sleep(draws.whole(0, 120));
  }
}

function traits(draws: Draws): Record<string, unknown> {
  return {
    ...(draws.chance(0.6) ? { city: draws.pick(CITIES) } : {}),
    ...(draws.chance(0.4) ? { age: draws.whole(18, 22) } : {}),
    ...(draws.chance(0.4) ? { tier: draws.pick(TIERS) } : {}),
    ...(draws.chance(0.3) ? { interests: some(draws) } : {}),
  };
}

function attributes(draws: Draws): Record<string, unknown> {
  const { tier, interests, ...own } = traits(draws);
  const custom = {
    ...(tier === undefined ? {} : { tier }),
    ...(interests === undefined ? {} : { interests }),
  };
  return { ...own, ...(Object.keys(custom).length === 0 ? {} : { custom }) };
}

function some(draws: Draws): readonly string[] {
  const all = ['sea', 'books', 'films'].filter(() => draws.chance(0.5));
  return all.length === 0 ? ['sea'] : all;
}

async function bothSame(): Promise<void> {
  for (let n = 0; n < CUSTOMERS; n++) {
    const id = `c${n}`;
    expect(await world.valuesHere(id), `${id}, seed ${SEED}`).toEqual(await world.valuesThere(id));
  }
}

describe('two-way sync', () => {
  it.each([
    ['with webhooks of everything', {}],
    ['with skip_hook, so that Insider does not tell of what the hub wrote', { skipHook: true }],
  ])(
    '%s: changes on both sides, told shuffled, late and twice, end with the same values, and in silence',
    async (_name, settings) => {
      world = await World.start({ settings, attributes: { triggers: ROWS } });
      await world.mode({ seed: SEED, ...HOSTILE_HOOKS });
      await changeAll(new Draws(SEED), 12);
      await world.quiet();
      await bothSame();
      const receipts = await world.receipts();
      expect(receipts.length).toBeGreaterThan(100);
      expect(receipts.filter(({ status }) => status === 'error')).toEqual([]);
      expect((await world.stack.api.integration(world.stack.integration)).counts).toMatchObject({
        waiting: 0,
        parked: 0,
        dead_letters: 0,
      });
    },
    120_000,
  );

  it('an Insider that refuses, fails and cuts connections besides', async () => {
    world = await World.start({
      attributes: { triggers: ROWS, form: { together: true, customNames: 'plain' } },
    });
    await world.mode({
      seed: SEED,
      ...HOSTILE_HOOKS,
      rate5xx: 0.1,
      rate429: 0.05,
      dropBeforeProcessing: 0.05,
      dropAfterProcessing: 0.1,
      slowRate: 0.2,
      slowMs: 120,
    });
    await changeAll(new Draws(SEED), 10);
    await world.quiet(100_000, 3_000);
    await bothSame();
  }, 180_000);

  it('a change in Insider is taken over and not sent back; its echo of a change here changes nothing', async () => {
    world = await World.start({ attributes: { triggers: ROWS } });
    await world.here('ada', { city: 'Bonn', tier: 'gold' });
    await world.quiet();
    expect(await world.valuesThere('ada')).toMatchObject({ city: 'Bonn', tier: 'gold' });
    const { total } = (await world.stack.inside.stats()).requests;
    await world.there('ada', { age: 36 });
    await world.quiet();
    expect(await world.valuesHere('ada')).toMatchObject({ city: 'Bonn', tier: 'gold', age: 36 });
    expect((await world.stack.inside.stats()).requests.total).toBe(total);
    const before = await world.receipts();
    await world.here('ada', { city: 'Rom' });
    await world.quiet();
    expect((await world.stack.inside.stats()).requests.total).toBe(total + 1);
    expect((await world.receipts()).length).toBe(before.length + 1);
    expect(await world.valuesHere('ada')).toMatchObject({ city: 'Rom' });
    expect(await world.side()).toMatchObject({ key_prefix: world.key.slice(0, 10) });
  });
});

describe('people whom only Insider knows', () => {
  const users = [1, 2, 3].map((n) => ({
    identifiers: { uuid: `new-${n}` },
    attributes: { city: 'Ulm', age: 30 + n },
  }));

  it('become inactive customers, and nothing is sent back', async () => {
    world = await World.start({ attributes: { triggers: ROWS } });
    await world.writesThere(users);
    await world.quiet();
    for (const n of [1, 2, 3]) {
      expect(await world.customer(`new-${n}`)).toMatchObject({ status: 'inactive' });
      expect(await world.valuesHere(`new-${n}`)).toEqual(await world.valuesThere(`new-${n}`));
    }
    const { total } = (await world.stack.inside.stats()).requests;
    expect(total).toBe(1);
  });

  it('stay unknown where nobody is made by itself, and each request says so', async () => {
    world = await World.start({ attributes: { triggers: ROWS }, inbound: { autoSubscribe: 'off' } });
    await world.mode({ hookRetries: 0 });
    await world.writesThere(users);
    await world.quiet();
    const receipts = await world.receipts();
    expect(receipts.length).toBe(6);
    for (const receipt of receipts)
      expect(receipt).toMatchObject({ status: 'error', reason: 'customer_not_found', status_code: 404 });
    expect(await world.customer('new-1')).toBeUndefined();
  });

  it('are asked about when a webhook says nothing but Insider’s own id', async () => {
    world = await World.start({
      attributes: { triggers: ROWS, attributes: [] },
      inbound: { readBack: true },
    });
    await world.writesThere(users);
    await world.quiet();
    expect(await world.valuesHere('new-2')).toEqual(await world.valuesThere('new-2'));
    await world.there('new-2', { city: 'Rom' });
    await world.quiet();
    expect(await world.valuesHere('new-2')).toMatchObject({ city: 'Rom' });
    const asked = (await world.stack.inside.requests()).filter(({ path }) => path.endsWith('/profile'));
    expect(asked).toHaveLength(3);
  });
});

it('a customer id that several customers have is refused, and changes none of them', async () => {
  world = await World.start({
    settings: { customerId: { from: 'card', to: { custom: 'card_no' } } },
    attributes: { triggers: ROWS, attributes: ['c_card_no'] },
  });
  await world.define('card', ['external_id']);
  await world.here('ada', { card: 'C1', city: 'Bonn' });
  await world.here('bob', { card: 'C2', city: 'Bonn' });
  await world.quiet();
  const insider = async (city: string): Promise<void> =>
    world.writesThere([{ identifiers: { custom: { card_no: 'C1' } }, attributes: { city } }]);
  await insider('Rom');
  await world.quiet();
  expect(await world.valuesHere('ada')).toMatchObject({ city: 'Rom' });
  await world.mode({ hookRetries: 0 });
  // Both have it now; the hub no longer says which of them is meant, and Insider cannot know.
  await world.here('bob', { card: 'C1' });
  await world.quiet();
  await insider('Köln');
  await world.quiet();
  expect((await world.receipts())[0]).toMatchObject({ status: 'error', status_code: 409 });
  expect([await world.valuesHere('ada'), await world.valuesHere('bob')]).toMatchObject([
    { city: 'Rom' },
    { city: 'Bonn' },
  ]);
});

describe('events of Insider', () => {
  const inbound = {
    events: [{ event: 'quiz_done', to: 'point_add', rows: [{ from: 'points', to: 'points' }] }],
  };

  it('have one effect however often they are delivered, and do not come back to Insider', async () => {
    world = await World.start({ inbound, events: { triggers: ['*'] }, settings: { otherEvents: 'custom' } });
    await world.here('ada', { city: 'Bonn' });
    await world.quiet();
    await world.mode({ seed: SEED, hookRepeat: 1, hookShuffleMs: 50 });
    for (const points of [5, 7, 11])
      await world.happensThere('ada', { event_name: 'quiz_done', event_params: { custom: { points } } });
    await world.quiet();
    expect(await world.customer('ada')).toMatchObject({ membership: { balances: { score: 23 } } });
    const receipts = await world.receipts('&action=point_add');
    expect(receipts.filter(({ status }) => status === 'done')).toHaveLength(3);
    expect(receipts.filter(({ reason }) => reason === 'repeated')).toHaveLength(3);
    for (const { path } of receipts) expect(path).toBe('/v1/webhook/insider/event');
  });

  it('mapped both ways under one name do not go round and round', async () => {
    world = await World.start({
      inbound: { repeatMinutes: 0, events: [{ event: 'quiz_done', to: 'quiz_done', rows: [] }] },
      events: { triggers: ['*'] },
      settings: { otherEvents: 'custom' },
    });
    await world.defineEvent('quiz_done');
    await world.here('ada', { city: 'Bonn' });
    await world.quiet();
    await world.happensThere('ada', { event_name: 'quiz_done' });
    await world.quiet();
    expect((await world.receipts('&action=quiz_done')).map(({ status }) => status)).toEqual(['done']);
    expect((await world.stack.inside.stats()).events.stored).toBe(1);
  });

  it('the panel’s test is ignored, with values and without', async () => {
    world = await World.start({ inbound });
    const url = `${world.stack.url}/v1/webhook/insider/profile?api_key=${world.key}`;
    const hooks = [
      await world.webhook({ stream: 'events', url, triggers: ['quiz_done'], attributes: ['uuid', 'email'] }),
      await world.webhook({ stream: 'attributes', url, triggers: ROWS, attributes: ['uuid', 'email'] }),
    ];
    for (const hook of hooks)
      for (const values of ['sample', 'empty'] as const)
        expect(await world.testWebhook(hook, values)).toMatchObject({ status: 200 });
    const receipts = await world.receipts();
    expect(receipts).toHaveLength(4);
    for (const receipt of receipts) expect(receipt).toMatchObject({ status: 'ignored', reason: 'test' });
    expect(await world.people()).toEqual([]);
  });
});
