import { gzipSync } from 'node:zlib';
import { request as send } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEventsHub, type ApiReply, type EventsHub } from '../../app/testing/events-hub.ts';

let hub: EventsHub;

beforeEach(async () => {
  hub = await startEventsHub();
});
afterEach(() => hub.close());

const join = (customer = 'c1', data: object = {}): Promise<ApiReply> =>
  hub.event({ customer, action: 'opt_in', data });
const points = (number: unknown, more: object = {}): Promise<ApiReply> =>
  hub.event({ customer: 'c1', action: 'point_add', data: { points: number }, ...more });

describe('one event', () => {
  it('is answered with its customer', async () => {
    await join('c1', {
      first_name: 'Ada',
      last_name: 'L',
      email: 'ada@example.com',
      language: 'en',
      handler: 'ada',
    });
    const { status, body, headers } = await points(325);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'c1',
      created_at: 1_800_000_000,
      handler: 'ada',
      status: 'active',
      score: 325,
      spent: 0,
      pending: 0,
      spendable: 325,
      language: 'en',
      currency: null,
      first_name: 'Ada',
      last_name: 'L',
      email: 'ada@example.com',
      events: [
        {
          id: expect.stringMatching(/^\d+$/),
          action: 'point_add',
          points: 325,
          expdate: null,
          account: null,
        },
      ],
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it('names in its answer only events that moved spendable points', async () => {
    await hub.change({ acceptance: 'manual' });
    expect((await join()).body['events']).toEqual([]);
    const { body } = await hub.event({
      customer: 'c1',
      action: 'checkout',
      data: { transaction_id: 't1', total: 99.9, points_rewarded: 90 },
    });
    expect(body).toMatchObject({ pending: 90, score: 0, spendable: 0, events: [] });
  });

  it('may be backdated', async () => {
    await join();
    await points(10, { data: { points: 10, effective_timestamp: 1_700_000_000.25 } });
    await points(10, { data: { points: 10, effective_timestamp: '1700000001' } });
    const { body } = await hub.call('GET', '/customers/c1/events?order=asc&action=point_add');
    expect(body['data']).toMatchObject([
      { timestamp: '2023-11-14T22:13:20.250Z' },
      { timestamp: '2023-11-14T22:13:21.000Z' },
    ]);
  });

  it('finds its customer by the external id whose attribute it names', async () => {
    await hub.addAttribute({ name: 'card', tags: ['external_id'] });
    await join('c1', { card: 'A-1' });
    expect((await points(5, { customer: 'A-1', external_id: 'card' })).body).toMatchObject({
      id: 'c1',
      score: 5,
    });
    const made = await hub.event({ customer: 'A-2', external_id: 'card', action: 'opt_in', data: {} });
    expect(made.body['id']).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
    expect((await points(7, { customer: 'A-2', external_id: 'card' })).body).toMatchObject({
      id: made.body['id'],
      score: 7,
    });
  });

  it('takes ids as numbers, and an empty list for empty data, as clients write them', async () => {
    expect((await hub.event({ customer: 48_028, action: 'opt_in', data: [] })).body).toMatchObject({
      id: '48028',
    });
    expect((await hub.event({ customer: '48028', action: 'daily_login' })).status).toBe(200);
  });

  it('keeps its account with it', async () => {
    await join();
    await points(1, { account: 'main_account' });
    const context = hub.database
      .prepare(`SELECT json_extract(body, '$.context') FROM events ORDER BY id DESC`)
      .row();
    expect(context).toEqual(['{"account":"main_account"}']);
  });

  it('may be packed', async () => {
    const body = gzipSync(JSON.stringify({ customer: 'c1', action: 'opt_in' }));
    const status = await new Promise((resolve, reject) => {
      const headers = { 'x-api-key': hub.key, 'content-encoding': 'gzip' };
      send(`${hub.url}/events`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(body);
    });
    expect(status).toBe(200);
  });
});

describe('a repeat', () => {
  it.each([
    ['message_id', { message_id: 'm-1' }, {}],
    ['Idempotency-Key', {}, { 'idempotency-key': 'm-1' }],
  ])('by %s has one effect and the same answer', async (_, more, headers) => {
    await join();
    const event = { customer: 'c1', action: 'point_add', data: { points: 5 }, ...more };
    const first = await hub.event(event, headers);
    const again = await hub.event(event, headers);
    expect(again).toMatchObject({ status: 200, headers: { 'idempotent-replayed': 'true' } });
    expect(again.body).toEqual(first.body);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect((await points(1)).body['score']).toBe(6);
  });

  it('of a refused event is judged anew', async () => {
    const event = { customer: 'c1', action: 'point_add', data: { points: 5 }, message_id: 'm-1' };
    expect((await hub.event(event)).status).toBe(404);
    await join();
    expect((await hub.event(event)).body['score']).toBe(5);
  });

  it('is none when another key sends it', async () => {
    await join();
    await points(5, { message_id: 'm' });
    const other = await hub.addKey(hub.workspace);
    await hub.configured();
    const body = { customer: 'c1', action: 'point_add', data: { points: 5 }, message_id: 'm' };
    expect((await hub.call('POST', `/events?api_key=${other.key}`, { body, key: false })).body['score']).toBe(
      10,
    );
  });
});

describe('refusals', () => {
  const error = (reply: ApiReply): unknown => ({ status: reply.status, ...reply.body['error'] });

  it.each<[string, unknown, object]>([
    [
      'an unknown customer',
      { customer: 'x', action: 'point_add', data: { points: 1 } },
      { status: 404, type: 'NotFoundException', code: 160212, message: 'Customer not found' },
    ],
    [
      'an unknown action',
      { customer: 'c1', action: 'dance', data: {} },
      {
        status: 400,
        type: 'BadRequestException',
        code: 203404,
        message: 'Invalid action: dance',
        field: 'action',
      },
    ],
    [
      'an internal action',
      { customer: 'c1', action: 'point_expire', data: { points: 1 } },
      { status: 400, code: 203404 },
    ],
    ['a second opt_in', { customer: 'c1', action: 'opt_in', data: {} }, { status: 400, code: 112101 }],
    [
      'missing data',
      { customer: 'c1', action: 'point_add', data: {} },
      { status: 400, code: 113401, field: 'data.points' },
    ],
    [
      'no action',
      { customer: 'c1', data: {} },
      { status: 400, type: 'MissingParameterException', code: 113401, field: 'action' },
    ],
    [
      'no customer',
      { action: 'point_add', data: { points: 1 } },
      { status: 400, code: 160211, field: 'customer' },
    ],
    [
      'a wrong type',
      { customer: 'c1', action: 'point_add', data: { points: 'many' } },
      { status: 400, code: 0, field: 'data.points' },
    ],
    [
      'spending what is not there',
      { customer: 'c1', action: 'point_spend', data: { points: 1 } },
      { status: 400, code: 120241 },
    ],
    [
      'unspending what was not spent',
      { customer: 'c1', action: 'point_unspend', data: { points: 1 } },
      { status: 400, code: 112900 },
    ],
    [
      'an unknown transaction',
      { customer: 'c1', action: 'checkout_accept', data: { transaction_id: 'no' } },
      { status: 404, code: 0 },
    ],
    [
      'an attribute that is no external id',
      { customer: 'c1', external_id: 'email', action: 'profile', data: {} },
      { status: 400, code: 0, field: 'external_id' },
    ],
    ['a body that is a list', [], { status: 400, code: 0, message: 'An event must be a JSON object' }],
    [
      'a customer that is an object',
      { customer: {}, action: 'opt_in' },
      { status: 400, code: 0, field: 'customer' },
    ],
    [
      'an action that is a list',
      { customer: 'c1', action: ['opt_in'] },
      { status: 400, code: 0, field: 'action' },
    ],
    [
      'data that is text',
      { customer: 'c1', action: 'opt_in', data: 'x' },
      { status: 400, code: 0, field: 'data' },
    ],
    [
      'an account that is true',
      { customer: 'c1', action: 'opt_in', account: true },
      { status: 400, code: 0, field: 'account' },
    ],
    [
      'a message_id that is too long',
      { customer: 'c1', action: 'opt_in', message_id: 'm'.repeat(513) },
      { status: 400, code: 0, field: 'message_id' },
    ],
    [
      'a guest with a customer',
      { customer: 'c1', guest: true, action: 'checkout' },
      { status: 400, type: 'BadRequestException', code: 0, field: 'guest' },
    ],
    [
      'a guest',
      { guest: true, action: 'checkout', data: {} },
      { status: 400, code: 0, message: 'Guest checkouts are not supported', field: 'guest' },
    ],
    [
      'a guest as the examples write it',
      { guest: 'true', action: 'checkout', data: {} },
      { status: 400, field: 'guest' },
    ],
    [
      'a guest that is neither',
      { customer: 'c1', guest: 'maybe', action: 'opt_in' },
      { status: 400, field: 'guest' },
    ],
    [
      'a time in milliseconds',
      { customer: 'c1', action: 'point_add', data: { points: 1, effective_timestamp: 1_700_000_000_000 } },
      { status: 400, field: 'data.effective_timestamp' },
    ],
    [
      'data that is too deep',
      { customer: 'c1', action: 'point_add', data: { points: 1, deep: nested(40) } },
      { status: 400, code: 0, field: 'data' },
    ],
  ])('%s', async (_, event, expected) => {
    await join();
    expect(error(await hub.event(event))).toMatchObject(expected);
  });

  it('know the codes of purchases', async () => {
    await hub.change({ acceptance: 'manual' });
    await join('c1');
    await join('c2');
    const about = (action: string, data: object, customer = 'c1'): Promise<ApiReply> =>
      hub.event({ customer, action, data: { transaction_id: 't', ...data } });
    expect((await about('checkout', { total: 100 })).status).toBe(200);
    expect(error(await about('checkout', { total: 100 }))).toMatchObject({ code: 5003 });
    expect(error(await about('checkout_accept', {}, 'c2'))).toMatchObject({ code: 103902 });
    expect(error(await about('refund', {}))).toMatchObject({ code: 112201 });
    await about('checkout_accept', {});
    expect(error(await about('partial_refund', { amount: 0 }))).toMatchObject({ code: 112202 });
    expect(error(await about('partial_refund', { amount: 101 }))).toMatchObject({ code: 112203 });
    await about('partial_refund', { amount: 60 });
    expect(error(await about('partial_refund', { amount: 60 }))).toMatchObject({ code: 112204 });
  });

  it('know who may not spend, who is not active, and what is done once', async () => {
    await hub.change({ autoSubscribe: true });
    await hub.addEventType({
      name: 'survey',
      label: 'Survey',
      kind: 'custom',
      fields: [],
      submittable: true,
      once: true,
    });
    expect((await points(5, { customer: 'new' })).body).toMatchObject({
      id: 'new',
      status: 'inactive',
      score: 5,
    });
    expect(
      error(await hub.event({ customer: 'new', action: 'point_spend', data: { points: 1 } })),
    ).toMatchObject({ code: 110003 });
    await hub.event({ customer: 'new', action: 'survey' });
    expect(error(await hub.event({ customer: 'new', action: 'survey' }))).toMatchObject({
      status: 400,
      code: 10001,
      message: 'Action "survey" cannot be repeated',
    });
    await join('gone');
    expect(
      (await hub.event({ customer: 'gone', action: 'opt_out', data: { reason: 'moved' } })).body,
    ).toMatchObject({
      status: 'opted_out',
    });
    expect(error(await points(1, { customer: 'gone' }))).toMatchObject({ status: 400, code: 160216 });
  });

  it('of an ambiguous external id', async () => {
    await hub.addAttribute({ name: 'card', tags: ['external_id'] });
    await join('c1', { card: 'A' });
    await join('c2', { card: 'A' });
    expect(error(await points(1, { customer: 'A', external_id: 'card' }))).toMatchObject({ status: 409 });
  });

  it.each([
    ['cut off', '{"customer":"c1"'],
    ['empty', ''],
    ['text', 'customer=c1&action=opt_in'],
  ])('of a body that is %s say that it is no JSON', async (_, body) => {
    const reply = await hub.call('POST', '/events', { body });
    expect(error(reply)).toMatchObject({
      status: 400,
      code: 0,
      message: expect.stringContaining('not valid JSON'),
    });
  });

  it('of a body that is packed in an unknown way, or too large', async () => {
    const packed = await hub.event({ customer: 'c', action: 'opt_in' }, { 'content-encoding': 'lzma' });
    expect(error(packed)).toMatchObject({ status: 400, field: 'content-encoding' });
    const large = await hub.event({
      customer: 'c',
      action: 'opt_in',
      data: { text: 'x'.repeat(5 * 1024 * 1024) },
    });
    expect(error(large)).toMatchObject({ status: 413 });
  });

  it('leave a receipt without keys, counted once', async () => {
    await points(1, { message_id: 'm-9', data: { points: 1, note: `${hub.key} ${hub.secret}` } });
    await hub.call('POST', '/events', { body: '{' });
    const receipts = await hub.receipts();
    expect(receipts).toMatchObject([
      { path: '/events', status: 400, accepted: 0, issues: [{ code: 'event_0' }] },
      {
        path: '/events',
        status: 404,
        accepted: 0,
        refused: 1,
        issues: [
          { code: 'event_160212', message: 'Customer not found', field: 'customer', messageId: 'm-9' },
        ],
      },
    ]);
    const kept = hub.database.prepare('SELECT body FROM receipts').rows();
    expect(kept).toHaveLength(2);
    expect(hub.database.prepare('SELECT sum(refused), sum(accepted) FROM intake_minutes').row()).toEqual([
      2, 0,
    ]);
  });

  it('of whoever has no key leave none', async () => {
    await hub.call('POST', '/events', { body: '{', key: false });
    expect(await hub.receipts()).toEqual([]);
  });

  it('are not confused by data that looks like one', async () => {
    await join();
    const data = { points: 1, refusal: { status: 400 }, __proto__: null, constructor: 'x' };
    expect((await points(1, { data })).status).toBe(200);
    expect(
      (
        await hub.call('POST', '/events', {
          body: '{"customer":"c1","action":"point_add","data":{"points":1,"__proto__":{"a":1}}}',
        })
      ).status,
    ).toBe(200);
  });
});

describe('many events', () => {
  it('are answered one by one, in their order, whatever becomes of each', async () => {
    const { status, body } = await hub.call('POST', '/events/bulk', {
      body: {
        events: [
          { customer: 'c1', action: 'opt_in' },
          { customer: 'c1', action: 'point_add', data: { points: 10 } },
          { customer: 'c1', action: 'dance' },
          7,
          { customer: 'c1', action: 'point_sub', data: { points: 4 } },
          { customer: 'c2', action: 'point_add', data: { points: 1 } },
        ],
      },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      results: [
        { events: [] },
        {
          events: [{ id: expect.any(String), action: 'point_add', points: 10, expdate: null, account: null }],
        },
        { error: expect.objectContaining({ code: 203404 }) },
        { error: expect.objectContaining({ code: 0, message: 'An event must be a JSON object' }) },
        {
          events: [{ id: expect.any(String), action: 'point_sub', points: -4, expdate: null, account: null }],
        },
        { error: expect.objectContaining({ code: 160212 }) },
      ],
      total: 6,
      errors: 3,
    });
    expect(await hub.receipts()).toMatchObject([
      {
        path: '/events/bulk',
        status: 200,
        accepted: 3,
        refused: 3,
        issues: [{ index: 2 }, { index: 3 }, { index: 5 }],
      },
    ]);
    expect(hub.database.prepare('SELECT sum(refused), sum(accepted) FROM intake_minutes').row()).toEqual([
      3, 3,
    ]);
  });

  it('have one effect when they are repeated as a whole or within', async () => {
    await join();
    const event = { customer: 'c1', action: 'point_add', data: { points: 1 } };
    const body = { events: [event, event, { ...event, message_id: 'x' }, { ...event, message_id: 'x' }] };
    const headers = { 'idempotency-key': 'k' };
    const first = await hub.call('POST', '/events/bulk', { body, headers });
    const again = await hub.call('POST', '/events/bulk', { body, headers });
    expect(again.body).toEqual(first.body);
    expect((await points(1)).body['score']).toBe(4);
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'events must be a list of events'],
    ['a list', [], 'events must be a list of events'],
    ['an object for the list', { events: {} }, 'events must be a list of events'],
    ['too many', { events: Array.from({ length: 1_001 }, () => ({})) }, 'A request may carry 1000 events'],
  ])('are refused as %s', async (_, body, message) => {
    const reply = await hub.call('POST', '/events/bulk', { body });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 0, message, field: 'events' } } });
  });

  it('may be none, or a thousand', async () => {
    expect((await hub.call('POST', '/events/bulk', { body: { events: [] } })).body).toEqual({
      results: [],
      total: 0,
      errors: 0,
    });
    const events = Array.from({ length: 1_000 }, (_, index) => ({
      customer: `c${index % 10}`,
      action: index < 10 ? 'opt_in' : 'point_add',
      data: { points: 1 },
    }));
    const { body } = await hub.call('POST', '/events/bulk', { body: { events } });
    expect(body).toMatchObject({ total: 1_000, errors: 0 });
    expect(body['results']?.[999]).toMatchObject({ events: [{ points: 1 }] });
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

it('is counted: requests, and events by what was decided about them', async () => {
  await join();
  await points(5, { message_id: 'a' });
  await points(5, { message_id: 'a' });
  await points('many');
  await hub.call('POST', '/events', { body: '{' });
  await hub.call('POST', '/events', { body: {}, key: false });
  const event = { customer: 'c1', action: 'point_add', data: { points: 1 } };
  await hub.call('POST', '/events/bulk', { body: { events: [event, event, {}] } });
  await hub.call('GET', '/customers/c1');
  await hub.call('GET', '/customers/nobody');
  expect(hub.counts).toEqual({ requests: 9, accepted: 4, duplicates: 1, refused: 4, overloaded: 0 });
});
