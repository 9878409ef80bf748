import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionIn } from '../../app/testing/access-scenario.ts';
import { AdminClient, plain, type Reply } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addSomebody } from '../../app/testing/people.ts';

const DAY = 86_400_000;
const PASSWORD = 'chosen by bob himself';

let hub: AdminHub;
let nobody: AdminClient;
let owner: AdminClient;
let workspace: number;

beforeEach(async () => {
  hub = await startAdminHub();
  const made = await hub.addWorkspace('w');
  workspace = made.id;
  owner = new AdminClient(hub.app, made.token);
  nobody = owner.as(undefined);
});
afterEach(() => hub.close());

const open = (token: string): Promise<Reply> => nobody.call('POST', '/v1/admin/invitation/open', { token });
const accept = (token: string, password = PASSWORD): Promise<Reply> =>
  nobody.call('POST', '/v1/admin/invitation/accept', { token, name: 'Bob', password });
const invite = async (): Promise<{ id: string; token: string; reply: Reply }> => {
  const user = { email: 'bob@example.com', name: 'B', role: 'editor' };
  const reply = await owner.call('POST', '/v1/admin/users', user);
  return { id: plain(reply.body['id']), token: plain(reply.body['invitation']?.['token']), reply };
};

describe('an invitation', () => {
  it('says whom it is for, and lets them choose a password and in, once', async () => {
    const { token, reply } = await invite();
    expect(reply.body).toMatchObject({
      state: 'invited',
      invitation: {
        path: `/console/invitation#token=${token}`,
        expires_at: new Date(hub.now + 7 * DAY).toISOString(),
      },
    });
    expect((await open(token)).body).toEqual({ email: 'bob@example.com', name: 'B', workspace_name: 'w' });
    const accepted = await accept(token);
    expect(accepted.body['user']).toMatchObject({ name: 'Bob', role: 'editor' });
    expect((await nobody.signedIn(sessionIn(accepted)).call('GET', '/v1/admin/session')).status).toBe(200);
    expect((await accept(token)).status).toBe(404);
    expect((await open(token)).status).toBe(404);
    const session = { email: 'bob@example.com', password: PASSWORD };
    expect((await nobody.call('POST', '/v1/admin/session', session)).status).toBe(200);
  });

  it('is used up by one of two who accept at the same moment', async () => {
    const { token } = await invite();
    const replies = await Promise.all([
      accept(token, 'the first password'),
      accept(token, 'the second password'),
    ]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    expect(hub.database.prepare('SELECT count(*) FROM sessions').row()).toEqual([1]);
  });

  it('is over after a week, when a newer one is made, and when they are shut out', async () => {
    const { id, token } = await invite();
    const path = `/v1/admin/users/${id}`;
    const newer = plain((await owner.call('POST', `${path}/invitation`)).body['token']);
    expect((await open(token)).status).toBe(404);
    hub.now += 7 * DAY - 1;
    expect((await open(newer)).status).toBe(200);
    hub.now += 1;
    expect((await accept(newer)).status).toBe(404);
    const third = plain((await owner.call('POST', `${path}/invitation`)).body['token']);
    await owner.call('PATCH', path, { disabled: true });
    expect((await open(third)).status).toBe(404);
    expect((await owner.call('POST', `${path}/invitation`)).status).toBe(409);
    expect((await owner.call('PATCH', path, { disabled: false })).body['state']).toBe('invited');
    expect((await open(third)).status).toBe(404);
  });

  it('is a new password for somebody who is active: until then nothing changes, then all sessions end', async () => {
    const bob = await addSomebody(hub, workspace, 'viewer');
    const his = nobody.signedIn(bob.session);
    const { body } = await owner.call('POST', `/v1/admin/users/${bob.id}/invitation`);
    expect((await his.call('GET', '/v1/admin/session')).status).toBe(200);
    expect((await accept(plain(body['token']))).status).toBe(200);
    expect((await his.call('GET', '/v1/admin/session')).status).toBe(401);
    const old = { email: bob.email, password: bob.password };
    expect((await nobody.call('POST', '/v1/admin/session', old)).status).toBe(401);
  });

  it('unlocks whoever forgot their password', async () => {
    const bob = await addSomebody(hub, workspace, 'viewer');
    const wrong = { email: bob.email, password: 'x' };
    for (let turn = 0; turn < 6; turn++) await nobody.call('POST', '/v1/admin/session', wrong);
    const { body } = await owner.call('POST', `/v1/admin/users/${bob.id}/invitation`);
    await accept(plain(body['token']));
    const right = { email: bob.email, password: PASSWORD };
    expect((await nobody.call('POST', '/v1/admin/session', right)).status).toBe(200);
  });

  it('cannot be guessed', async () => {
    for (let turn = 0; turn < 30; turn++) expect((await open(`guess-${turn}`)).status).toBe(404);
    expect((await open('guess')).status).toBe(429);
    expect((await accept((await invite()).token)).status).toBe(429);
  });
});
