import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { startReceiver, type Receiver } from '../testing/receiver.ts';
import { paths, send, type Got } from '../testing/send.ts';

let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, token: 't' });
  receiver = await startReceiver();
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const call = (method: string, path: string, body?: unknown): Promise<Got> =>
  send(sandbox.url, `/_sandbox/api/${path}`, { method, ...(body === undefined ? {} : { body }) });

const upsert = (attributes: object, extra: object = {}): Promise<Got> =>
  send(sandbox.url, paths.upsert, {
    body: { users: [{ identifiers: { uuid: '42' }, attributes, ...extra }] },
  });

async function bodies(): Promise<unknown[]> {
  expect((await call('GET', 'idle')).json()).toMatchObject({ idle: true, counts: { waiting: 0 } });
  return receiver.arrived.splice(0).map(({ body }) => body);
}

test('webhooks are made, listed, changed in part or whole, and removed', async () => {
  const settings = {
    stream: 'events',
    url: receiver.url,
    triggers: ['purchase'],
    form: { hookId: 'string' },
  };
  const made = await call('POST', 'webhooks', settings);
  expect(made.status).toBe(201);
  expect(made.json()).toMatchObject({ id: 1, name: 'events 1', active: true, counts: { fired: 0 } });
  expect((await call('GET', 'webhooks')).json()).toEqual({
    webhooks: [made.json()],
    counts: expect.anything(),
  });
  const changed = await call('PATCH', 'webhooks/1', { active: false, form: { idsAsNumbers: true } });
  expect(changed.json()).toMatchObject({
    active: false,
    triggers: [{ event: 'purchase', where: [] }],
    form: { hookId: 'string', idsAsNumbers: true },
  });
  const whole = await call('PUT', 'webhooks/1', { url: receiver.url, triggers: ['*'], name: 'all' });
  expect(whole.json()).toMatchObject({
    id: 1,
    stream: 'events',
    active: true,
    name: 'all',
    form: { hookId: 'number' },
  });
  expect((await call('PUT', 'webhooks/1', whole.json())).json()).toEqual(whole.json());
  expect((await call('PATCH', 'webhooks/1', { stream: 'attributes' })).json()).toEqual({
    error: 'not a webhook',
    problems: ['stream stays events'],
  });
  expect((await call('DELETE', 'webhooks/1')).status).toBe(200);
  expect((await call('GET', 'webhooks/1')).status).toBe(404);
  expect((await call('POST', 'webhooks', settings)).json()).toMatchObject({ id: 2 });
});

test('what is no webhook is refused with every problem', async () => {
  const got = await call('POST', 'webhooks', {
    stream: 'events',
    url: 'http://10.1.1.1/',
    triggers: [1],
    x: 1,
  });
  expect(got.status).toBe(400);
  expect((got.json() as { problems: string[] }).problems).toHaveLength(3);
  expect((await call('POST', 'webhooks', 'x')).status).toBe(400);
});

test('a test is sent at once, whether active or not, and is not counted', async () => {
  const attributes = ['uuid', 'email_optin'];
  const events = {
    stream: 'events',
    triggers: ['seen'],
    parameters: ['quantity', 'c_n'],
    attributes,
    active: false,
  };
  await call('POST', 'webhooks', { ...events, url: receiver.url });
  await call('POST', 'webhooks', { stream: 'attributes', triggers: ['age'], attributes, url: receiver.url });
  receiver.answer = (response) => response.writeHead(418).end('tea');
  const got = await call('POST', 'webhooks/1/test');
  expect(got.json()).toMatchObject({ webhook: 1, status: 418, answer: 'tea', test: true, attempt: 1 });
  await call('POST', 'webhooks/1/test', { values: 'empty' });
  await call('POST', 'webhooks/2/test', { values: 'sample' });
  expect(await bodies()).toEqual([
    {
      attrs: { uuid: 'test', email_optin: true },
      event_name: 'seen',
      event_parameters: { quantity: 1, c_n: 'test' },
      hook_id: 1,
      insider_id: 'test',
    },
    {
      attrs: { uuid: '', email_optin: false },
      event_name: 'seen',
      event_parameters: { quantity: 0, c_n: '' },
      hook_id: 1,
      insider_id: '',
    },
    { attrs: { age: 1, uuid: 'test', email_optin: true }, hook_id: 2, insider_id: 'test' },
  ]);
  expect((await call('POST', 'webhooks/1/test', { values: 'x' })).status).toBe(400);
  expect((await call('GET', 'webhooks')).json()).toMatchObject({ counts: { fired: 0, sent: 0 } });
  const { sends } = (await call('GET', 'sends?webhook=1&limit=1')).json() as { sends: { body: string }[] };
  expect(sends).toMatchObject([{ webhook: 1, status: 418, test: true, url: receiver.url }]);
  expect(JSON.parse(sends[0]?.body ?? '')).toMatchObject({ insider_id: '' });
});

test('attributes of a user change by hand, all or none, and fire', async () => {
  await upsert({ name: 'Ada', age: 3, custom: { tier: 'gold', tags: ['a'] } });
  await call('POST', 'webhooks', {
    stream: 'attributes',
    url: receiver.url,
    triggers: ['*'],
    attributes: ['uuid'],
  });
  const set = (body: object): Promise<Got> => call('POST', 'users/uuid:42/attributes', body);
  const changes = { name: 'Eve', age: null, custom: { tier: 'silver', tags: ['b'] } };
  expect((await set({ attributes: changes })).json()).toEqual({
    changed: ['name', 'c_tier', 'c_tags', '- age'],
  });
  expect(await bodies()).toMatchObject([
    { attrs: { name: 'Eve', uuid: '42' } },
    { attrs: { age: null, uuid: '42' } },
    { attrs: { c_tier: 'silver', uuid: '42' } },
    { attrs: { c_tags: ['b'], uuid: '42' } },
  ]);
  expect((await set({ attributes: changes })).json()).toEqual({ changed: [] });
  expect((await set({ attributes: { custom: { tags: ['c'] } }, append: true, skip_hook: true })).status).toBe(
    200,
  );
  const refused = await set({ attributes: { name: 'Bob', age: 'old', uuid: null, custom: { tier: 5 } } });
  expect(refused.status).toBe(422);
  expect(refused.json()).toEqual({
    error: 'nothing was changed',
    problems: [
      'attributes.uuid: an identifier in this account; see the identity calls',
      'attributes.age: must be a number',
      'attributes.custom.tier: planned as string',
    ],
  });
  expect(await bodies()).toEqual([]);
  const { attributes, changes: log } = (await call('GET', 'users/uuid:42')).json() as {
    attributes: object;
    changes: object[];
  };
  expect(attributes).toEqual({ name: 'Eve', c_tier: 'silver', c_tags: ['b', 'c'] });
  expect(log[0]).toMatchObject({ request: 0, skipHook: true });
  expect((await set({})).status).toBe(400);
  expect((await call('POST', 'users/uuid:43/attributes', { attributes: {} })).status).toBe(404);
});

test('events of a user are sent by hand', async () => {
  await upsert({ name: 'Ada' });
  await call('POST', 'webhooks', { stream: 'events', url: receiver.url, triggers: ['*'] });
  const [{ insiderId } = { insiderId: '' }] = sandbox.account.directory.users;
  const fire = (body: object): Promise<Got> => call('POST', `users/${insiderId}/events`, body);
  const event = { event_name: 'points_earned', event_params: { custom: { points: 5 } } };
  expect((await fire(event)).json()).toEqual({ stored: true });
  expect(await bodies()).toMatchObject([{ event_name: 'points_earned', event_parameters: { c_points: 5 } }]);
  const timed = { ...event, timestamp: new Date().toISOString() };
  expect((await fire({ ...timed, skip_hook: true })).json()).toEqual({ stored: true });
  expect((await fire(timed)).json()).toEqual({ stored: false });
  for (const bad of [
    {},
    { event_name: 'Bad' },
    { event_name: 'purchase' },
    { ...event, timestamp: '2001-01-01T00:00:00Z' },
  ]) {
    expect((await fire(bad)).status).toBe(422);
  }
  expect((await fire({ event_name: 'a', event_params: { x: 1 } })).json()).toMatchObject({
    problems: ['event_params.x: not a default parameter; own parameters go inside custom'],
  });
  expect(await bodies()).toEqual([]);
});

test('idle says so when it takes too long', async () => {
  await call('PUT', 'mode', { hookDelayRate: 1, hookDelayMs: 5_000 });
  await call('POST', 'webhooks', { stream: 'attributes', url: receiver.url, triggers: ['*'] });
  await upsert({ name: 'Ada' });
  const got = await call('GET', 'idle?timeoutMs=20');
  expect(got.status).toBe(504);
  expect(got.json()).toMatchObject({ idle: false, counts: { waiting: 1 } });
  expect((await call('GET', 'idle?timeoutMs=x')).status).toBe(400);
  await call('POST', 'reset');
  expect((await call('GET', 'idle')).status).toBe(200);
  expect((await call('GET', 'webhooks')).json()).toMatchObject({
    webhooks: [{ id: 1 }],
    counts: { fired: 0 },
  });
});
