import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RawReply } from '../../app/testing/raw-server.ts';
import { startTrackingHub, type TrackingHub } from '../../app/testing/tracking-hub.ts';
import { fromOwnSite, visitorIn } from './visitor-cookie.ts';

let hub: TrackingHub;
beforeAll(async () => {
  hub = await startTrackingHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.visitorCookie = 'pixel';
  hub.secure = false;
});

const pixel = (query: string, headers: Record<string, string> = {}): Promise<RawReply> =>
  hub.send(`/v1/pixel/${query}&key=${hub.key}`, { method: 'GET', headers });
const post = (event: object, headers: Record<string, string> = {}): Promise<RawReply> =>
  hub.send('/v1/t', {
    body: JSON.stringify(event),
    headers: { authorization: `Bearer ${hub.key}`, ...headers },
  });
const cookieOf = ({ headers }: RawReply): string => headers['set-cookie']?.[0] ?? '';
const idOf = (reply: RawReply): string => /^_dfid=([^;]+);/.exec(cookieOf(reply))?.[1] ?? '';
const SAME_SITE = { origin: 'https://www.shop.example', 'sec-fetch-site': 'same-site' };

describe('the cookie of the pixel', () => {
  it('is made once, lasts two years, and names who has no other name', async () => {
    const first = await pixel('t?event=First');
    expect(cookieOf(first)).toMatch(/^_dfid=[\w-]{36}; Max-Age=63072000; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await pixel('t?event=Second', { cookie: `other=1; _dfid=${idOf(first)}` });
    expect(cookieOf(again)).toBe('');
    expect((await hub.eventsOf(idOf(first))).map(({ type }) => type)).toEqual(['Second', 'First']);
  });

  it('joins what a visitor did to the person they say they are, and only then', async () => {
    const cookie = `_dfid=${idOf(await pixel('t?event=Looked'))}`;
    await pixel('t?event=Bought&userId=buyer', { cookie });
    expect((await hub.eventsOf('buyer')).map(({ type }) => type)).toEqual(['Bought']);
    await pixel('i?userId=buyer', { cookie });
    expect((await hub.eventsOf('buyer')).map(({ type }) => type).toSorted()).toEqual([
      'Bought',
      'Looked',
      'identify',
    ]);
  });

  it('keeps the name that the client itself has for the visitor', async () => {
    expect(idOf(await pixel('t?event=Seen&anonymousId=anon-7'))).toBe('anon-7');
    expect(idOf(await pixel('t?event=Seen&anonymousId=not%20a%20token'))).toMatch(/^[\w-]{36}$/);
  });

  it('is bound to HTTPS where the hub is reached by it', async () => {
    expect(cookieOf(await pixel('t?event=Seen', { 'x-forwarded-proto': 'https' }))).toMatch(/; Secure$/);
    hub.secure = true;
    expect(cookieOf(await pixel('t?event=Seen'))).toMatch(/; Secure$/);
  });

  it('is not taken from just anything', async () => {
    for (const value of ['', 'a b', 'a"b', 'x'.repeat(129), 'ä'])
      expect(visitorIn({ cookie: `_dfid=${value}` })).toBeUndefined();
    expect(visitorIn({ cookie: 'x_dfid=no; _dfid=yes' })).toBe('yes');
  });

  it('is neither made nor read where it is switched off', async () => {
    hub.visitorCookie = 'off';
    const reply = await pixel('t?event=Seen', { cookie: '_dfid=someone' });
    expect([cookieOf(reply), reply.headers['x-causeway-issue']]).toEqual(['', 'no_user_anon_id']);
  });
});

describe('the cookie of a POST', () => {
  it.each(['off', 'pixel'] as const)(
    'is none where the setting is %s, and any page may read',
    async (use) => {
      hub.visitorCookie = use;
      const reply = await post({ event: 'Seen', userId: 'u' }, { ...SAME_SITE, cookie: '_dfid=someone' });
      expect([reply.status, cookieOf(reply)]).toEqual([200, '']);
      expect(reply.headers).toMatchObject({ 'access-control-allow-origin': '*' });
      expect(reply.headers['access-control-allow-credentials']).toBeUndefined();
      expect((await post({ event: 'Seen' }, { ...SAME_SITE, cookie: '_dfid=someone' })).text).toContain(
        'no_user_anon_id',
      );
    },
  );

  it('is made for pages of the own site where it is switched on', async () => {
    hub.visitorCookie = 'same-site';
    const reply = await post({ event: 'Seen' }, SAME_SITE);
    expect([reply.status, reply.text]).toEqual([200, '{"success":true}']);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': SAME_SITE.origin,
      'access-control-allow-credentials': 'true',
      vary: 'origin',
    });
    const cookie = `_dfid=${idOf(reply)}`;
    expect(cookieOf(await post({ event: 'Again' }, { ...SAME_SITE, cookie }))).toBe('');
    expect(await hub.eventsOf(idOf(reply))).toHaveLength(2);
    const preflight = await hub.send('/v1/t', { method: 'OPTIONS', headers: SAME_SITE });
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': SAME_SITE.origin,
      'access-control-allow-credentials': 'true',
    });
  });

  it('lets such a page read a refusal, and gives nothing to who was refused', async () => {
    hub.visitorCookie = 'same-site';
    const reply = await hub.send('/v1/t', { body: '{', headers: SAME_SITE });
    expect([reply.status, cookieOf(reply)]).toEqual([400, '']);
    expect(reply.headers['access-control-allow-origin']).toBe(SAME_SITE.origin);
    expect(cookieOf(await post({ userId: 'u' }, SAME_SITE))).toBe('');
  });

  it('repeats what a browser writes as an origin, and nothing else', async () => {
    hub.visitorCookie = 'same-site';
    for (const origin of ['a\u0085b\u009b31m', 'https://a.example/path', 'https://A.example', 'null', 'x']) {
      const headers = { origin, 'sec-fetch-site': 'same-site' };
      for (const reply of [
        await post({ event: 'Seen', userId: 'u' }, headers),
        await hub.send('/v1/t', { method: 'OPTIONS', headers }),
      ])
        expect(reply.headers['access-control-allow-origin'], `from ${origin}`).toBe('*');
    }
  });

  it('is none for other sites and for programs', async () => {
    hub.visitorCookie = 'same-site';
    for (const headers of [
      {},
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ] as Record<string, string>[]) {
      const reply = await post({ event: 'Seen', userId: 'u' }, { ...headers, cookie: '_dfid=someone' });
      expect([reply.status, cookieOf(reply)]).toEqual([200, '']);
      expect(reply.headers['access-control-allow-origin']).toBe('*');
    }
  });
});

describe('the own site', () => {
  it.each<[string, string, boolean]>([
    ['https://hub.shop.example', 'hub.shop.example', true],
    ['https://shop.example', 'hub.shop.example:8484', true],
    ['https://a.hub.shop.example/page', 'hub.shop.example', true],
    ['https://evil.example', 'hub.shop.example', false],
    ['https://notshop.example', 'shop.example', false],
    ['https://example', 'shop.example', false],
    ['null', 'shop.example', false],
  ])('of %s and %s, for browsers that do not say: %s', (page, host, own) => {
    expect(fromOwnSite({ origin: page, host })).toBe(own);
    expect(fromOwnSite({ referer: page, host })).toBe(own);
  });

  it('is what the browser says', () => {
    expect(fromOwnSite({ origin: 'https://a.co.uk', host: 'b.co.uk', 'sec-fetch-site': 'cross-site' })).toBe(
      false,
    );
    expect(fromOwnSite({ origin: 'https://www.a.uk', host: 'hub.a.uk', 'sec-fetch-site': 'same-site' })).toBe(
      true,
    );
    expect(fromOwnSite({ host: 'hub.a.uk', 'sec-fetch-site': 'none' })).toBe(false);
  });
});
