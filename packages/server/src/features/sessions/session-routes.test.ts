import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionIn } from '../../app/testing/access-scenario.ts';
import { AdminClient, plain, type Body, type Reply } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addSession, addSomebody, type Somebody } from '../../app/testing/people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SESSION = '/v1/admin/session';

let hub: AdminHub;
let nobody: AdminClient;
let ada: Somebody;
let workspace: number;

beforeEach(async () => {
  hub = await startAdminHub();
  const made = await hub.addWorkspace('w');
  workspace = made.id;
  nobody = new AdminClient(hub.app, undefined);
  ada = await addSomebody(hub, workspace, 'owner');
});
afterEach(() => hub.close());

const signIn = (email: string, password: string, headers: Record<string, string> = {}): Promise<Reply> =>
  nobody.call('POST', SESSION, { email, password }, headers);

describe('signing in', () => {
  it('keeps the session in a cookie that no script reads, and answers what the console begins with', async () => {
    const reply = await signIn(` ${ada.email.toUpperCase()} `, ada.password);
    expect(reply.status).toBe(200);
    expect(plain(reply.headers['set-cookie'])).toMatch(
      /^causeway_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(reply.body).toMatchObject({
      user: { id: ada.id, email: ada.email, role: 'owner' },
      workspace: { id: 'public-w', time_zone: 'UTC', auto_subscribe: false },
      expires_at: new Date(hub.now + 12 * HOUR).toISOString(),
    });
    const client = nobody.signedIn(sessionIn(reply));
    expect((await client.call('GET', SESSION)).body).toEqual(reply.body);
    expect((await client.call('DELETE', SESSION)).headers['set-cookie']).toMatch(
      /^causeway_session=; Max-Age=0/,
    );
    expect((await client.call('GET', SESSION)).status).toBe(401);
  });

  it('makes a new secret each time, whatever the browser brought', async () => {
    const planted = 'p'.repeat(43);
    const first = await signIn(ada.email, ada.password, { cookie: `causeway_session=${planted}` });
    const second = await signIn(ada.email, ada.password, { cookie: `causeway_session=${sessionIn(first)}` });
    expect(new Set([planted, sessionIn(first), sessionIn(second)]).size).toBe(3);
    expect((await nobody.signedIn(planted).call('GET', SESSION)).status).toBe(401);
    // The browser has forgotten the first one, so it ends.
    expect((await nobody.signedIn(sessionIn(first)).call('GET', SESSION)).status).toBe(401);
    expect((await nobody.signedIn(sessionIn(second)).call('GET', SESSION)).status).toBe(200);
  });

  it('answers the same to an unknown address, a wrong password, and somebody shut out', async () => {
    const out = await addSomebody(hub, workspace, 'viewer');
    const client = nobody.signedIn(ada.session);
    await client.call('PATCH', `/v1/admin/users/${out.id}`, { disabled: true });
    const replies = [
      await signIn('nobody@example.com', 'x'),
      await signIn(ada.email, 'x'),
      await signIn(out.email, out.password),
      await signIn('', ''),
    ];
    for (const { status, body, headers } of replies) {
      expect([status, body]).toEqual([401, replies[0]?.body]);
      expect(body['type']).toBe('urn:causeway:problem:wrong_credentials');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('locks after five wrong passwords, known address or not, and lets nobody tell by it', async () => {
    for (const email of [ada.email, 'stranger@example.com']) {
      for (let turn = 0; turn < 5; turn++) expect((await signIn(email, 'x')).status).toBe(401);
      expect(await signIn(email, 'x')).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    }
    hub.now += 30 * 1_000;
    const locked = await signIn(ada.email, ada.password);
    expect(locked).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    expect(locked.body['type']).toBe('urn:causeway:problem:locked');
    hub.now += 30 * 1_000;
    expect((await signIn(ada.email, 'x')).status).toBe(401);
    expect((await signIn(ada.email, 'x')).headers['retry-after']).toBe('120');
    const users = await nobody.signedIn(ada.session).call('GET', '/v1/admin/users');
    expect(users.body['data']?.[0]?.['locked_until']).toBe(new Date(hub.now + 2 * MINUTE).toISOString());
    hub.now += 2 * MINUTE;
    expect((await signIn(ada.email, ada.password)).status).toBe(200);
    for (let turn = 0; turn < 4; turn++) expect((await signIn(ada.email, 'x')).status).toBe(401);
    expect((await signIn(ada.email, ada.password)).status).toBe(200);
  });

  it('counts tries made at once one by one', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => signIn(ada.email, 'x')));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect((await hub.users.byEmail(ada.email))?.user.tries.wrong).toBe(5);
  });

  it('lets thirty tries fail from one address, over all accounts and ways in', async () => {
    for (let turn = 0; turn < 30; turn++) await signIn(`${turn}@example.com`, 'x');
    expect(await signIn(ada.email, ada.password)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '300' },
    });
    const open = await nobody.call('POST', '/v1/admin/invitation/open', { token: 'x' });
    expect(open.status).toBe(429);
    hub.now += 5 * MINUTE;
    expect((await signIn(ada.email, ada.password)).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends when it lies idle, and after a week', async () => {
    const client = nobody.signedIn(ada.session);
    hub.now += 12 * HOUR - 1;
    expect((await client.call('GET', SESSION)).status).toBe(200);
    hub.now += 12 * HOUR;
    expect((await client.call('GET', SESSION)).body['type']).toBe('urn:causeway:problem:no_session');
    const another = nobody.signedIn(await addSession(hub, ada.id));
    const until = hub.now + 7 * 24 * HOUR;
    for (; hub.now < until; hub.now += 11 * HOUR)
      expect((await another.call('GET', SESSION)).status).toBe(200);
    hub.now = until;
    expect((await another.call('GET', SESSION)).status).toBe(401);
  });

  it('is written down as used no more than once a minute', async () => {
    const client = nobody.signedIn(ada.session);
    const seen = (): unknown => hub.database.prepare('SELECT seen_at FROM sessions').row()?.[0];
    const begin = hub.now;
    hub.now += MINUTE - 1;
    await client.call('GET', SESSION);
    expect(seen()).toBe(begin);
    hub.now += 1;
    await client.call('GET', SESSION);
    expect(seen()).toBe(hub.now);
  });

  it('shows where one is signed in, and signs out everywhere else', async () => {
    const other = await addSession(hub, ada.id);
    const client = nobody.signedIn(ada.session);
    const { body } = await client.call('GET', '/v1/admin/account/sessions');
    const rows = body['data'] as unknown as readonly Body[];
    expect(rows.map((row) => row['current'])).toEqual([false, true]);
    expect((await client.call('DELETE', '/v1/admin/account/sessions')).status).toBe(204);
    expect((await nobody.signedIn(other).call('GET', SESSION)).status).toBe(401);
    expect((await client.call('GET', SESSION)).status).toBe(200);
  });

  it('takes effect with the role of now, and not at all when its user is shut out or removed', async () => {
    const bob = await addSomebody(hub, workspace, 'admin');
    const client = nobody.signedIn(ada.session);
    const his = nobody.signedIn(bob.session);
    const path = `/v1/admin/users/${bob.id}`;
    expect((await his.call('GET', '/v1/admin/users')).status).toBe(200);
    await client.call('PATCH', path, { role: 'viewer' });
    expect((await his.call('GET', '/v1/admin/users')).body).toMatchObject({
      status: 403,
      type: 'urn:causeway:problem:forbidden',
      detail: expect.stringContaining('admin') as string,
    });
    await client.call('PATCH', path, { disabled: true });
    expect((await his.call('GET', SESSION)).status).toBe(401);
    await client.call('PATCH', path, { disabled: false });
    expect((await his.call('GET', SESSION)).status).toBe(401);
    const again = nobody.signedIn(sessionIn(await signIn(bob.email, bob.password)));
    expect((await again.call('GET', SESSION)).status).toBe(200);
    await client.call('DELETE', path);
    expect((await again.call('GET', SESSION)).status).toBe(401);
    expect((await signIn(bob.email, bob.password)).status).toBe(401);
  });

  it('ends what it watches when it ends, though nothing happens there', async () => {
    const watching = await hub.app.inject({
      method: 'GET',
      url: '/v1/admin/live',
      headers: { cookie: `causeway_session=${ada.session}` },
      payloadAsStream: true,
    });
    expect(watching.statusCode).toBe(200);
    const ended = text(watching.stream());
    const other = nobody.signedIn(await addSession(hub, ada.id));
    expect((await other.call('DELETE', '/v1/admin/account/sessions')).status).toBe(204);
    await ended;
  });

  it('is not what a token has', async () => {
    const { token } = await hub.addWorkspace('x');
    const program = nobody.as(token);
    for (const [method, path, body] of [
      ['GET', SESSION],
      ['DELETE', SESSION],
      ['GET', '/v1/admin/account/sessions'],
      ['DELETE', '/v1/admin/account/sessions'],
      ['PATCH', '/v1/admin/account', { name: 'x' }],
    ] as const) {
      const reply = await program.call(method, path, body, { cookie: `causeway_session=${ada.session}` });
      expect(reply.body, `${method} ${path}`).toMatchObject({
        status: 409,
        type: 'urn:causeway:problem:no_session',
      });
    }
  });
});

describe('one’s own account', () => {
  it('takes a new password with the present one, and ends all other sessions', async () => {
    const client = nobody.signedIn(ada.session);
    const other = await addSession(hub, ada.id);
    const change = { name: 'Ada L.', password: { current: 'x', new: 'a much better one' } };
    expect((await client.call('PATCH', '/v1/admin/account', change)).body['errors']).toMatchObject([
      { pointer: '/password/current' },
    ]);
    const right = { ...change, password: { ...change.password, current: ada.password } };
    expect((await client.call('PATCH', '/v1/admin/account', right)).body['user']).toMatchObject({
      name: 'Ada L.',
    });
    expect((await nobody.signedIn(other).call('GET', SESSION)).status).toBe(401);
    expect((await signIn(ada.email, ada.password)).status).toBe(401);
    expect((await signIn(ada.email, 'a much better one')).status).toBe(200);
  });

  it('locks against whoever guesses the present password at a screen left open', async () => {
    const client = nobody.signedIn(ada.session);
    const change = { password: { current: 'x', new: 'a much better one' } };
    for (let turn = 0; turn < 5; turn++)
      expect((await client.call('PATCH', '/v1/admin/account', change)).status).toBe(422);
    expect((await client.call('PATCH', '/v1/admin/account', change)).status).toBe(429);
  });
});
