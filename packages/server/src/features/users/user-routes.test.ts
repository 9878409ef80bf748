import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addSomebody, type Somebody } from '../../app/testing/people.ts';

const PATH = '/v1/admin/users';

let hub: AdminHub;
let workspace: number;
let program: AdminClient;
let owner: Somebody;
let admin: Somebody;

beforeEach(async () => {
  hub = await startAdminHub();
  const made = await hub.addWorkspace('w');
  workspace = made.id;
  program = new AdminClient(hub.app, made.token);
  owner = await addSomebody(hub, workspace, 'owner');
  admin = await addSomebody(hub, workspace, 'admin');
});
afterEach(() => hub.close());

/** The status, and the name of the problem. */
async function manage(
  who: Somebody | undefined,
  method: 'PATCH' | 'DELETE' | 'POST',
  whom: Somebody | { id: number },
  body?: unknown,
): Promise<string> {
  const client = who === undefined ? program : program.signedIn(who.session);
  const path = method === 'POST' ? `${PATH}/${whom.id}/invitation` : `${PATH}/${whom.id}`;
  const reply = await client.call(method, path, body);
  if (reply.status < 400) return 'done';
  return `${reply.status} ${plain(reply.body['type']).replace('urn:causeway:problem:', '')}`;
}

describe('managing users', () => {
  it('lets nobody touch who is above them, nor give more than they have', async () => {
    expect(await manage(admin, 'PATCH', owner, { name: 'x' })).toBe('403 owners_only');
    expect(await manage(admin, 'DELETE', owner)).toBe('403 owners_only');
    // An invitation is a way to become them.
    expect(await manage(admin, 'POST', owner)).toBe('403 owners_only');
    const viewer = await addSomebody(hub, workspace, 'viewer');
    expect(await manage(admin, 'PATCH', viewer, { role: 'owner' })).toBe('403 above_own_role');
    expect(await manage(admin, 'PATCH', viewer, { role: 'admin' })).toBe('done');
    const mine = program.signedIn(admin.session);
    const boss = { email: 'boss@example.com', name: 'Boss', role: 'owner' };
    expect((await mine.call('POST', PATH, boss)).status).toBe(403);
    expect((await mine.call('POST', PATH, { ...boss, role: 'admin' })).status).toBe(201);
  });

  it('lets nobody change their own role, shut themselves out, or give themselves a new password', async () => {
    expect(await manage(owner, 'PATCH', owner, { role: 'viewer' })).toBe('403 not_oneself');
    expect(await manage(owner, 'PATCH', owner, { disabled: true })).toBe('403 not_oneself');
    expect(await manage(owner, 'DELETE', owner)).toBe('403 not_oneself');
    expect(await manage(owner, 'POST', owner)).toBe('403 not_oneself');
    expect(await manage(owner, 'PATCH', owner, { name: 'New name' })).toBe('done');
  });

  it('keeps the last owner who can sign in, also from a program that may do everything', async () => {
    expect(await manage(undefined, 'PATCH', owner, { role: 'admin' })).toBe('409 last_owner');
    expect(await manage(undefined, 'PATCH', owner, { disabled: true })).toBe('409 last_owner');
    expect(await manage(undefined, 'DELETE', owner)).toBe('409 last_owner');
    // Somebody who was only invited is no owner yet who could let others in.
    const invited = await program.call('POST', PATH, { email: 'i@example.com', name: 'I', role: 'owner' });
    expect(await manage(undefined, 'DELETE', owner)).toBe('409 last_owner');
    const second = await addSomebody(hub, workspace, 'owner');
    const both = await Promise.all([manage(owner, 'DELETE', second), manage(second, 'DELETE', owner)]);
    expect(both.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(await manage(undefined, 'DELETE', { id: Number(plain(invited.body['id'])) })).toBe('done');
  });

  it('shows who is who', async () => {
    const { body } = await program.signedIn(admin.session).call('GET', PATH);
    expect(body['data']).toMatchObject([
      { id: owner.id, role: 'owner', state: 'active', is_self: false, locked_until: null },
      {
        id: admin.id,
        role: 'admin',
        state: 'active',
        is_self: true,
        seen_at: new Date(hub.now).toISOString(),
      },
    ]);
  });

  it('takes an address once in the whole hub, however it is written', async () => {
    const other = program.as((await hub.addWorkspace('x')).token);
    const user = { email: owner.email.toUpperCase(), name: 'x', role: 'viewer' };
    expect((await other.call('POST', PATH, user)).body['type']).toBe('urn:causeway:problem:email_taken');
    const fresh = { email: 'New@Example.com', name: 'x', role: 'viewer' };
    const both = await Promise.all([program.call('POST', PATH, fresh), other.call('POST', PATH, fresh)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect((await program.call('POST', PATH, { ...fresh, email: 'no address' })).status).toBe(422);
  });

  it('writes down who did it to whom, with what changed and nothing secret', async () => {
    const viewer = await addSomebody(hub, workspace, 'viewer');
    await manage(owner, 'PATCH', viewer, { role: 'editor' });
    await manage(owner, 'POST', viewer);
    await manage(owner, 'DELETE', viewer);
    const { body } = await program.call('GET', `/v1/admin/audit?target=${viewer.email}`);
    const rows = body['data'] as unknown as readonly Body[];
    expect(rows.map((row) => plain(row['action']))).toEqual(['user.remove', 'user.invite', 'user.change']);
    expect(rows[2]).toMatchObject({
      actor: { kind: 'user', id: owner.id, name: owner.email },
      target: { kind: 'user', id: String(viewer.id) },
      before: { role: 'viewer' },
      after: { role: 'editor' },
    });
    expect(rows[0]).toMatchObject({ before: { email: viewer.email, state: 'active' }, after: null });
  });
});
