import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../app/testing/admin-client.ts';
import { POINTS, startHookHub, type HookHub } from '../../app/testing/hook-hub.ts';

let hooks: HookHub;

beforeAll(async () => {
  hooks = await startHookHub();
  await hooks.join('C-1');
});
afterAll(() => hooks.close());

const score = async (): Promise<number> => (await hooks.balances('C-1'))['score'] ?? 0;
const eventOf = (text: string): number => Number((JSON.parse(text) as { event: string }).event);

describe('webhooks that share an endpoint', () => {
  beforeAll(async () => {
    const shared = (name: string, kind: string, success: string): Promise<number> =>
      hooks.hook({
        name,
        endpoint: 'shared',
        filters: { op: 'and', rules: [{ path: 'body.kind', operator: 'contains', value: kind }] },
        response: { success, error: '' },
      });
    await shared('First', 'a', '{"from":"first"}');
    await shared('Second', 'b', '{"from":"second"}');
    await shared('Third', 'a', '{"from":"third"}');
    await hooks.hook({ name: 'Put', method: 'PUT', endpoint: 'shared' });
  });

  it('all run that match, each as a source of its own, and the oldest of them answers', async () => {
    const before = await score();
    const reply = await hooks.post('shared', { kind: 'ab', customer_id: 'C-1', points: 5 });
    expect(reply.text).toBe('{"from":"first"}');
    expect(await score()).toBe(before + 15);
    const receipt = await hooks.last();
    expect(receipt).toMatchObject({
      owner: { name: 'First' },
      verdicts: [{ outcome: 'done' }, { outcome: 'done' }, { outcome: 'done' }],
    });
    expect(receipt['events']).toHaveLength(3);
    const second = await hooks.post('shared', { kind: 'b', customer_id: 'C-1', points: 5 });
    expect(second.text).toBe('{"from":"second"}');
    expect(await hooks.last()).toMatchObject({
      owner: { name: 'Second' },
      verdicts: [{ outcome: 'ignored' }, { outcome: 'done' }, { outcome: 'ignored' }],
    });
  });

  it('ignore what none of them wants, and each finds it in its own log', async () => {
    const { status, text } = await hooks.post('shared', { kind: 'x' });
    expect([status, text]).toEqual([200, '{"status":"ignored"}']);
    for (const webhook of [2, 3, 4]) {
      const { body } = await hooks.client.call('GET', `/v1/admin/inbound?webhook_id=${webhook}&limit=1`);
      expect(body['data']?.[0]).toMatchObject({ status: 'ignored', owner: { name: 'First' } });
    }
  });

  it('are told apart by method', async () => {
    const reply = await hooks.post('shared', { customer_id: 'C-1', points: 1 }, { method: 'PUT' });
    expect([reply.status, (await hooks.last())['owner']]).toMatchObject([200, { name: 'Put' }]);
    expect((await hooks.post('shared', {}, { method: 'PATCH' })).headers.allow).toBe('POST, PUT');
  });

  it('know of each other', async () => {
    const { body } = await hooks.client.call('GET', '/v1/admin/webhooks/3');
    expect(body['shares_endpoint_with']).toEqual([
      { id: 2, name: 'First' },
      { id: 4, name: 'Third' },
    ]);
  });
});

describe('a message with a key', () => {
  it('has its effect once, and every delivery is answered with its event', async () => {
    await hooks.hook({ endpoint: 'keyed', dedupKey: 'headers.X-Message' });
    const before = await score();
    const send = (id: string, points = 5): ReturnType<HookHub['post']> =>
      hooks.post('keyed', { customer_id: 'C-1', points }, { headers: { 'x-message': id } });
    const first = eventOf((await send('m-1')).text);
    expect(eventOf((await send('m-1', 50)).text)).toBe(first);
    expect(await hooks.last()).toMatchObject({
      status: 'done',
      reason: 'repeated',
      event_id: first,
      events: [],
      verdicts: [
        {
          outcome: 'done',
          issues: [
            {
              code: 'repeated',
              message: `It was registered before, as event ${first}, and is not registered again.`,
            },
          ],
        },
      ],
    });
    expect(eventOf((await send('m-2')).text)).toBeGreaterThan(first);
    expect(await score()).toBe(before + 10);
  });

  it('may have a long key, and one without any counts each time, which the log says', async () => {
    await hooks.hook({ endpoint: 'long', dedupKey: 'body.id' });
    const before = await score();
    for (const id of ['k'.repeat(5_000), 'k'.repeat(5_000), `${'k'.repeat(4_999)}x`])
      await hooks.post('long', { id, customer_id: 'C-1', points: 1 });
    expect(await score()).toBe(before + 2);
    for (let turn = 0; turn < 2; turn++) await hooks.post('long', { customer_id: 'C-1', points: 1 });
    expect(await score()).toBe(before + 4);
    expect((await hooks.last())['issues']).toMatchObject([{ code: 'dedup_key_missing' }]);
  });
});

describe('a sender', () => {
  const SECRET = 'hush-canary-91';

  it('proves itself by a token that nobody can read afterwards', async () => {
    const secrets = { token: SECRET };
    await hooks.hook(
      { endpoint: 'guarded', auth: { kind: 'header_token', header: 'X-Token', secrets: ['token'] } },
      secrets,
    );
    const send = (token?: string): ReturnType<HookHub['post']> =>
      hooks.post(
        `guarded?access_token=${SECRET}`,
        { customer_id: 'C-1', points: 1 },
        { headers: token === undefined ? {} : { 'x-token': token } },
      );
    expect((await send(SECRET)).status).toBe(200);
    expect(JSON.stringify(await hooks.last())).not.toContain(SECRET);
    for (const [token, reason] of [
      ['wrong', 'wrong_token'],
      [undefined, 'header_missing'],
    ] as const) {
      expect((await send(token)).status).toBe(401);
      expect(await hooks.last()).toMatchObject({ reason, status: 'error', status_code: 401 });
    }
    const broken = await hooks.post('guarded', '{', { headers: {} });
    expect([broken.status, (await hooks.last())['reason']]).toEqual([401, 'header_missing']);
  });

  it('or by a field of the body that a filter compares with a secret', async () => {
    await hooks.hook(
      {
        endpoint: 'inside',
        filters: { op: 'and', rules: [{ path: 'body.auth.key', operator: 'equals', secret: 'key' }] },
        whenNotMatched: 'unauthorized',
      },
      { key: SECRET },
    );
    const body = { customer_id: 'C-1', points: 1, auth: { key: SECRET } };
    expect((await hooks.post('inside', body)).status).toBe(200);
    const receipt = await hooks.last();
    expect(JSON.stringify(receipt)).not.toContain(SECRET);
    expect(receipt['request']?.['body']).toContain('"key":"[hidden]"');
    expect((await hooks.post('inside', { ...body, auth: { key: 'x' } })).status).toBe(401);
    expect(await hooks.last()).toMatchObject({ status: 'ignored', status_code: 401 });
    // Nothing of a body that cannot be read is kept: the key may be anywhere in it.
    await hooks.post('inside', `{"auth":{"key":"${SECRET}"}`);
    expect(await hooks.last()).toMatchObject({ request: { body: '[hidden]' } });
  });

  it('who is not known fills no disk', async () => {
    const before = hooks.count('inbound_receipts');
    for (let turn = 0; turn < 320; turn++) await hooks.post('nothing', {});
    expect((await hooks.post('nothing', {})).status).toBe(404);
    expect(hooks.count('inbound_receipts')).toBeLessThanOrEqual(before + 300);
    expect(hooks.hub.webhooks.counts.unlogged).toBeGreaterThan(20);
    expect((await hooks.post('keyed', { customer_id: 'C-1', points: 1 })).status).toBe(200);
    hooks.hub.now += 60_000;
    await hooks.post('nothing', { at: 'last' });
    expect(await hooks.last()).toMatchObject({ request: { body: '{"at":"last"}' } });
  });
});

describe('a customer named by an external id', () => {
  const mapping = [...POINTS.mapping, { to: 'external_id', default: 'card', replace: [] }];

  it('is made once, and found again by it', async () => {
    const card = { label: 'Card', type: 'string', tags: ['external_id'] };
    await hooks.client.call('PUT', '/v1/admin/attributes/card', card);
    await hooks.hook({ endpoint: 'by-card', mapping });
    await hooks.hook({ endpoint: 'join-card', action: 'opt_in', mapping });
    const send = (endpoint: string, customer: string): ReturnType<HookHub['post']> =>
      hooks.post(endpoint, { customer_id: customer, points: 5 });
    expect((await send('by-card', '4711')).status).toBe(404);
    await hooks.client.call('PATCH', '/v1/admin/workspace', { auto_subscribe: true });
    for (let turn = 0; turn < 2; turn++) expect((await send('by-card', '4711')).status).toBe(200);
    const id = plain((await hooks.last())['customer']?.['id']);
    expect(await hooks.balances(id)).toMatchObject({ score: 10 });
    expect((await send('join-card', '4712')).status).toBe(200);
    const joined = plain((await hooks.last())['customer']?.['id']);
    expect((await hooks.client.call('GET', `/v1/admin/customers/${joined}`)).body).toMatchObject({
      status: 'active',
      attributes: { card: '4712' },
    });
    expect((await send('by-card', '4712')).status).toBe(200);
    expect((await hooks.last())['customer']).toMatchObject({ id: joined });
  });
});

it('slips are explained, and a flood of them is not: run dry, each of them still is', async () => {
  hooks.hub.now += 1_000;
  await hooks.hook({ endpoint: 'slips' });
  const hint = async (): Promise<unknown> => (await hooks.last())['issues']?.[0]?.['hint'];
  await hooks.post('slips', { customerID: 'C-1', points: 1 });
  expect(await hint()).toContain('Did you mean customerID?');
  for (let turn = 0; turn < 25; turn++) await hooks.post('slips', { customerID: 'C-1', points: 1 });
  expect(await hint()).toBe('It is taken from customer_id, which this body does not have.');
  const id = plain((await hooks.last())['id']);
  const { body } = await hooks.client.call('POST', `/v1/admin/inbound/${id}/rerun`);
  expect(body['issues']?.[0]?.['hint']).toContain('Did you mean customerID?');
});

it('a list is taken by those that read into it', async () => {
  await hooks.hook({
    endpoint: 'list',
    mapping: [
      { from: '[0].customer_id', to: 'customer', replace: [] },
      { from: '[0].points', to: 'data.points', replace: [] },
    ],
  });
  const before = await score();
  expect((await hooks.post('list', [{ customer_id: 'C-1', points: 3 }])).status).toBe(200);
  expect(await score()).toBe(before + 3);
});
