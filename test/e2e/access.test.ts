import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from './stack.ts';

const OWNER = { email: 'ada@example.com', password: 'long enough, this one' };

/** The console's way in, against a hub in a process of its own, with passwords as dear as in earnest. */
describe('signing in', () => {
  let stack: Stack;
  let cookie = '';
  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${stack.url}/v1/admin/${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const setUp = (code: string) => ask('POST', 'setup', { ...OWNER, name: 'Ada', code });

  it('begins with the code that the hub printed, once', async () => {
    expect(await (await ask('GET', 'setup')).json()).toEqual({ needed: true });
    expect((await setUp('another code')).status).toBe(403);
    const made = await setUp(stack.setupCode);
    expect(made.status).toBe(200);
    cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await setUp(stack.setupCode)).status).toBe(409);
    const audit = await fetch(`${stack.url}/v1/admin/audit`, { headers: { cookie } });
    const { data } = (await audit.json()) as { data: readonly { action: string; actor: { kind: string } }[] };
    expect(data.map(({ action, actor }) => `${action} by ${actor.kind}`)).toEqual([
      'hub.set_up by user',
      'integration.add by token',
      // What the hub itself tells of, such as changed consents.
      'source.add by hub',
      'hub.start by hub',
    ]);
  });

  it('outlives a restart, which shows no code any more', async () => {
    await stack.hub.program.stop();
    await stack.startHub();
    const session = await ask('GET', 'session', undefined, { cookie });
    const { csrf_token: token } = (await session.json()) as { csrf_token: string };
    expect((await ask('PATCH', 'workspace', { name: 'Shop' }, { cookie })).status).toBe(403);
    const changed = await ask('PATCH', 'workspace', { name: 'Shop' }, { cookie, 'x-csrf-token': token });
    expect(changed.status).toBe(200);
    expect(stack.hub.program.lastLines).not.toContain('#code=');
    expect((await ask('POST', 'session', { ...OWNER, password: 'x' })).status).toBe(401);
    expect((await ask('POST', 'session', OWNER)).status).toBe(200);
  });
});
