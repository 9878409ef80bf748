import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawReply } from '../../app/testing/raw-server.ts';
import { startTrackingHub, type TrackingHub } from '../../app/testing/tracking-hub.ts';

let hub: TrackingHub;
beforeAll(async () => {
  hub = await startTrackingHub();
});
afterAll(() => hub.close());

const pixel = (
  path: string,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<RawReply> =>
  hub.send(`/v1/pixel/${path}?${new URLSearchParams({ key: hub.key, ...query }).toString()}`, {
    method: 'GET',
    headers,
  });
const issueOf = ({ status, headers }: RawReply): readonly unknown[] => [status, headers['x-causeway-issue']];

describe('the picture', () => {
  it('is one transparent point that nobody keeps', async () => {
    const url = `/v1/pixel/t?key=${hub.key}&userId=picture&event=Seen`;
    const { status, headers, text } = await hub.send(url, { method: 'GET' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/gif',
      'content-length': '43',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    expect(text.slice(0, 6)).toBe('GIF89a');
  });

  it.each([
    ['t', 'Seen'],
    ['track', 'Seen'],
    ['t.gif', 'Seen'],
    ['p', 'page'],
    ['page.gif', 'page'],
    ['i', 'identify'],
    ['identify', 'identify'],
    ['g', 'group'],
    ['group.gif', 'group'],
  ])('of /v1/pixel/%s says an event of the type %s', async (path, type) => {
    const reply = await pixel(path, { userId: `path ${path}`, event: 'Seen', groupId: 'g' });
    expect(issueOf(reply)).toEqual([200, undefined]);
    expect(await hub.eventsOf(`path ${path}`)).toMatchObject([{ type }]);
  });

  it.each(['key', 'writeKey', 'pipeline_key'])('finds its key as %s', async (name) => {
    const path = `/v1/pixel/p?${name}=${hub.key}&userId=by-${name}`;
    expect(issueOf(await hub.send(path, { method: 'GET' }))).toEqual([200, undefined]);
    expect(await hub.eventsOf(`by-${name}`)).toHaveLength(1);
  });
});

describe('the event', () => {
  it('is said by parameters', async () => {
    await pixel('t', {
      event: 'Order Completed',
      userId: 'said',
      messageId: 'm-1',
      timestamp: '2026-03-14T09:00:00Z',
      url: 'https://shop.example/thanks',
      referrer: 'https://search.example/',
      properties: '{"total":12.5,"coupon":"OLD"}',
      'p.coupon': 'SPRING',
      'properties.note': 'ä & b',
    });
    expect(await hub.eventsOf('said')).toMatchObject([
      {
        type: 'Order Completed',
        messageId: 'm-1',
        timestamp: Date.UTC(2026, 2, 14, 9),
        data: { total: 12.5, coupon: 'SPRING', note: 'ä & b' },
        context: { page: { url: 'https://shop.example/thanks', referrer: 'https://search.example/' } },
      },
    ]);
    expect(JSON.stringify(await hub.eventsOf('said'))).not.toContain(hub.key);
  });

  it('is said by data, and parameters of their own come first', async () => {
    const event = {
      event: 'Seen',
      userId: 'whole',
      properties: { a: 1, b: 2 },
      timestamp: 1_773_480_000_000,
    };
    const data = Buffer.from(JSON.stringify(event)).toString('base64url');
    await pixel('t', { data, event: 'Opened', 'p.b': '3' });
    expect(await hub.eventsOf('whole')).toMatchObject([
      { type: 'Opened', data: { a: 1, b: '3' }, timestamp: 1_773_480_000_000 },
    ]);
  });

  it('of an identify carries traits', async () => {
    await pixel('i', { userId: 'traits', traits: '{"email":"ada@example.com"}', 'traits.city': 'Wien' });
    expect((await hub.customers.find(hub.workspace, 'traits'))?.attributes).toMatchObject({
      email: 'ada@example.com',
      city: 'Wien',
    });
  });

  it('happened on the page that shows the picture, in its browser', async () => {
    const headers = { referer: 'https://shop.example/a', 'user-agent': 'A browser' };
    await pixel('p', { userId: 'where', title: 'A' }, headers);
    expect(await hub.eventsOf('where')).toMatchObject([
      {
        data: { url: 'https://shop.example/a', title: 'A' },
        context: { userAgent: 'A browser', page: { url: 'https://shop.example/a', title: 'A' } },
      },
    ]);
  });

  it('once for a messageId', async () => {
    for (let time = 0; time < 3; time++) await pixel('p', { userId: 'once', messageId: 'the same' });
    expect(await hub.eventsOf('once')).toHaveLength(1);
  });

  it('cannot reach a prototype', async () => {
    await pixel('t', { userId: 'proto', event: 'Seen', 'p.__proto__': 'x', 'p.constructor': 'y' });
    const [event] = await hub.eventsOf('proto');
    expect(Object.keys(event?.data ?? {})).toEqual(expect.arrayContaining(['constructor']));
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

describe('what is wrong is told in a header, and kept', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['properties that are no JSON', 't', { userId: 'w', event: 'e', properties: '{' }, 'bad_properties'],
    ['traits that are a list', 'i', { userId: 'w', traits: '[]' }, 'bad_traits'],
    ['data that is none', 't', { data: 'oops' }, 'bad_data'],
    ['a track without a name', 't', { userId: 'w' }, 'no_event'],
    ['a group without an id', 'g', { userId: 'w' }, 'no_group_id'],
    ['a kind that there is not', 'x', { userId: 'w' }, 'bad_type'],
  ])('%s', async (_, path, query, code) => {
    expect(issueOf(await pixel(path, query))).toEqual([200, code]);
    const [receipt] = await hub.receipts();
    expect(receipt).toMatchObject({ method: 'GET', path: `/v1/pixel/${path}`, issues: [{ code }] });
    expect(receipt?.body).not.toContain(hub.key);
    expect(JSON.parse(receipt?.body ?? '')).toEqual(query);
  });

  it.each([
    ['', 'bad_write_key'],
    ['?key=cwk_unknown', 'bad_write_key'],
  ])('a missing or unknown key, which gets no room: "%s"', async (query, code) => {
    const before = await hub.receipts();
    const reply = await hub.send(`/v1/pixel/p${query}`, { method: 'GET' });
    expect(issueOf(reply)).toEqual([200, code]);
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(await hub.receipts()).toEqual(before);
  });

  it('other methods register nothing', async () => {
    const path = `/v1/pixel/p?key=${hub.key}&userId=methods`;
    expect((await hub.send(path, { method: 'HEAD' })).status).toBe(200);
    expect((await hub.send(path, { method: 'POST' })).status).toBe(405);
    expect((await hub.send(path, { method: 'OPTIONS' })).status).toBe(204);
    expect(await hub.eventsOf('methods')).toEqual([]);
  });
});
