import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHookHub, type HookHub } from '../../app/testing/hook-hub.ts';

let hooks: HookHub;

beforeAll(async () => {
  hooks = await startHookHub();
  await hooks.join('C-1');
  await hooks.hook();
});
afterAll(() => hooks.close());

const BODY = { customer_id: 'C-1', points: '25' };

describe('a request that fits', () => {
  it('is registered, answered with its event, and written down with everything that was decided', async () => {
    const reply = await hooks.post('points?from=shop&api_key=hush', BODY, {
      headers: { 'x-request-id': '7', cookie: 'a=b' },
    });
    const { event } = JSON.parse(reply.text) as { event: string };
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(await hooks.balances('C-1')).toMatchObject({ score: 25, spendable: 25 });
    const receipt = await hooks.last();
    expect(receipt).toMatchObject({
      channel: 'webhook',
      owner: { id: 2, name: 'Points' },
      customer: { id: 'C-1' },
      type: 'event',
      action: 'point_add',
      status: 'done',
      reason: null,
      event_id: Number(event),
      error: null,
      method: 'POST',
      path: '/beta/webhooks/custom/public-w/points',
      status_code: 200,
      rerun_of: null,
      request: { query: 'from=shop&api_key=[hidden]', body: JSON.stringify(BODY), truncated: false },
      response: { status_code: 200, body: { success: true, event } },
      events: [{ id: Number(event), type: 'point_add' }],
      issues: [],
      verdicts: [
        {
          webhook: { id: 2, name: 'Points' },
          matched: true,
          auth: { ok: true, reason: 'open' },
          mapped: { action: 'point_add', customer: 'C-1', external_id: null, data: { points: '25' } },
          outcome: 'done',
        },
      ],
    });
    expect(receipt['request']?.['headers']).toContainEqual({ name: 'cookie', value: '[hidden]' });
    expect(receipt['request']?.['headers']).toContainEqual({ name: 'x-request-id', value: '7' });
  });

  it('names the webhook as the source and the context of its event', async () => {
    const { body } = await hooks.client.call('GET', '/v1/admin/customers/C-1/events?type=point_add');
    expect(body['data']?.[0]).toMatchObject({
      source: { name: 'Points' },
      context: { webhook: { id: 2, name: 'Points' } },
    });
  });

  it.each([
    [
      'under the other address',
      () => hooks.server.send('/webhooks/custom/public-w/points', { body: JSON.stringify(BODY) }),
    ],
    ['with a slash at the end', () => hooks.post('points/', BODY)],
    ['with escapes in its address', () => hooks.post('p%6Fints', BODY)],
    [
      'packed with gzip',
      () => hooks.post('points', gzipSync(JSON.stringify(BODY)), { headers: { 'content-encoding': 'gzip' } }),
    ],
    [
      'whatever its type says',
      () => hooks.post('points', BODY, { headers: { 'content-type': 'text/plain' } }),
    ],
  ])('is taken %s', async (_what, send) => {
    const before = (await hooks.balances('C-1'))['score'] ?? 0;
    expect((await send()).status).toBe(200);
    expect(await hooks.balances('C-1')).toMatchObject({ score: before + 25 });
  });

  it('means its customer also with spaces around', async () => {
    const before = (await hooks.balances('C-1'))['score'] ?? 0;
    await hooks.post('points', { customer_id: ' C-1 ', points: 1 });
    expect(await hooks.balances('C-1')).toMatchObject({ score: before + 1 });
  });

  it('counts again when the same is sent again, as two equal messages may be two', async () => {
    const before = (await hooks.balances('C-1'))['score'] ?? 0;
    await hooks.post('points', BODY);
    await hooks.post('points', BODY);
    expect(await hooks.balances('C-1')).toMatchObject({ score: before + 50 });
  });

  it('happens when its data say that it did', async () => {
    const mapping = [
      { from: 'customer_id', to: 'customer', replace: [] },
      { from: 'points', to: 'data.points', replace: [] },
      { from: 'at', to: 'data.effective_timestamp', replace: [] },
    ];
    await hooks.hook({ endpoint: 'backdated', mapping });
    expect((await hooks.post('backdated', { ...BODY, at: '1700000000.5' })).status).toBe(200);
    const { body } = await hooks.client.call('GET', '/v1/admin/customers/C-1/events?limit=1');
    expect(body['data']?.[0]).toMatchObject({ timestamp: '2023-11-14T22:13:20.500Z' });
    expect((await hooks.post('backdated', { ...BODY, at: 'yesterday' })).status).toBe(400);
  });
});

describe('a request that cannot become an event', () => {
  const counted = async (send: () => Promise<unknown>): Promise<number> => {
    const before = hooks.count('events');
    await send();
    return hooks.count('events') - before;
  };

  it.each<
    [what: string, body: string | Uint8Array, headers: Record<string, string>, message: RegExp, code: string]
  >([
    [
      'a trailing comma',
      '{\n  "customer_id": "C-1",\n  "points": 5,\n}',
      {},
      /line 3, column 14.*Take it away/,
      'body_not_json',
    ],
    ['single quotes', "{'customer_id':'C-1'}", {}, /single quotes.*double quotes/, 'body_not_json'],
    [
      'XML',
      '<?xml version="1.0"?><points>5</points>',
      { 'content-type': 'application/xml' },
      /XML.*application\/json/,
      'body_not_json',
    ],
    ['HTML', '<!DOCTYPE html><p>', {}, /HTML/, 'body_not_json'],
    [
      'XML that is called a form',
      '<a/>',
      { 'content-type': 'application/x-www-form-urlencoded' },
      /XML/,
      'body_not_json',
    ],
    [
      'a form',
      'customer_id=C-1&points=5',
      { 'content-type': 'application/x-www-form-urlencoded' },
      /form.*application\/json/,
      'body_not_json',
    ],
    [
      'a form that does not say so',
      'customer_id=C-1&points=5',
      {},
      /form.*application\/json/,
      'body_not_json',
    ],
    [
      'JSON with a slip that is called a form',
      '{"customer_id":"C-1","points":5,}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      /comma with nothing after it in line 1, column 32/,
      'body_not_json',
    ],
    [
      'many levels that are called a form',
      `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      /64 levels/,
      'body_too_deep',
    ],
    [
      'Latin-1',
      Buffer.from('{"customer_id":"C-1","points":5,"reason":"caf\u00e9"}', 'latin1'),
      {},
      /not UTF-8, from byte 46 on.*Latin-1/,
      'body_not_utf8',
    ],
    ['cut off', '{"customer_id":"C-1","poi', {}, /ends before it is complete/, 'body_not_json'],
    ['nothing', '', {}, /empty/, 'body_not_json'],
    ['a list', '[{"customer_id":"C-1","points":5}]', {}, /list.*\[0\]/, 'body_is_list'],
    ['a text', '"C-1"', {}, /single value/, 'body_not_an_object'],
    ['null', 'null', {}, /single value/, 'body_not_an_object'],
    [
      'a broken archive',
      gzipSync('{}').subarray(0, 12),
      { 'content-encoding': 'gzip' },
      /Content-Encoding/,
      'bad_encoding',
    ],
    ['an unknown packing', '{}', { 'content-encoding': 'lzma' }, /Known are gzip/, 'bad_encoding'],
    ['too many levels', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, {}, /64 levels/, 'body_too_deep'],
  ])('because its body is %s, is told what it looks like', async (_what, body, headers, message, code) => {
    let reply: Awaited<ReturnType<HookHub['post']>> | undefined;
    expect(await counted(async () => (reply = await hooks.post('points', body, { headers })))).toBe(0);
    expect(reply?.status).toBe(400);
    const { error } = JSON.parse(reply?.text ?? '') as { error: { type: string; message: string } };
    expect(error.type).toBe('BadRequestException');
    expect(error.message).toMatch(message);
    expect(await hooks.last()).toMatchObject({
      status: 'error',
      reason: code,
      status_code: 400,
      owner: { id: 2 },
      verdicts: [],
      issues: [{ code }],
    });
  });

  it('because it is too large, is answered 413, whether it says so before or not', async () => {
    const large = JSON.stringify({ ...BODY, note: 'x'.repeat(1_048_576) });
    for (const [body, headers] of [
      [large, {}],
      [gzipSync(large), { 'content-encoding': 'gzip' }],
    ] as const) {
      const reply = await hooks.post('points', body, { headers });
      expect([reply.status, reply.text]).toEqual([413, expect.stringContaining('1048576 bytes')]);
      expect(await hooks.last()).toMatchObject({ status: 'error', reason: 'too_large', status_code: 413 });
      expect((await hooks.last())['issues']).toMatchObject([
        { hint: expect.stringContaining('1048576 bytes') },
      ]);
    }
    const fits = JSON.stringify({ ...BODY, note: 'x'.repeat(1_000_000) });
    expect((await hooks.post('points', fits)).status).toBe(200);
    const receipt = await hooks.last();
    expect(receipt).toMatchObject({
      request: { truncated: true },
      verdicts: [{ mapped: { customer: 'C-1', data: {} } }],
    });
    expect(receipt['request']?.['body']).toHaveLength(65_536);
  });

  it('because of its method, is told which one it takes', async () => {
    for (const method of ['PUT', 'GET', 'OPTIONS', 'DELETE']) {
      const reply = await hooks.post('points', BODY, { method });
      expect([reply.status, reply.headers.allow]).toEqual([405, 'POST']);
      expect(await hooks.last()).toMatchObject({
        method,
        reason: 'wrong_method',
        status_code: 405,
        owner: null,
        error: `This endpoint takes POST, and the request was a ${method}.`,
        issues: [{ hint: expect.stringContaining('Let the sender use POST') }],
      });
    }
    const { body } = await hooks.client.call('GET', '/v1/admin/inbound?webhook_id=2&limit=1');
    expect(body['data']?.[0]).toMatchObject({ reason: 'wrong_method' });
  });

  it('because its customer is unknown, or not said, or its data are wrong, is told so', async () => {
    const answers = [];
    for (const body of [
      { customer_id: 'nobody', points: 1 },
      { points: 1 },
      { ...BODY, points: 'many' },
      { customer_id: 'C-1' },
      { customer_id: 'x'.repeat(513), points: 1 },
    ]) {
      const reply = await hooks.post('points', body);
      const { error } = JSON.parse(reply.text) as { error: { code: number } };
      answers.push([reply.status, error.code, (await hooks.last())['reason']]);
    }
    expect(answers).toEqual([
      [404, 160212, 'customer_not_found'],
      [400, 113401, 'customer_missing'],
      [400, 0, 'refused'],
      [400, 113401, 'field_missing'],
      [400, 0, 'customer_too_long'],
    ]);
  });
});

describe('an address', () => {
  it('where nothing listens is answered alike, and the log says why', async () => {
    const sleeping = await hooks.hook({ endpoint: 'sleeping', name: 'Sleeping' });
    const path = `/v1/admin/webhooks/${sleeping}`;
    const texts = new Set<string>();
    const expectReason = async (reason: string): Promise<void> => {
      const reply = await hooks.post('sleeping', BODY);
      texts.add(`${reply.status} ${reply.text}`);
      const receipt = await hooks.last();
      expect(receipt).toMatchObject({ reason, owner: null, status: 'error', status_code: 404 });
      expect(receipt['issues']).toEqual([
        { code: reason, message: receipt['error'], hint: expect.stringContaining('run this request again') },
      ]);
    };
    await hooks.client.call('POST', `${path}/deactivate`);
    await expectReason('inactive');
    const { body } = await hooks.client.call('GET', `/v1/admin/inbound?webhook_id=${sleeping}`);
    expect(body['data']).toHaveLength(1);
    await hooks.client.call('POST', `${path}/archive`);
    await expectReason('archived');
    const guarded = await hooks.hook(
      { endpoint: 'guarded', auth: { kind: 'bearer', secrets: ['token'] } },
      { token: 'hush' },
    );
    await hooks.client.call('POST', `/v1/admin/webhooks/${guarded}/deactivate`);
    await hooks.post('guarded', BODY);
    expect((await hooks.last())['issues']).toMatchObject([
      { hint: 'Set it active, then let the sender send this again.' },
    ]);
    const nothing = await hooks.post('nothing', BODY);
    texts.add(`${nothing.status} ${nothing.text}`);
    expect(await hooks.last()).toMatchObject({
      reason: 'unknown_endpoint',
      issues: [{ hint: expect.stringContaining('Compare the address') }],
    });
    await hooks.post('Point', BODY);
    expect(await hooks.last()).toMatchObject({
      error: 'No active webhook has the endpoint Point.',
      issues: [{ hint: 'Did you mean points?' }],
    });
    const nowhere = await hooks.server.send('/beta/webhooks/custom/nobody/points?token=hush', {
      body: JSON.stringify(BODY),
    });
    texts.add(`${nowhere.status} ${nowhere.text}`);
    expect(hooks.hub.webhooks.counts.nowhere).toBe(1);
    expect(texts.size).toBe(1);
    // There is one workspace only: it was meant, and its people are told. What was sent may be anybody's, and is not kept.
    expect(await hooks.last()).toMatchObject({
      status: 'error',
      status_code: 404,
      reason: 'unknown_account',
      error: 'There is no account nobody.',
      owner: null,
      path: '/beta/webhooks/custom/nobody/points',
      issues: [{ hint: 'The account id of this workspace is public-w: correct the address at the sender.' }],
      request: { query: 'token=[hidden]', body: '' },
    });
  });

  it('of no workspace is told of to the one whose id is spelled nearly so, and to nobody else', async () => {
    await hooks.hub.addWorkspace('other');
    await hooks.server.send('/webhooks/custom/publik-w/points', { body: '{}' });
    expect(await hooks.last()).toMatchObject({
      reason: 'unknown_account',
      error: 'There is no account publik-w.',
    });
    const receipts = hooks.count('inbound_receipts');
    expect((await hooks.server.send('/webhooks/custom/somebody/points', { body: '{}' })).status).toBe(404);
    expect(hooks.count('inbound_receipts')).toBe(receipts);
  });

  it('of another workspace leads to its own webhooks only', async () => {
    await hooks.hub.addWorkspace('x');
    expect((await hooks.server.send('/webhooks/custom/public-x/points', { body: '{}' })).status).toBe(404);
    const { body } = await hooks.client.call('GET', '/v1/admin/inbound?limit=1');
    expect(body['data']?.[0]).not.toMatchObject({ path: '/webhooks/custom/public-x/points' });
  });

  it('that is none of theirs is left to others', async () => {
    for (const path of [
      '/webhooks',
      '/webhooks/custom/a',
      '/beta/webhooks/custom/a/b/c',
      '/webhooks/other/a/b',
    ])
      expect((await hooks.server.send(path)).status).toBe(599);
  });
});
