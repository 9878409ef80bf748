import { JsonClient } from '@causeway/cli/local/json-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endless, farSide, flapping, slow, type FarSide } from './far-sides.ts';
import { Stack, until } from './stack.ts';

const HEALTHY = 3;
const CUSTOMERS = 20;
const ROUNDS = 6;
/** Of the one customer who has more than all others together. */
const HOT = 300;
/** Nothing listens there. */
const DEAD = 'http://127.0.0.1:9/in';
const RUNAWAY = 'local f(n) = if n <= 0 then 0 else f(n - 1) tailstrict; { n: f(1e9) }';

let stack: Stack;
let admin: JsonClient;
/** Runs away with one event, and fills in all others. */
const STUMBLES = `local event = import 'lytemplates.libsonnet';
local f(n) = if n <= 0 then 0 else f(n - 1) tailstrict;
local what = event.get('event');
[{ user_id: event.get('_id'), properties: { n: if what.properties.n == 3 then f(1e9) else what.properties.n } }]`;
const sides: FarSide[] = [];
const healthy: FarSide[] = [];
const bad = new Map<string, number>();

async function open(behave?: Parameters<typeof farSide>[0]): Promise<FarSide> {
  const side = await farSide(behave);
  sides.push(side);
  return side;
}

async function install(name: string, url: string, more: object = {}): Promise<number> {
  const settings = { url, requestsPerMinute: 60_000, ...more };
  const body = { kind: 'custom', name, settings };
  return (await admin.send<{ id: number }>('POST', '/v1/admin/integrations', body)).id;
}

beforeAll(async () => {
  stack = await Stack.start({ install: false });
  admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
  for (let n = 0; n < HEALTHY; n++) {
    const side = await open();
    healthy.push(side);
    await install(`Well ${n}`, `${side.url}/in`);
  }
  bad.set('dead', await install('Dead', DEAD));
  bad.set('slow', await install('Slow', `${(await open(slow)).url}/in`));
  bad.set('flapping', await install('Flapping', `${(await open(flapping)).url}/in`));
  bad.set('endless', await install('Endless', `${(await open(endless)).url}/in`));
  const { id } = await admin.send<{ id: string }>('POST', '/v1/admin/templates', {
    name: 'Runs away',
    source: RUNAWAY,
  });
  const runaway = { body: { format: 'template', template: id, config: {} } };
  bad.set('runaway', await install('Runs away', `${(await open()).url}/in`, runaway));
});
afterAll(async () => {
  // What is under way is waited for: the slow one is not to be.
  for (const side of sides) side.close();
  await stack.stop();
});

const counts = async (name: string) => (await stack.api.integration(bad.get(name) ?? 0)).counts;

it('delivers to who is well, whatever one dead, slow, flapping or endless destination, template or batch does', async () => {
  // One customer has most of it, and sends it at once: the rest comes while that is being worked off.
  const huge = Array.from({ length: HOT }, (_, n) => ({
    type: 'track',
    userId: 'hot',
    event: 'Step Taken',
    messageId: `hot-${n}`,
    properties: { n: n + 1, note: 'x'.repeat(5_000) },
  }));
  const took = stack.post('/v1/batch', { batch: huge });
  for (let round = 1; round <= ROUNDS; round++) {
    const batch = Array.from({ length: CUSTOMERS }, (_, customer) => ({
      type: 'track',
      userId: `c${customer}`,
      event: 'Step Taken',
      messageId: `c${customer}-${round}`,
      properties: { n: round },
    }));
    expect((await stack.post('/v1/batch', { batch })).status).toBe(200);
  }
  expect((await took).status).toBe(200);
  const done = (): boolean =>
    healthy.every(
      ({ heard }) =>
        heard.get('hot')?.length === HOT &&
        heard.size === CUSTOMERS + 1 &&
        [...heard.values()].every(({ length }) => length >= ROUNDS),
    );
  await until(done, 25_000, () =>
    JSON.stringify(healthy.map(({ heard }) => [...heard.values()].map(({ length }) => length))),
  );
  for (const { heard } of healthy) {
    expect(heard.get('hot')).toEqual(Array.from({ length: HOT }, (_, n) => n + 1));
    for (let customer = 0; customer < CUSTOMERS; customer++)
      expect(heard.get(`c${customer}`)).toEqual([1, 2, 3, 4, 5, 6]);
  }

  // The others still have what is theirs, each in its own way.
  expect((await counts('dead')).waiting).toBeGreaterThan(0);
  expect((await counts('slow')).waiting).toBeGreaterThan(0);
  const [runaway, flaps] = [await counts('runaway'), await counts('flapping')];
  expect(runaway.waiting + runaway.dead_letters).toBe(HOT + CUSTOMERS * ROUNDS);
  expect(runaway.dead_letters).toBeGreaterThan(0);
  expect(flaps.dead_letters).toBe(0);
  const [cause] = await stack.api.causes(bad.get('runaway') ?? 0);
  expect(JSON.stringify(cause)).toContain('template_exhausted');
});

it('goes on with a template that ran away with one event, in order and without that one', async () => {
  const side = await open();
  const { id } = await admin.send<{ id: string }>('POST', '/v1/admin/templates', {
    name: 'Stumbles',
    source: STUMBLES,
  });
  const body = { format: 'template', template: id, config: {} };
  const integration = await install('Stumbles', `${side.url}/in`, { body, concurrency: 1 });
  const batch = Array.from({ length: 40 }, (_, n) => ({
    type: 'track',
    userId: 'stumbler',
    event: 'Step Taken',
    messageId: `stumble-${n}`,
    properties: { n },
  }));
  expect((await stack.post('/v1/batch', { batch })).status).toBe(200);
  const counted = async () => (await stack.api.integration(integration)).counts;
  await until(
    async () => (side.heard.get('stumbler')?.length ?? 0) === 39 && (await counted()).waiting === 0,
    20_000,
    async () => JSON.stringify([...side.heard.values(), await counted()]),
  );
  expect(side.heard.get('stumbler')).toEqual(batch.map((_, n) => n).filter((n) => n !== 3));
  expect((await counted()).dead_letters).toBe(1);
});
