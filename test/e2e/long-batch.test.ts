import { JsonClient } from '@causeway/cli/local/json-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { farSide, type FarSide } from './far-sides.ts';
import { Stack, until } from './stack.ts';

let stack: Stack;
let side: FarSide;
beforeAll(async () => {
  stack = await Stack.start({ install: false });
  side = await farSide();
});
afterAll(async () => {
  side.close();
  await stack.stop();
});

it('takes a batch as long as it may be once, though the hub is killed in the middle of it and it is sent again', async () => {
  const admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
  const settings = { url: `${side.url}/in`, requestsPerMinute: 60_000, batch: { size: 50, join: '' } };
  const { id: integration } = await admin.send<{ id: number }>('POST', '/v1/admin/integrations', {
    kind: 'custom',
    name: 'Well',
    settings,
  });
  const people = 50;
  const batch = Array.from({ length: 3_000 }, (_, n) => ({
    type: 'track',
    userId: `long-${n % people}`,
    event: 'Step Taken',
    messageId: `long-${n}`,
    properties: { n: Math.floor(n / people) + 1 },
  }));
  const cut = stack.post('/v1/batch', { batch }).then(
    ({ status }) => status,
    () => 0,
  );
  const counted = async () => (await stack.api.integration(integration)).counts;
  // A part of it is on disk as soon as something of it is on its way.
  await until(
    () => side.heard.size > 0,
    20_000,
    async () => JSON.stringify(await counted()),
  );
  await stack.hub.program.kill();
  await cut;
  await stack.startHub();
  const again = await Promise.all([1, 2].map(() => stack.post('/v1/batch', { batch })));
  expect(again.map(({ status }) => status)).toEqual([200, 200]);
  await until(
    async () => (await counted()).waiting === 0,
    30_000,
    async () => JSON.stringify(await counted()),
  );
  const steps = Array.from({ length: batch.length / people }, (_, n) => n + 1);
  for (let n = 0; n < people; n++) {
    const heard = side.heard.get(`long-${n}`) ?? [];
    // What had no answer when the hub was killed is said again, as it was.
    expect(heard.filter((step, at) => heard.indexOf(step) === at)).toEqual(steps);
  }
  expect(await stack.api.logs(integration)).toHaveLength(batch.length);
});
