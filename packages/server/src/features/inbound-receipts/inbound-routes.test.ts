import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain, type Body } from '../../app/testing/admin-client.ts';
import { POINTS, startHookHub, type HookHub } from '../../app/testing/hook-hub.ts';

let hooks: HookHub;
const MINUTE = 60_000;
let begin: number;

beforeAll(async () => {
  hooks = await startHookHub();
  await hooks.join('C-1');
  await hooks.hook();
  await hooks.hook({
    name: 'Picky',
    endpoint: 'picky',
    filters: { op: 'and', rules: [{ path: 'body.kind', operator: 'equals', value: 'bonus' }] },
  });
  begin = hooks.hub.now + MINUTE;
  for (let turn = 0; turn < 12; turn++) {
    hooks.hub.now += MINUTE;
    await hooks.post('points', {
      customer_id: turn % 3 === 0 ? 'Nobody' : 'C-1',
      points: 1,
      note: `Turn ${turn}`,
    });
  }
  hooks.hub.now += MINUTE;
  await hooks.post('picky', { customer_id: 'C-1' });
  await hooks.post('nothing', {});
});
afterAll(() => hooks.close());

const search = (query: string, limit = 200): Promise<Body[]> =>
  hooks.client.all(`/v1/admin/inbound?${query}`, limit);

describe('receipts', () => {
  it('are listed newest first, in pages of any length, and only those of the workspace', async () => {
    const all = await search('');
    expect(all).toHaveLength(15);
    const ids = all.map((row) => Number(row['id']));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    for (const limit of [1, 4]) expect(await search('', limit)).toEqual(all);
    for (const limit of [1, 5])
      expect(await search('webhook_id=2', limit)).toEqual(
        all.filter((row) => row['owner']?.['name'] === ('Points' as never)),
      );
    const other = hooks.client.as((await hooks.hub.addWorkspace('x')).token);
    expect(await other.all('/v1/admin/inbound', 10)).toEqual([]);
    expect(await other.all('/v1/admin/inbound?webhook_id=2', 10)).toEqual([]);
    expect((await other.call('GET', `/v1/admin/inbound/${ids[0]}`)).status).toBe(404);
  });

  it.each<[query: () => string, found: number]>([
    [() => 'channel=webhook', 15],
    [() => 'channel=insider', 0],
    [() => 'webhook_id=2', 12],
    [() => 'webhook_id=3', 1],
    [() => 'webhook_id=999', 0],
    [() => 'integration_id=2', 0],
    [() => 'webhook_id=2&integration_id=2', 0],
    [() => 'identifier=rcp_3', 1],
    [() => 'identifier=3&webhook_id=3', 0],
    [() => 'customer_id=C-1', 10],
    [() => 'customer_id=Nobody', 4],
    [() => 'customer_id=nobody', 0],
    [() => 'type=event&webhook_id=2', 12],
    [() => 'type=profile', 0],
    [() => 'action=point_add', 13],
    [() => 'action=opt_in', 1],
    [() => 'status=done', 9],
    [() => 'status=error', 5],
    [() => 'status=ignored', 1],
    [() => 'event_id=1', 1],
    [() => 'error=CUSTOMER%20not', 4],
    [() => 'error=customer_not_found', 4],
    [() => 'error=%25', 0],
    [() => 'status_code=404', 5],
    [() => 'status_code=4xx', 5],
    [() => 'status_code=2xx&status=ignored', 1],
    [() => 'request_body=turn%207', 1],
    [() => 'request_body=turn', 12],
    [() => 'response_body=160212', 4],
    [() => 'response_body=%22success%22&request_body=turn', 8],
    [() => `from=${begin}&to=${begin + 3 * MINUTE}`, 3],
    [() => `from=${begin + 100 * MINUTE}`, 0],
    [() => `to=${begin}`, 1],
  ])('%s', async (query, found) => {
    expect(await search(query(), 5)).toHaveLength(found);
  });

  it('are refused what cannot be read', async () => {
    for (const query of ['identifier=x', 'status=fine', 'status_code=7xx', 'webhook_id=0', 'nothing=1'])
      expect((await hooks.client.call('GET', `/v1/admin/inbound?${query}`)).status, `for ${query}`).toBe(400);
  });

  it('go with their age, and nobody finds them any more', async () => {
    const { database } = hooks.hub;
    database.exec(`INSERT INTO inbound_receipts SELECT 9999, workspace, channel, owner, at, ms, method, path, status_code,
      status, reason, type, action, customer, customer_text, event, error, rerun_of, body FROM inbound_receipts WHERE id = 3;
      INSERT INTO inbound_owners VALUES (0, 2, 9999)`);
    expect(await search('identifier=9999&webhook_id=2')).toHaveLength(1);
    database.exec('DELETE FROM inbound_receipts WHERE id = 9999');
    expect(database.prepare('SELECT count(*) FROM inbound_owners WHERE receipt = 9999').row()).toEqual([0]);
  });
});

describe('running a request again', () => {
  const rerun = async (id: number, body?: object): Promise<Body> =>
    (await hooks.client.call('POST', `/v1/admin/inbound/${id}/rerun`, body)).body;
  const idOf = async (query: string): Promise<number> => Number((await search(query))[0]?.['id']);
  const score = async (): Promise<number> => (await hooks.balances('C-1'))['score'] ?? 0;

  it('dry, says what it would be by now, and does nothing', async () => {
    const refused = await idOf('customer_id=Nobody');
    await hooks.join('Nobody');
    const receipts = hooks.count('inbound_receipts');
    const events = hooks.count('events');
    expect(await rerun(refused)).toMatchObject({
      dry: true,
      status: 'done',
      answer: { status_code: 200 },
      verdicts: [{ matched: true, outcome: 'done', auth: { reason: 'not_checked' } }],
      mapped: null,
      events: [],
      receipt_id: null,
    });
    expect([hooks.count('inbound_receipts'), hooks.count('events')]).toEqual([receipts, events]);
  });

  it('for real, registers it once, however often it is run, and says who wanted it', async () => {
    const refused = await idOf('customer_id=Nobody&status=error');
    const first = await rerun(refused, { dry: false });
    expect(first).toMatchObject({ dry: false, status: 'done', events: [{ type: 'point_add' }] });
    const receipt = await hooks.last();
    expect(receipt).toMatchObject({
      id: first['receipt_id'],
      rerun_of: refused,
      owner: { id: 2 },
      event_id: first['events']?.[0]?.['id'],
      request: { body: JSON.stringify({ customer_id: 'Nobody', points: 1, note: 'Turn 9' }) },
    });
    for (const again of [refused, Number(receipt['id'])]) {
      expect(await rerun(again, { dry: false })).toMatchObject({ status: 'done', events: [] });
      expect(await hooks.last()).toMatchObject({
        reason: 'repeated',
        event_id: first['events']?.[0]?.['id'],
      });
    }
    expect(await hooks.balances('Nobody')).toMatchObject({ score: 1 });
    expect(await search(`webhook_id=2&action=point_add&customer_id=Nobody`)).toHaveLength(4 + 3);
    const { body } = await hooks.client.call('GET', '/v1/admin/audit?action=inbound.rerun');
    expect(body['data']?.[2]).toMatchObject({ target: { kind: 'receipt', name: `rcp_${refused}` } });
  });

  it('of what was registered before does not register it twice', async () => {
    const done = await idOf('status=done&customer_id=C-1&webhook_id=2');
    const before = await score();
    expect(await rerun(done, { dry: false })).toMatchObject({ status: 'done', events: [] });
    expect(await score()).toBe(before);
  });

  it('uses what is configured now', async () => {
    const ignored = await idOf('status=ignored');
    await hooks.client.call('PATCH', '/v1/admin/webhooks/3', {
      definition: { ...POINTS, endpoint: 'picky' },
    });
    expect(await rerun(ignored)).toMatchObject({
      status: 'error',
      answer: { status_code: 400 },
      verdicts: [{ matched: true, issues: [{ code: '113401', field: 'data.points' }] }],
    });
    await hooks.client.call('POST', '/v1/admin/webhooks/3/deactivate');
    expect(await rerun(ignored)).toMatchObject({
      status: 'error',
      answer: { status_code: 404 },
      verdicts: [],
    });
  });

  it('trusts who proved themselves then, and nobody else', async () => {
    const auth = { kind: 'bearer', secrets: ['token'] } as const;
    const filters = {
      op: 'and',
      rules: [
        { path: 'body.key', operator: 'equals', secret: 'key' },
        { path: 'headers.x-api-key', operator: 'equals', value: 'plain' },
      ],
    } as const;
    await hooks.hook({ endpoint: 'guarded', auth, filters }, { token: 'hush', key: 'k' });
    const body = { customer_id: 'C-1', points: 1, key: 'k' };
    const headers = { authorization: 'Bearer hush', 'x-api-key': 'plain' };
    await hooks.post('guarded', body, { headers });
    const proved = Number((await hooks.last())['id']);
    expect(await rerun(proved)).toMatchObject({
      status: 'done',
      verdicts: [{ auth: { reason: 'not_checked' } }],
    });
    await hooks.post('guarded', body, { headers: { ...headers, authorization: 'Bearer x' } });
    const stranger = Number((await hooks.last())['id']);
    const before = await score();
    for (const dry of [true, false]) {
      const again = await rerun(stranger, { dry });
      expect(again).toMatchObject({ status: 'error', answer: { status_code: 401 } });
      expect(again['issues']?.[0]).toMatchObject({ code: 'not_proved_then' });
    }
    await hooks.post('guarded', { ...body, key: 'x' }, { headers });
    expect(await rerun(Number((await hooks.last())['id']))).toMatchObject({ status: 'error' });
    expect(await score()).toBe(before);
  });

  it('is not possible with half a body, nor with what is not there', async () => {
    await hooks.post('points', { customer_id: 'C-1', points: 1, note: 'x'.repeat(70_000) });
    const long = Number((await hooks.last())['id']);
    const reply = await hooks.client.call('POST', `/v1/admin/inbound/${long}/rerun`);
    expect([reply.status, plain(reply.body['detail'])]).toEqual([409, expect.stringContaining('first part')]);
    expect((await hooks.client.call('POST', '/v1/admin/inbound/99999/rerun')).status).toBe(404);
  });
});
