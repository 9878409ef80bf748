import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from '../adapters/crypto/session-secret.ts';
import { SETUP_CODE, startAdminHub, type AdminHub } from './testing/admin-hub.ts';
import { addSession, addSomebody, type Somebody } from './testing/people.ts';

let hub: AdminHub;
let ada: Somebody;

beforeAll(async () => {
  hub = await startAdminHub({ publicUrl: new URL('https://hub.example') });
  const { id } = await hub.addWorkspace('w');
  ada = await addSomebody(hub, id, 'owner');
});
afterAll(() => hub.close());

/** The name of the problem, or the status when it is none. */
async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'OPTIONS',
  url: string,
  headers: Readonly<Record<string, string | undefined>>,
  body: unknown = {},
): Promise<string> {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  const response = await hub.app.inject({
    method,
    url,
    headers: {
      host: 'inside:8484',
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(given as Record<string, string>),
    },
    ...(method === 'GET' ? {} : { payload: JSON.stringify(body) }),
  });
  if (response.statusCode < 400) return String(response.statusCode);
  const { type } = response.json<{ type: string }>();
  return type.replace('urn:causeway:problem:', '');
}

const cookie = (session: string): string => `__Host-causeway_session=${session}`;

describe('a change asked for with a session', () => {
  const change = (headers: Readonly<Record<string, string | undefined>>): Promise<string> =>
    ask('PATCH', '/v1/admin/workspace', {
      cookie: cookie(ada.session),
      'x-csrf-token': csrfOf(ada.session),
      ...headers,
    });

  it('is done when the page of this hub asks for it', async () => {
    expect(await change({})).toBe('200');
    expect(await change({ 'sec-fetch-site': 'same-origin' })).toBe('200');
    expect(await change({ 'sec-fetch-site': 'same-origin', origin: 'https://hub.example' })).toBe('200');
    expect(await change({ origin: 'http://inside:8484' })).toBe('200');
  });

  it('is refused without the token of this very session', async () => {
    const other = await addSession(hub, ada.id);
    for (const token of [undefined, '', 'x', csrfOf(other), ada.session, `${csrfOf(ada.session)}x`])
      expect(await change({ 'x-csrf-token': token }), `for ${token}`).toBe('bad_csrf_token');
  });

  it('is refused when it comes from anywhere else, even with the token', async () => {
    for (const site of ['cross-site', 'same-site', 'none', ''])
      expect(await change({ 'sec-fetch-site': site }), `for ${site}`).toBe('cross_site');
    for (const origin of [
      'https://evil.example',
      'null',
      '',
      'https://hub.example.evil.example',
      'http://hub.example',
      'https://hub.example:444',
      'http://inside:8485',
    ])
      expect(await change({ origin }), `for ${origin}`).toBe('cross_site');
  });

  it('needs no such proof with a token, which no browser sends by itself', async () => {
    const { token } = await hub.addWorkspace('x');
    const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site' };
    expect(await ask('PATCH', '/v1/admin/workspace', headers)).toBe('200');
    // The header decides when both are there: a wrong token does not fall back to the cookie.
    const both = { cookie: cookie(ada.session), 'x-csrf-token': csrfOf(ada.session) };
    expect(await change({ ...both, authorization: 'Bearer cwt_nobody' })).toBe('unknown_token');
    expect(await change({ ...both, authorization: 'Basic eDp5' })).toBe('no_token');
  });

  it('may be looked at from anywhere, as no other site can read the answer', async () => {
    expect(await ask('GET', '/v1/admin/session', { cookie: cookie(ada.session) })).toBe('200');
  });
});

it('signing in, setting up and accepting an invitation are not taken from other sites', async () => {
  for (const [url, body] of [
    ['/v1/admin/session', { email: ada.email, password: ada.password }],
    ['/v1/admin/setup', { code: SETUP_CODE, email: 'x@example.com', name: 'x', password: 'x'.repeat(12) }],
    ['/v1/admin/invitation/open', { token: 'x' }],
    ['/v1/admin/invitation/accept', { token: 'x', name: 'x', password: 'x'.repeat(12) }],
  ] as const) {
    expect(await ask('POST', url, { 'sec-fetch-site': 'cross-site' }, body), `for ${url}`).toBe('cross_site');
    expect(await ask('POST', url, { origin: 'https://evil.example' }, body), `for ${url}`).toBe('cross_site');
    expect(await ask('POST', url, { 'sec-fetch-site': 'same-origin' }, body), `for ${url}`).not.toBe(
      'cross_site',
    );
  }
});

it('no page of another site is ever allowed in, on no path', async () => {
  const paths = hub.routes.map((route) => route.split(' ')[1] ?? '').concat('/v1/admin/nothing');
  for (const url of new Set(paths.map((path) => path.replaceAll(/:\w+/g, '1')))) {
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, x-csrf-token',
    };
    for (const method of ['OPTIONS', 'POST'] as const) {
      const response = await hub.app.inject({ method, url, headers });
      expect(response.statusCode, `${method} ${url}`).toBeGreaterThanOrEqual(400);
      const names = Object.keys(response.headers).filter((name) => name.startsWith('access-control-'));
      expect(names, `${method} ${url}`).toEqual([]);
    }
  }
});

it('behind HTTPS, the cookie is bound to this host and to HTTPS, and browsers stay with HTTPS', async () => {
  const response = await hub.app.inject({
    method: 'POST',
    url: '/v1/admin/session',
    payload: { email: ada.email, password: ada.password },
  });
  expect(response.headers['set-cookie']).toMatch(
    /^__Host-causeway_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
  );
  expect(response.headers['strict-transport-security']).toBe('max-age=31536000');
  // The plain name could have been set by any other service of this host.
  expect(await ask('GET', '/v1/admin/session', { cookie: `causeway_session=${ada.session}` })).toBe(
    'no_token',
  );
});
