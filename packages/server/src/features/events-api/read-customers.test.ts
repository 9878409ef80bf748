import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEventsHub, type ApiBody, type ApiReply, type EventsHub } from '../../app/testing/events-hub.ts';

let hub: EventsHub;

const join = (customer: string, data: object = {}): Promise<ApiReply> =>
  hub.event({ customer, action: 'opt_in', data });
const error = (reply: ApiReply): unknown => ({ status: reply.status, ...reply.body['error'] });
const rows = ({ body }: ApiReply): readonly ApiBody[] => body['data'] as unknown as readonly ApiBody[];

async function ids(query: string): Promise<unknown[]> {
  const reply = await hub.call('GET', `/customers${query}`);
  expect(reply.status, `answered ${JSON.stringify(reply.body)}`).toBe(200);
  return rows(reply).map(({ id }) => id);
}

beforeAll(async () => {
  hub = await startEventsHub();
  await hub.addAttribute({ name: 'crm_id', tags: ['external_id'] });
  await hub.addAttribute({ name: 'card', tags: ['external_id'] });
  await hub.addAttribute({ name: 'height', type: 'numeric', tags: ['searchable'] });
  await hub.addAttribute({ name: 'vip', type: 'boolean', tags: ['searchable'] });
  await hub.addAttribute({ name: 'since', type: 'date', tags: ['searchable'] });
  await hub.addAttribute({ name: 'secretive', type: 'string' });
  await join('ada', {
    first_name: 'Ada',
    email: 'Ada@Example.com',
    crm_id: ' CRM 1 ',
    card: 'both',
    height: 170,
    vip: true,
    since: '2024-05-01',
    membership_id: ['M-1', 'M-2'],
    secretive: 'x',
    undefined_here: { deep: 1 },
  });
  hub.now += 60_000;
  await join('bob', {
    first_name: 'Bob',
    email: 'bob@example.com',
    card: 'both',
    height: 190,
    vip: false,
    since: '2025-05-01',
  });
  hub.now += 60_000;
  await join('cy', { first_name: 'Ada', mobile_phone: '+441234', birth_date: '1990-02-03' });
  await join('left', { first_name: 'Ada', crm_id: 'gone' });
  await hub.event({ customer: 'left', action: 'opt_out' });
  await hub.event({
    customer: 'ada',
    action: 'checkout',
    data: { transaction_id: 't', total: 12.5, points_rewarded: 12 },
  });
});
afterAll(() => hub.close());

describe('one customer', () => {
  it('has what every workspace has at the root, and the rest where it belongs', async () => {
    const { status, body } = await hub.call('GET', '/customers/ada');
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'ada',
      status: 'active',
      first_name: 'Ada',
      email: 'Ada@Example.com',
      membership_id: ['M-1', 'M-2'],
      score: 12,
      spent: 0,
      reserved: 0,
      expired: 0,
      pending: 0,
      spendable: 12,
      purchase_total: 12.5,
      purchase_count: 1,
      purchase_item_count: 0,
      purchase_first_date: '2027-01-15',
      purchase_last_date: '2027-01-15',
      last_earn_date: '2027-01-15',
      optin_at: 1_800_000_000,
      created_at: 1_800_000_000,
      updated_at: 1_800_000_120,
      external_ids: { crm_id: 'CRM 1', card: 'both' },
      properties: {
        height: 170,
        vip: true,
        since: '2024-05-01',
        secretive: 'x',
        undefined_here: { deep: 1 },
      },
    });
  });

  it('without external ids has none', async () => {
    expect((await hub.call('GET', '/customers/cy')).body).not.toHaveProperty('external_ids');
  });

  it.each(['/customers/crm_id:CRM%201', '/customers/crm_id%3ACRM%201'])('is found at %s', async (target) => {
    expect((await hub.call('GET', target)).body['id']).toBe('ada');
  });

  it.each(['email:ADA@example.com', 'email: Ada@Example.com'])('is found by %s', async (named) => {
    expect((await hub.call('GET', `/customers/${encodeURIComponent(named)}`)).body['id']).toBe('ada');
  });

  it('whose id has a colon is found by it', async () => {
    await join('crm_id:CRM 2');
    expect((await hub.call('GET', '/customers/crm_id:CRM%202')).body['id']).toBe('crm_id:CRM 2');
  });

  it.each([
    ['nobody', '/customers/nobody'],
    ['who has left', '/customers/left'],
    ['an external id of who has left', '/customers/crm_id:gone'],
    ['an attribute that points to nobody', '/customers/first_name:Ada'],
    ['an e-mail address that nobody has', '/customers/email:nobody@example.com'],
    ['what is no e-mail address', '/customers/email:@'],
    ['events of nobody', '/customers/nobody/events'],
  ])('%s is not found', async (_, target) => {
    const reply = await hub.call('GET', target);
    expect(error(reply)).toMatchObject({
      status: 404,
      type: 'NotFoundException',
      code: 160212,
      message: 'Customer not found',
    });
  });

  it('that several may be is not guessed', async () => {
    expect(error(await hub.call('GET', '/customers/card:both'))).toMatchObject({ status: 409 });
  });
});

describe('the list', () => {
  it.each<[string, string, string[]]>([
    ['an attribute', '?first_name=Ada', ['cy', 'ada']],
    ['with upper and lower case', '?first_name=ada', []],
    ['several at once', '?first_name=Ada&height.gt=100', ['ada']],
    ['one of', '?first_name.in=Bob,Cy', ['bob']],
    ['more than', '?height.gt=170', ['bob']],
    ['at least', '?height.gte=170', ['bob', 'ada']],
    ['less than', '?height.lt=190', ['ada']],
    ['at most', '?height.lte=190', ['bob', 'ada']],
    ['a number however it is written', '?height=170.0', ['ada']],
    ['a truth', '?vip=false', ['bob']],
    ['a day', '?since.gt=2024-06-01', ['bob']],
    [
      'the time of a change',
      `?updated_at.gt=${new Date(1_800_000_060_000).toISOString()}&first_name=Ada`,
      ['cy', 'ada'],
    ],
    ['the time of creation in seconds', '?created_at.lte=1800000060', ['bob', 'ada']],
    ['the status', '?status=inactive', []],
    ['points', '?score.gte=12', ['ada']],
    ['purchases', '?purchase_total.lt=20&purchase_count=1&purchase_last_date.gt=2027-01-01', ['ada']],
    ['a number of members', '?membership_id=M-2', ['ada']],
    ['the id', '?_id=bob', ['bob']],
    ['ids', '?id.in=ada,bob,left,nobody&vip=true', ['ada']],
    ['an external id', '?card=both', ['bob', 'ada']],
    ['an external id with spaces around it', '?crm_id=CRM%201', ['ada']],
    ['a search, anywhere and in any case', '?search=EXAMPLE.com', ['bob', 'ada']],
    ['a search for an id', '?search=cy', ['cy']],
    ['an exact search', '?search=bob@example.com&match=exact', ['bob']],
    ['an exact search with another case', '?search=ada@example.com&match=exact', []],
    ['a search that names its field', `?search=${encodeURIComponent('first_name=Bob')}`, ['bob']],
    ['match=exact on its own', '?match=exact&email=bob@example.com', ['bob']],
    ['a phone', `?mobile_phone=${encodeURIComponent('+441234')}`, ['cy']],
  ])('is filtered by %s', async (_, query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('is of everybody who is a customer, the newest first', async () => {
    expect(await ids('')).toEqual(['crm_id:CRM 2', 'cy', 'bob', 'ada']);
  });

  it('is paged by offset, or by following next', async () => {
    expect(await ids('?limit=1&offset=1&id.in=ada,bob,cy')).toEqual(['bob']);
    const seen: unknown[] = [];
    let next: unknown = '/customers?limit=2&first_name.in=Ada,Bob';
    while (next !== null) {
      const { body } = await hub.call('GET', next as string);
      seen.push(...(body['data'] as unknown as ApiBody[]).map(({ id }) => id));
      ({ next } = body as { next: unknown });
    }
    expect(seen).toEqual(['cy', 'bob', 'ada']);
  });

  it('has links to the pages beside it, without the key', async () => {
    const { body } = await hub.call('GET', '/customers?limit=1&offset=1');
    expect(body['prev']).toBe('/customers?limit=1&offset=0');
    expect(body['next']).toMatch(/^\/customers\?limit=1&offset=2&after=[\w-]+$/);
    const last = await hub.call('GET', '/customers?limit=1&offset=3');
    expect(last.body).toMatchObject({ prev: '/customers?limit=1&offset=2', next: null });
    expect(rows(await hub.call('GET', '/customers?offset=50'))).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['an empty search', '?search=', { code: 160211, message: 'Empty search criteria' }],
    ['a blank search', '?search=%20', { code: 160211 }],
    [
      'an attribute that is not searchable',
      '?secretive=x',
      { field: 'secretive', hint: expect.stringContaining('searchable') },
    ],
    ['an attribute that nobody knows', '?shoe_size.gt=4', { field: 'shoe_size.gt' }],
    ['what only looks like one', '?constructor=x', { field: 'constructor' }],
    [
      'a number that is none',
      '?height.gt=tall',
      { field: 'height.gt', message: 'height.gt must be a number' },
    ],
    ['a day that is none', '?since=soon', { field: 'since' }],
    ['a limit that is too high', '?limit=501', { field: 'limit' }],
    ['a limit of none', '?limit=0', { field: 'limit' }],
    ['an offset that is none', '?offset=-1', { field: 'offset' }],
    ['a place that was not given out', '?after=abc', { field: 'after' }],
    ['another match', '?match=fuzzy', { field: 'match' }],
  ])('refuses %s', async (_, query, expected) => {
    expect(error(await hub.call('GET', `/customers${query}`))).toMatchObject({
      status: 400,
      type: 'BadRequestException',
      code: 0,
      ...expected,
    });
  });

  it('of very many is answered within bounds, and goes on to the end', async () => {
    const insert = hub.database.prepare(
      `INSERT INTO customers (key, workspace, id, anonymous, anonymous_ids, status, attributes, version, created_at, updated_at)
       VALUES (?, ?, ?, 0, '[]', 'active', ?, 1, 0, 0)`,
    );
    await hub.database.write(() => {
      for (let key = 1_000; key < 101_000; key++)
        insert.run(
          key,
          hub.workspace,
          `many-${key}`,
          JSON.stringify({ height: key, email: `many.${key}@example.com` }),
        );
    });
    for (const [query, expected] of [
      ['height.lte=1000&height.gt=190', ['many-1000']],
      ['email=bob@example.com', ['bob']],
      ['search=many.1000@&limit=1', ['many-1000']],
    ] as const) {
      const found: unknown[] = [];
      let target: unknown = `/customers?${query}`;
      while (target !== null) {
        const began = performance.now();
        const { body } = await hub.call('GET', target as string);
        expect(performance.now() - began).toBeLessThan(3_000);
        found.push(...(body['data'] as unknown as ApiBody[]).map(({ id }) => id));
        target = body['next'];
      }
      expect(found).toEqual(expected);
    }
    expect(await ids('?offset=60000&limit=1')).toHaveLength(1);
  });
});

it('finds somebody by a device, once it is known whose it is', async () => {
  await hub.track({ kind: 'page', userId: undefined, anonymousId: 'bob-phone' });
  expect((await hub.call('GET', '/customers/anonymous_id:bob-phone')).status).toBe(404);
  await hub.track({ kind: 'identify', userId: 'bob', anonymousId: 'bob-phone' });
  expect((await hub.call('GET', '/customers/anonymous_id:bob-phone')).body['id']).toBe('bob');
});

it('keeps what is built in at the root when it is an external id as well', async () => {
  await hub.event({ customer: 'mail', action: 'opt_in', data: { email: 'mail@example.com' } });
  await hub.addAttribute({ name: 'email', tags: ['external_id'] });
  const { body } = await hub.call('GET', '/customers/email:mail@example.com');
  expect(body).toMatchObject({
    id: 'mail',
    email: 'mail@example.com',
    external_ids: { email: 'mail@example.com' },
    properties: {},
  });
});
