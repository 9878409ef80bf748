import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const MERGES = '/v1/admin/identity/merges';
const CONFLICTS = '/v1/admin/identity/conflicts';
const SETTINGS = '/v1/admin/identity/settings';

let hub: AdminHub;
let client: AdminClient;
let workspace: number;

beforeEach(async () => {
  hub = await startAdminHub();
  const made = await hub.addWorkspace('w');
  workspace = made.id;
  client = new AdminClient(hub.app, made.token);
});
afterEach(() => hub.close());

const identify = (userId: string, data: object, anonymousId?: string): Promise<void> =>
  hub.register(workspace, [{ kind: 'identify', type: 'identify', userId, anonymousId, data: data as never }]);
const page = (anonymousId: string): Promise<void> =>
  hub.register(workspace, [{ kind: 'page', type: 'page', userId: undefined, anonymousId }]);
const rows = async (path: string): Promise<readonly Body[]> =>
  (await client.call('GET', path)).body['data'] as unknown as Body[];
const customer = async (id: string): Promise<Body> =>
  (await client.call('GET', `/v1/admin/customers/${id}`)).body;

describe('merges', () => {
  it('are written down with what they brought, and who they were', async () => {
    await page('browser-1');
    await hub.register(workspace, [
      {
        kind: 'identify',
        type: 'identify',
        userId: undefined,
        anonymousId: 'browser-1',
        data: { city: 'Rome' },
      },
    ]);
    await identify('ada', { first_name: 'Ada' });
    await identify('ada', {}, 'browser-1');
    const [merge] = await rows(MERGES);
    expect(merge).toMatchObject({
      from: { anonymous: true },
      into: { id: 'ada', name: 'Ada', anonymous: false },
      cause: 'identify',
      taken: ['city'],
      anonymous_ids: ['browser-1'],
      by: null,
      undoable: true,
      why_not: null,
    });
    expect(await rows(`${MERGES}?customer_id=ada`)).toHaveLength(1);
    expect(await rows(`${MERGES}?customer_id=nobody`)).toEqual([]);
  });

  it('by hand make two one, and are taken back, with everything where it was', async () => {
    await identify('ada', { first_name: 'Ada', city: 'Rome' }, 'browser-1');
    await identify('bob', { city: 'Oslo' });
    await hub.register(workspace, [{ type: 'Bought', userId: 'ada' }]);
    const before = await customer('ada');
    const made = await client.call('POST', MERGES, { from: 'ada', into: 'bob', note: 'same card' });
    expect(made.body).toMatchObject({ cause: 'person', by: 'Test', note: 'same card', undoable: true });
    expect(await customer('ada')).toMatchObject({
      id: 'bob',
      merged_from: 'ada',
      attributes: { first_name: 'Ada' },
    });
    expect(await rows('/v1/admin/customers/bob/events')).toHaveLength(4);
    await identify('ada', { size: 3 });
    const undone = await client.call('POST', `${MERGES}/${plain(made.body['id'])}/undo`, { note: 'no' });
    expect(undone.body).toMatchObject({
      undone: { by: 'Test', note: 'no' },
      undoable: false,
      why_not: { code: 'merge_undone' },
    });
    const { version: _v, updated_at: _u, ...after } = await customer('ada');
    const { version: _w, updated_at: _x, ...then } = before;
    expect(after).toEqual(then);
    expect(await customer('bob')).toMatchObject({ attributes: { city: 'Oslo', size: 3 }, anonymous_ids: [] });
    expect((await rows('/v1/admin/customers/ada/events')).map((row) => row['type'])).toEqual([
      'customers_separated',
      'Bought',
      'identify',
    ]);
    expect((await client.call('POST', `${MERGES}/${plain(made.body['id'])}/undo`, {})).body).toMatchObject({
      status: 409,
      type: 'urn:causeway:problem:merge_undone',
    });
    const audit = (await rows('/v1/admin/audit?action=identity')).map((row) => row['action']);
    expect(audit).toEqual(['identity.undo', 'identity.merge']);
    // What the cache of registering knows is the same as what is written.
    await identify('ada', { city: 'Bonn' });
    expect(await customer('ada')).toMatchObject({ attributes: { city: 'Bonn' } });
  });

  it('by hand are refused for who is not there, and for one and the same', async () => {
    await identify('ada', {});
    expect((await client.call('POST', MERGES, { from: 'ada', into: 'nobody' })).status).toBe(404);
    expect((await client.call('POST', MERGES, { from: 'ada', into: 'ada' })).body).toMatchObject({
      status: 409,
      type: 'urn:causeway:problem:same_customer',
    });
    expect((await client.call('POST', `${MERGES}/77/undo`, {})).status).toBe(404);
  });

  it('that were merged further are taken back one after the other', async () => {
    await identify('ada', { a: 1 });
    await identify('bob', { b: 1 });
    await identify('cem', { c: 1 });
    const first = plain((await client.call('POST', MERGES, { from: 'ada', into: 'bob' })).body['id']);
    const second = plain((await client.call('POST', MERGES, { from: 'bob', into: 'cem' })).body['id']);
    expect((await client.call('POST', `${MERGES}/${first}/undo`, {})).body).toMatchObject({
      type: 'urn:causeway:problem:merged_further',
    });
    for (const id of [second, first])
      expect((await client.call('POST', `${MERGES}/${id}/undo`, {})).status).toBe(200);
    for (const [id, attributes] of [
      ['ada', { a: 1 }],
      ['bob', { b: 1 }],
      ['cem', { c: 1 }],
    ] as const)
      expect(await customer(id)).toMatchObject({ id, attributes });
  });
});

describe('conflicts', () => {
  const both = async (): Promise<Body> => {
    await identify('ada', { email: 'ada@example.com', first_name: 'Ada' });
    await identify('bob', { email: 'ADA@example.com' });
    const [conflict] = await rows(`${CONFLICTS}?state=open`);
    return conflict ?? {};
  };

  it('are asked once, and somebody merges them', async () => {
    const conflict = await both();
    expect(conflict).toMatchObject({
      kind: 'shared_identifier',
      identifier: { name: 'email', value: 'ada@example.com' },
      customers: [{ id: 'ada', name: 'Ada' }, { id: 'bob' }],
      decided: null,
    });
    expect((await client.call('GET', CONFLICTS)).body['open']).toBe(1);
    const path = `${CONFLICTS}/${plain(conflict['id'])}/decide`;
    expect(
      (await client.call('POST', path, { decision: 'merge', into: 'cem' })).body['errors'],
    ).toMatchObject([{ pointer: '/into', code: 'not_among_them' }]);
    expect((await client.call('POST', path, { decision: 'send_again' })).status).toBe(422);
    const decided = await client.call('POST', path, { decision: 'merge', into: 'bob', note: 'by phone' });
    expect(decided.body).toMatchObject({ state: 'merged', decided: { by: 'Test', note: 'by phone' } });
    expect((await customer('ada'))['id']).toBe('bob');
    expect((await client.call('POST', path, { decision: 'keep_apart' })).body).toMatchObject({
      status: 409,
      type: 'urn:causeway:problem:conflict_decided',
    });
    expect(await rows(`${CONFLICTS}?state=open`)).toEqual([]);
    expect(await rows(`${CONFLICTS}?state=decided&customer_id=bob`)).toHaveLength(1);
  });

  it('that somebody keeps apart are not asked again', async () => {
    const conflict = await both();
    await client.call('POST', `${CONFLICTS}/${plain(conflict['id'])}/decide`, { decision: 'keep_apart' });
    await identify('bob', { email: 'other@example.com' });
    await identify('bob', { email: 'ada@example.com' });
    expect((await rows(CONFLICTS)).map((row) => row['state'])).toEqual(['kept_apart']);
  });

  it('go away when there is nothing to decide any more', async () => {
    await both();
    await identify('bob', { email: 'bob@example.com' });
    expect(await rows(CONFLICTS)).toMatchObject([{ state: 'settled', decided: null }]);
  });
});

describe('what a destination refused', () => {
  const refuse = async (other: string | undefined): Promise<string> => {
    const made = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    const keyOf = (id: string): unknown =>
      hub.database.prepare('SELECT key FROM customers WHERE id = ?').row(id)?.[0];
    const row = hub.database
      .prepare(
        `INSERT INTO identity_conflicts (workspace, kind, state, name, value, held, customer, other, integration, issue, found_at)
         VALUES (?, 'identity_refused', 'open', 'email', 'ada@example.com', 'old@example.com', ?, ?, ?, ?, 1) RETURNING id`,
      )
      .row(
        workspace,
        keyOf('ada') as number,
        other === undefined ? null : (keyOf(other) as number),
        Number(made.body['id']),
        JSON.stringify({ code: 'identity_conflict', message: 'Another profile has it.' }),
      );
    return plain(row?.[0]);
  };

  it('is merged with whoever has the value here', async () => {
    await identify('ada', { size: 1 });
    await identify('bob', { city: 'Oslo' });
    const path = `${CONFLICTS}/${await refuse('bob')}/decide`;
    expect(await rows(CONFLICTS)).toMatchObject([
      {
        customers: [{ id: 'ada' }, { id: 'bob' }],
        integration: { name: 'Main' },
        issue: { code: 'identity_conflict' },
      },
    ]);
    const decided = await client.call('POST', path, { decision: 'merge', into: 'ada' });
    expect(decided.body).toMatchObject({ state: 'merged' });
    expect(await customer('bob')).toMatchObject({ id: 'ada', attributes: { size: 1, city: 'Oslo' } });
  });

  it('is sent again, to that destination alone, or left as it is', async () => {
    await identify('ada', { size: 1 });
    const id = await refuse(undefined);
    const path = `${CONFLICTS}/${id}/decide`;
    expect(
      (await client.call('POST', path, { decision: 'merge', into: 'ada' })).body['errors'],
    ).toMatchObject([{ code: 'nobody_to_merge' }]);
    await client.call('POST', path, { decision: 'send_again' });
    expect(hub.database.prepare('SELECT count(*) FROM messages').row()).toEqual([1]);
    expect(hub.database.prepare('SELECT body FROM events ORDER BY id DESC LIMIT 1').row()?.[0]).toContain(
      '"allow":["email"]',
    );
    await hub.database.write(() =>
      hub.database.exec(`UPDATE identity_conflicts SET state = 'open' WHERE id = ${id}`),
    );
    const apart = await client.call('POST', path, { decision: 'keep_apart', note: 'Two people' });
    expect(apart.body).toMatchObject({ state: 'kept_apart', decided: { note: 'Two people' } });
  });
});

describe('the settings', () => {
  it('say by what customers are recognised, and what becomes of two who have the same', async () => {
    expect((await client.call('GET', SETTINGS)).body).toEqual({
      contacts: ['email', 'phone'],
      same_contact: 'ask',
    });
    const changed = await client.call('PATCH', SETTINGS, { contacts: ['work_email'], same_contact: 'merge' });
    expect(changed.body).toEqual({ contacts: ['work_email'], same_contact: 'merge' });
    await identify('ada', { work_email: 'a@example.com' });
    await identify('bob', { work_email: 'a@example.com', size: 3 });
    expect(await customer('bob')).toMatchObject({ id: 'ada', attributes: { size: 3 } });
    expect(await rows(MERGES)).toMatchObject([{ cause: 'shared_identifier', by: null }]);
  });

  it('refuse what is no attribute', async () => {
    for (const contacts of [['email', 'email'], ['@insider:1'], ['=email']])
      expect((await client.call('PATCH', SETTINGS, { contacts })).status).toBe(422);
  });
});
