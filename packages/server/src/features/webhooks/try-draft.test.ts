import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../app/testing/admin-client.ts';
import { POINTS, startHookHub, type HookHub } from '../../app/testing/hook-hub.ts';

let hooks: HookHub;
let guarded: number;
const AUTH = { kind: 'header_token', header: 'X-Token', secrets: ['token'] } as const;

beforeAll(async () => {
  hooks = await startHookHub();
  await hooks.join('C-1');
  guarded = await hooks.hook({ endpoint: 'guarded', auth: AUTH, dedupKey: 'body.id' }, { token: 'hush' });
});
afterAll(() => hooks.close());

const tryIt = (definition: unknown, body: unknown, over: object = {}, more: object = {}): Promise<Reply> =>
  hooks.client.call('POST', '/v1/admin/webhooks/try', {
    definition,
    request: { body: typeof body === 'string' ? body : JSON.stringify(body), ...over },
    ...more,
  });

describe('a draft', () => {
  it('is shown what it would make of a request, and nothing happens', async () => {
    const tables = ['events', 'inbound_receipts', 'webhooks', 'audit'];
    const before = tables.map((table) => hooks.count(table));
    const { body } = await tryIt(POINTS, { customer_id: 'C-1', points: '5', shop: { id: 7 } });
    expect(body).toMatchObject({
      verdict: {
        webhook: { id: null, name: 'Points' },
        matched: true,
        auth: { ok: true, reason: 'not_checked' },
        mapped: { action: 'point_add', customer: 'C-1', data: { points: 5 } },
        issues: [],
        outcome: 'done',
      },
      answer: { status_code: 200, body: { success: true } },
      refusal: null,
      fields: ['customer_id', 'points', 'shop.id'],
    });
    expect(body['curl']).toContain("curl -X POST 'http://hub.test/beta/webhooks/custom/public-w/points'");
    expect(tables.map((table) => hooks.count(table))).toEqual(before);
  });

  it('is told why the event would be refused, and from where its field is taken', async () => {
    const { body } = await tryIt(POINTS, { customer_id: 'C-1', Points: 5 });
    expect(body).toMatchObject({
      verdict: { matched: true, outcome: 'error' },
      answer: { status_code: 400 },
      refusal: { code: '113401', field: 'data.points' },
    });
    expect(body['refusal']?.['hint']).toContain('Did you mean Points?');
    const nobody = await tryIt(POINTS, { customer_id: 'X', points: 5 });
    expect(nobody.body).toMatchObject({ refusal: { code: '160212' }, answer: { status_code: 404 } });
  });

  it('is told what is wrong with the body', async () => {
    const { body } = await tryIt(POINTS, '{"points":5,}');
    expect(body).toMatchObject({
      verdict: { matched: false, mapped: null, outcome: 'error', issues: [{ code: 'body_not_json' }] },
      answer: { status_code: 400 },
      fields: [],
    });
  });

  it('lets nothing in by a filter that is not finished', async () => {
    for (const rule of [
      { path: 'body.points', operator: 'equals' },
      { path: 'body.', operator: 'exists' },
      { path: 'body.points', operator: 'matches', value: 'a(b' },
      { path: 'body.points', operator: 'equals', secret: '' },
    ]) {
      const { body } = await tryIt(
        { ...POINTS, filters: { op: 'and', rules: [rule] } },
        { customer_id: 'C-1', points: '5' },
      );
      expect(body['verdict']).toMatchObject({
        matched: false,
        outcome: 'ignored',
        filters: [{ path: rule.path, operator: rule.operator, passed: false }],
      });
      expect(body['verdict']?.['filters']?.[0]?.['hint']).toContain('cannot be used');
    }
  });

  it('works while it is not finished', async () => {
    for (const definition of [{}, { filters: 7 }, { ...POINTS, action: 'nothing' }])
      expect((await tryIt(definition, {})).status).toBe(200);
    const { body } = await tryIt({ ...POINTS, action: 'nothing' }, { customer_id: 'C-1' });
    expect(body).toMatchObject({ refusal: { code: '203404' } });
  });
});

describe('a stored one', () => {
  const definition = { ...POINTS, auth: AUTH, dedupKey: 'body.id' };

  it('may check the proof with its own secrets', async () => {
    const body = { customer_id: 'C-1', points: 5, id: 'try-1' };
    const judged = async (headers: object, more: object): Promise<unknown> =>
      (await tryIt(definition, body, { headers, skip_auth: false }, more)).body['verdict']?.['auth']?.[
        'reason'
      ];
    expect(await judged({ 'X-Token': 'hush' }, { webhook_id: guarded })).toBe('proved');
    expect(await judged({ 'X-Token': 'x' }, { webhook_id: guarded })).toBe('wrong_token');
    expect(await judged({ 'X-Token': 'hush' }, {})).toBe('secret_missing');
    expect((await tryIt(definition, body, {}, { webhook_id: 999 })).status).toBe(404);
  });

  it('knows what it has registered before', async () => {
    const body = { customer_id: 'C-1', points: 5, id: 'm-1' };
    const sent = await hooks.post('guarded', body, { headers: { 'x-token': 'hush' } });
    const { event } = JSON.parse(sent.text) as { event: string };
    const { body: tried } = await tryIt(definition, body, {}, { webhook_id: guarded });
    expect(tried['answer']).toMatchObject({ body: { event } });
    expect(tried['verdict']).toMatchObject({ outcome: 'done', issues: [{ code: 'repeated' }] });
  });
});
