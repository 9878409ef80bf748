import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEventsHub, type ApiBody, type ApiReply, type EventsHub } from '../../app/testing/events-hub.ts';

let hub: EventsHub;
const DAY = 86_400_000;

const rows = ({ body }: ApiReply): readonly ApiBody[] => body['data'] as unknown as readonly ApiBody[];
const read = (query = ''): Promise<ApiReply> => hub.call('GET', `/customers/c1/events${query}`);
const actions = async (query: string): Promise<unknown[]> => {
  const reply = await read(query);
  expect(reply.status, `answered ${JSON.stringify(reply.body)}`).toBe(200);
  return rows(reply).map(({ action }) => action);
};

beforeAll(async () => {
  hub = await startEventsHub();
  await hub.addAttribute({ name: 'crm_id', tags: ['external_id'] });
  const events = [
    { action: 'opt_in', data: { crm_id: 'X' } },
    { action: 'point_add', data: { points: 50, reason: 'welcome' } },
    { action: 'checkout', data: { transaction_id: 't1', total: 10, points_rewarded: 10 } },
    { action: 'point_spend', data: { points: 20 } },
    { action: 'daily_login', data: {} },
  ];
  for (const event of events) {
    await hub.event({ customer: 'c1', ...event });
    hub.now += DAY;
  }
  await hub.event({ customer: 'c2', action: 'opt_in' });
});
afterAll(() => hub.close());

describe('what a customer did', () => {
  it('is told with its points, properties and source', async () => {
    const { status, body } = await read('?action=point_add');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: [
        {
          id: expect.stringMatching(/^\d+$/),
          action: 'point_add',
          label: 'Point add',
          points: 50,
          timestamp: new Date(1_800_000_000_000 + DAY).toISOString(),
          properties: [
            { name: 'points', label: 'Points', value: 50 },
            { name: 'reason', label: 'Reason', value: 'welcome' },
          ],
          expdate: null,
          account: null,
          source: 'Events API',
        },
      ],
      prev: null,
      next: null,
    });
  });

  it.each<[string, string, string[]]>([
    ['all, the newest first', '', ['daily_login', 'point_spend', 'checkout', 'point_add', 'opt_in']],
    ['the oldest first', '?order=asc', ['opt_in', 'point_add', 'checkout', 'point_spend', 'daily_login']],
    ['those that moved points', '?points_only=true', ['point_spend', 'checkout', 'point_add']],
    ['without that', '?points_only=false&action=opt_in', ['opt_in']],
    ['some actions', '?action.in=checkout,point_add', ['checkout', 'point_add']],
    [
      'some actions, as it was written once',
      '?actions=checkout,point_add&order=asc',
      ['point_add', 'checkout'],
    ],
    ['after a day', '?date.gt=2027-01-17', ['daily_login', 'point_spend']],
    ['from a day to another', '?date.gte=2027-01-16&date.lt=2027-01-18', ['checkout', 'point_add']],
    ['of a day', '?date=2027-01-15', ['opt_in']],
    ['after a moment', '?timestamp.gt=2027-01-18T08:00:00.000Z', ['daily_login']],
    ['up to a moment', `?timestamp.lte=${encodeURIComponent('2027-01-15T09:00:00+01:00')}`, ['opt_in']],
    ['of a transaction', '?action.in=checkout&properties.transaction_id.in=t1,t2', ['checkout']],
    ['a part', '?limit=2&offset=1', ['point_spend', 'checkout']],
    ['a part from the other end', '?limit=2&offset=1&order=asc', ['point_add', 'checkout']],
    ['with references, of which there are none', '?references=true&action=opt_in', ['opt_in']],
  ])('is asked for: %s', async (_, query, expected) => {
    expect(await actions(query)).toEqual(expected);
  });

  it('is at /history too, and by an external id', async () => {
    for (const target of [
      '/customers/c1/history',
      '/customers/crm_id:X/events',
      '/customers/crm_id:X/history',
    ])
      expect(rows(await hub.call('GET', `${target}?limit=1`))).toMatchObject([{ action: 'daily_login' }]);
  });

  it.each(['asc', 'desc'])('is read to its end by following next, %s', async (order) => {
    const seen: unknown[] = [];
    let next: unknown = `/customers/c1/events?limit=2&order=${order}`;
    while (next !== null) {
      const { body } = await hub.call('GET', next as string);
      seen.push(...(body['data'] as unknown as ApiBody[]).map(({ action }) => action));
      ({ next } = body as { next: unknown });
    }
    expect(seen).toEqual(await actions(`?order=${order}`));
  });

  it('keeps its filters in the links', async () => {
    const { body } = await read('?limit=1&offset=1&points_only=true&order=asc');
    expect(body['prev']).toBe('/customers/c1/events?points_only=true&order=asc&limit=1&offset=0');
    expect(body['next']).toMatch(
      /^\/customers\/c1\/events\?points_only=true&order=asc&limit=1&offset=2&after=/,
    );
  });

  it.each<[string, string]>([
    ['order', '?order=up'],
    ['points_only', '?points_only=maybe'],
    ['date.gt', '?date.gt=yesterday'],
    ['timestamp.gt', '?timestamp.gt=soon'],
    ['colour', '?colour=red'],
    ['limit', '?limit=x'],
  ])('refuses a %s that cannot be read', async (field, query) => {
    expect(await read(query)).toMatchObject({
      status: 400,
      body: { error: { type: 'BadRequestException', code: 0, field } },
    });
  });

  it('of somebody with many events is answered within bounds, and goes on', async () => {
    const insert = hub.database.prepare(
      `INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body) VALUES (?, ?, 1, ?, 'page', 0, 0, '{"data":{},"context":{}}')`,
    );
    const tail = hub.database.prepare('INSERT INTO customer_events_tail (event, customer) VALUES (?, ?)');
    const key = (await hub.customers.find(hub.workspace, 'c2'))?.key ?? 0;
    await hub.database.write(() => {
      for (let id = 1_000; id < 101_000; id++) {
        insert.run(id, key, `page-${id}`);
        tail.run(id, key);
      }
    });
    for (const order of ['desc', 'asc']) {
      let target: unknown = `/customers/c2/events?action=nothing_like_it&order=${order}`;
      let answers = 0;
      while (target !== null) {
        const began = performance.now();
        const { body } = await hub.call('GET', target as string);
        expect(performance.now() - began).toBeLessThan(3_000);
        expect(body['data']).toEqual([]);
        target = body['next'];
        answers++;
      }
      expect(answers).toBeGreaterThan(0);
    }
  });
});
