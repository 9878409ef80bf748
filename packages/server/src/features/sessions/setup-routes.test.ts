import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionIn } from '../../app/testing/access-scenario.ts';
import { AdminClient, type Reply } from '../../app/testing/admin-client.ts';
import { SETUP_CODE, startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { createSetupCode } from '../../app/setup-code.ts';

const PATH = '/v1/admin/setup';

let hub: AdminHub;
let nobody: AdminClient;

beforeEach(async () => {
  hub = await startAdminHub();
  await hub.addWorkspace('w');
  nobody = new AdminClient(hub.app, undefined);
});
afterEach(() => hub.close());

const setUp = (change: Readonly<Record<string, unknown>> = {}): Promise<Reply> =>
  nobody.call('POST', PATH, {
    code: SETUP_CODE,
    email: 'Ada@Example.com',
    name: 'Ada',
    password: 'long enough, this one',
    ...change,
  });

describe('setting up', () => {
  it('makes the owner, names the workspace, and signs them in', async () => {
    expect((await nobody.call('GET', PATH)).body).toEqual({ needed: true });
    const reply = await setUp({ workspace_name: ' Shop ', time_zone: 'Europe/Berlin' });
    expect(reply.body).toMatchObject({
      user: { email: 'ada@example.com', role: 'owner' },
      workspace: { name: 'Shop', time_zone: 'Europe/Berlin' },
    });
    const ada = nobody.signedIn(sessionIn(reply));
    expect((await ada.call('GET', '/v1/admin/workspace')).body).toEqual(reply.body['workspace']);
    expect((await nobody.call('GET', PATH)).body).toEqual({ needed: false });
    const audit = await ada.call('GET', '/v1/admin/audit?action=hub');
    expect(audit.body['data']).toMatchObject([
      {
        actor: { kind: 'user', name: 'ada@example.com' },
        action: 'hub.set_up',
        before: null,
        after: { owner: { role: 'owner' }, workspace: { name: 'Shop' } },
      },
    ]);
  });

  it('is done once, by one of two who try at the same moment', async () => {
    const replies = await Promise.all([setUp(), setUp({ email: 'eve@example.com' })]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(replies.filter(({ headers }) => headers['set-cookie'] !== undefined)).toHaveLength(1);
    expect((await setUp()).status).toBe(409);
    expect(hub.database.prepare('SELECT count(*) FROM users').row()).toEqual([1]);
    expect(hub.database.prepare('SELECT count(*) FROM sessions').row()).toEqual([1]);
  });

  it('takes the code however it was copied, and no other', async () => {
    for (const code of ['x', 'AAAA-BBBC', 'AAAABBB', 'AAAA-BBBB-']) {
      const reply = await setUp({ code, time_zone: 'Nowhere' });
      expect(reply.body['type'], `for ${code}`).toBe(
        code === 'AAAA-BBBB-' ? 'urn:causeway:problem:invalid' : 'urn:causeway:problem:wrong_code',
      );
    }
    expect((await setUp({ code: ' aaaabbbb ' })).status).toBe(200);
  });

  it('counts wrong codes', async () => {
    for (let turn = 0; turn < 30; turn++) expect((await setUp({ code: `${turn}` })).status).toBe(403);
    expect(await setUp()).toMatchObject({ status: 429, headers: { 'retry-after': '300' } });
  });

  it('says what is wrong with a password or an address', async () => {
    const reply = await setUp({ password: 'short', email: 'ada' });
    expect(reply.body['errors']).toMatchObject([{ pointer: '/email' }, { pointer: '/password' }]);
  });
});

it('a setup code is long, easy to copy, and another one at each start', () => {
  const { code, is } = createSetupCode();
  expect(code).toMatch(/^(?:[2-9A-HJ-NP-TV-Z]{4}-){7}[2-9A-HJ-NP-TV-Z]{4}$/);
  expect(createSetupCode().code).not.toBe(code);
  expect([is(code), is(code.toLowerCase().replaceAll('-', ' ')), is(code.slice(1))]).toEqual([
    true,
    true,
    false,
  ]);
});
