import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTrackingHub, type TrackingHub } from '../../app/testing/tracking-hub.ts';

let hub: TrackingHub;
beforeAll(async () => {
  hub = await startTrackingHub();
});
afterAll(() => hub.close());

/** As the collector of that product writes them: no kind in the body, the key as a bearer. */
const EVENT = {
  userId: 'person',
  anonymousId: 'a-1',
  messageId: '',
  timestamp: '2026-03-14T09:26:50.000Z',
  context: {
    page: { url: 'https://shop.example/p/1', path: '/p/1', referrer: '', title: 'One', search: '?a=b' },
    consent: { categories: { C0004: true }, canonical: { marketing: true } },
    locale: 'en-GB',
  },
};

it.each<[string, object, string, object]>([
  [
    '/v1/t',
    { event: 'Product Viewed', properties: { product_id: 'W-1' } },
    'Product Viewed',
    { product_id: 'W-1' },
  ],
  ['/v1/p', { name: 'Home', properties: { section: 'front' } }, 'page', { name: 'Home', section: 'front' }],
  ['/v1/i', { traits: { city: 'Wien' } }, 'identify', { city: 'Wien' }],
  ['/v1/g', { groupId: 'acme', traits: { plan: 'pro' } }, 'group', { groupId: 'acme', plan: 'pro' }],
])('%s is taken with a bearer key and answered to the byte', async (path, own, type, data) => {
  const userId = `person of ${path}`;
  const body = JSON.stringify({ ...EVENT, userId, anonymousId: `of ${path}`, messageId: path, ...own });
  const headers = { authorization: `Bearer ${hub.key}`, 'content-type': 'application/json' };
  for (let time = 0; time < 2; time++) {
    const reply = await hub.send(path, { body, headers });
    expect([reply.status, reply.text]).toEqual([200, '{"success":true}']);
    expect(reply.headers).toEqual({
      'access-control-allow-origin': '*',
      'content-type': 'application/json',
      'content-length': '16',
      date: expect.any(String),
      connection: 'keep-alive',
      'keep-alive': expect.any(String),
    });
  }
  expect(await hub.eventsOf(userId)).toMatchObject([
    { type, data, context: EVENT.context, messageId: path, timestamp: Date.UTC(2026, 2, 14, 9, 26, 50) },
  ]);
});

it('/v1/batch is taken with a bearer key', async () => {
  const body = JSON.stringify({
    batch: [{ ...EVENT, type: 'track', event: 'Seen', messageId: 'b', userId: 'b' }],
  });
  const reply = await hub.send('/v1/batch', { body, headers: { authorization: `Bearer ${hub.key}` } });
  expect([reply.status, reply.text]).toEqual([200, '{"success":true}']);
  expect(await hub.eventsOf('b')).toHaveLength(1);
});

it.each([
  ['Bearer dk_revoked', 'unknown or revoked'],
  ['', 'No tracking key'],
])('a key of no use is 401: "%s"', async (authorization, message) => {
  const reply = await hub.send('/v1/t', { body: '{}', headers: { authorization } });
  expect([reply.status, JSON.parse(reply.text)]).toMatchObject([
    401,
    { success: false, code: 'bad_write_key', message: expect.stringContaining(message) },
  ]);
});
