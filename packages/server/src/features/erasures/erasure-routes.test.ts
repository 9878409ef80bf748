import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { insiderKind } from '@causeway/core/insider/kind';
import type { Submission } from '@causeway/core/register/submission';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { ended as untilEnded } from '../../app/testing/erasure-scenario.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addTokenOf } from '../../app/testing/people.ts';

const NO_PRICE = { code: 'no_price', message: 'There is no price.' };

describe('erasing a customer', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let fake: number;
  let insider: number;
  /** Of this test alone: the same address in two workspaces is two people. */
  let ada: { id: string; email: string };
  let bob: { id: string; email: string };

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [insiderKind] });
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    const made = await hub.addWorkspace(crypto.randomUUID());
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    ada = { id: `ada-${workspace}-customer`, email: `ada.${workspace}@example.com` };
    bob = { id: `bob-${workspace}-customer`, email: `bob.${workspace}@example.com` };
    fake = await install({ kind: 'fake', name: 'Main', secrets: { token: 'x' } });
    insider = await install({
      kind: 'insider',
      name: 'Insider',
      settings: { partnerName: 'shop', baseUrl: 'https://insider.test' },
      secrets: { api_key: 'k' },
    });
    hub.sent.length = 0;
    hub.answers.length = 0;
    hub.answer = { status: 200, headers: {}, body: '{}', ms: 1, error: undefined };
  });

  const install = async (body: unknown): Promise<number> =>
    Number((await client.call('POST', '/v1/admin/integrations', body)).body['id']);
  const count = (sql: string, ...values: (string | number)[]): number =>
    Number(hub.database.prepare(`SELECT count(*) FROM ${sql}`).row(...values)?.[0]);
  const keyOf = (id: string): number =>
    Number(
      hub.database
        .prepare('SELECT key FROM customers WHERE workspace = ? AND id = ?')
        .row(workspace, id)?.[0],
    );
  const ask = (more: object = {}) =>
    client.call('POST', '/v1/admin/erasures', {
      customer_id: ada.id,
      confirm: ada.id,
      reason: 'They asked for it',
      ...more,
    });
  const ended = (id: unknown): Promise<Body> => untilEnded(client, `/v1/admin/erasures/${plain(id)}`);
  const erased = async (more: object = {}): Promise<Body> => {
    const reply = await ask(more);
    expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
    return ended(reply.body['id']);
  };
  /** Both do the same, and share their requests. */
  const both = async (): Promise<void> => {
    await hub.register(workspace, [
      {
        kind: 'identify',
        type: 'identify',
        userId: ada.id,
        anonymousId: `${ada.id}-browser`,
        data: { name: 'Ada', email: ada.email },
      },
      { kind: 'identify', type: 'identify', userId: bob.id, data: { name: 'Bob', email: bob.email } },
      { type: 'Bought', userId: ada.id, data: { name: 'Shoes' } },
      { type: 'Bought', userId: bob.id, data: { name: 'Shoes' } },
    ]);
  };
  const sentBodies = (): string[] =>
    hub.database
      .prepare('SELECT request FROM deliveries WHERE integration = ? AND request IS NOT NULL ORDER BY id')
      .rows(fake)
      .map(([request]) => zstdDecompressSync(request as Uint8Array).toString());
  const files = (): string =>
    readdirSync(hub.folder)
      .map((name) => readFileSync(join(hub.folder, name), 'latin1'))
      .join('\n');

  it('leaves nothing of them in any table, and of everybody else all there was', async () => {
    await both();
    await hub.deliver(fake, (_event, type) => (type === 'Bought' ? NO_PRICE : undefined));
    await both();
    const [hers, his] = [keyOf(ada.id), keyOf(bob.id)];
    const before = count('outcomes WHERE customer = ?', his);
    const done = await erased();
    expect(done).toMatchObject({ state: 'done', suppressed: true, reason: 'They asked for it', by: 'Test' });
    expect(done['steps']).toMatchObject([
      { kind: 'queue', state: 'done' },
      { kind: 'profile', state: 'done' },
      { kind: 'events', state: 'done', count: 4 },
      { kind: 'log', state: 'done' },
      { kind: 'receipts', state: 'done' },
    ]);
    for (const table of [
      'events',
      'outcomes',
      'messages',
      'dead_letters',
      'shadows',
      'identifiers',
      'customer_events',
      'customer_events_tail',
      'held',
      'waiting',
      'attendances',
    ]) {
      expect([table, count(`${table} WHERE customer = ?`, hers)]).toEqual([table, 0]);
    }
    expect(count('customers WHERE key = ?', hers)).toBe(0);
    expect([count('events WHERE customer = ?', his), count('outcomes WHERE customer = ?', his)]).toEqual([
      4,
      before,
    ]);
    expect(count('dead_letters WHERE customer = ?', his)).toBe(1);
    expect((await client.call('GET', `/v1/admin/customers/${ada.id}`)).status).toBe(404);
    expect((await client.call('GET', `/v1/admin/customers/${bob.id}`)).status).toBe(200);
    expect(JSON.stringify(done)).not.toContain('ada');
  });

  it('blacks out their record in stored requests, and nobody else’s', async () => {
    await both();
    await hub.deliver(fake);
    const [sent = ''] = sentBodies();
    const parts = (JSON.parse(sent) as { users: { id: string }[] }).users;
    expect(parts.map(({ id }) => id)).toEqual([ada.id, bob.id]);
    await erased();
    expect(sentBodies()).toEqual([JSON.stringify({ users: [{ erased: true }, parts[1]] })]);
    const logs = await client.call('GET', `/v1/admin/integrations/${fake}/outbound-logs`);
    expect(logs.body['data']).toHaveLength(2);
    const shown = await client.call(
      'GET',
      `/v1/admin/integrations/${fake}/outbound-logs/${plain(logs.body['data']?.[0]?.['id'])}`,
    );
    expect(shown.text).toContain(bob.email);
  });

  it('finds them in requests that no outcome leads to, and in answers', async () => {
    await both();
    await hub.deliver(fake);
    await hub.database.write(() => {
      hub.database.exec(`DELETE FROM outcomes WHERE integration = ${fake} AND customer = ${keyOf(ada.id)}`);
    });
    await erased();
    expect(sentBodies().join('')).toContain(bob.email);
    expect(sentBodies().join('')).not.toContain(ada.email);
  });

  it('takes everybody who was merged into them', async () => {
    const old = `old-${workspace}-customer`;
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: old, data: { email: `old.${ada.email}` } },
      { type: 'Bought', userId: old },
      { kind: 'identify', type: 'identify', userId: ada.id, data: { email: ada.email } },
    ]);
    const before = keyOf(old);
    await hub.register(workspace, [{ kind: 'alias', type: 'alias', userId: ada.id, previousId: old }]);
    await erased({ customer_id: old, confirm: old });
    expect(count('events WHERE customer IN (?, ?)', before, before)).toBe(0);
    expect(count('customers WHERE workspace = ?', workspace)).toBe(0);
    expect(files()).not.toContain(`old.${ada.email}`);
    const check = await client.call('POST', '/v1/admin/suppressions/check', {
      identifier: `old.${ada.email}`,
    });
    expect(check.body['suppressed']).toBe(true);
    for (const id of [ada.id, old]) {
      const found = await client.call('GET', `/v1/admin/erasures?customer_id=${id}`);
      expect(found.body['data']).toHaveLength(1);
    }
    expect((await client.call('GET', '/v1/admin/erasures?customer_id=nobody')).body['data']).toEqual([]);
  });

  it('leaves nothing to read in the files of the data folder', async () => {
    await both();
    await hub.deliver(fake, (_event, type) => (type === 'Bought' ? NO_PRICE : undefined));
    // What was written before and replaced since is there too.
    const first = `first.${ada.email}`;
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: ada.id, data: { email: first } },
      {
        kind: 'identify',
        type: 'identify',
        userId: ada.id,
        data: { email: ada.email, bio: 'x'.repeat(9_000) },
      },
    ]);
    await hub.receipts.keep([
      {
        source: undefined,
        at: hub.now,
        method: 'POST',
        path: '/v1/track',
        status: 400,
        accepted: 0,
        issues: [{ code: 'x', message: `No: ${ada.email}`, index: 0, messageId: undefined }],
        body: ada.email,
      },
    ]);
    expect(files()).toContain(ada.email);
    await erased();
    for (const text of [ada.email, ada.id, first])
      expect([text, files().includes(text)]).toEqual([text, false]);
    expect(files()).toContain(bob.email);
  });

  it('takes them out of receipts and of the audit log', async () => {
    await both();
    const added = await client.call('POST', `/v1/admin/customers/${ada.id}/events`, {
      action: 'point_add',
      data: { points: 1 },
    });
    expect([added.status, added.body['registered']]).toEqual([200, true]);
    const keep = (body: string) =>
      hub.receipts.keep([
        {
          source: undefined,
          at: hub.now,
          method: 'POST',
          path: '/v1/track',
          status: 400,
          accepted: 0,
          issues: [],
          body,
        },
      ]);
    await keep(`{"email":${JSON.stringify(ada.email.toUpperCase())}}`);
    await keep(`{"email":${JSON.stringify(bob.email)}}`);
    const done = await erased();
    const bodies = hub.database
      .prepare('SELECT body FROM receipts ORDER BY id DESC LIMIT 2')
      .rows()
      .map(([body]) => zstdDecompressSync(body as Uint8Array).toString());
    expect(bodies).toEqual([`{"email":${JSON.stringify(bob.email)}}`, '{"erased":true}']);
    const audit = hub.database
      .prepare(
        "SELECT target_id, target_name, before, after FROM audit WHERE workspace = ? AND target_kind = 'customer'",
      )
      .rows(workspace);
    expect(audit).toEqual([[null, plain(done['subject']), null, null]]);
    const log = await client.call('GET', '/v1/admin/audit');
    expect(log.text).toContain('customer.erase');
    expect(log.text).not.toContain(ada.id);
  });

  it('refuses what is sent about them from then on, counts it, and keeps nothing of it', async () => {
    await both();
    await erased();
    await hub.register(workspace, [
      { type: 'Late', userId: ada.id },
      { type: 'Late', anonymousId: `${ada.id}-browser` },
      {
        kind: 'identify',
        type: 'identify',
        userId: 'somebody-new',
        data: { email: ada.email.toUpperCase() },
      },
      { kind: 'alias', type: 'alias', userId: bob.id, previousId: ada.id },
      { type: 'Late', userId: bob.id },
    ]);
    const [answer] = await hub.arrive([submission({ who: [{ by: 'id', value: ada.id }], newId: ada.id })]);
    expect(answer).toMatchObject({ event: undefined, refusal: { status: 409 }, suppressed: true });
    expect(count('customers WHERE workspace = ?', workspace)).toBe(1);
    expect(count("events WHERE type = 'Late'")).toBe(1);
    const check = await client.call('POST', '/v1/admin/suppressions/check', { identifier: ada.email });
    expect(check.body).toMatchObject({
      suppressed: true,
      refused: 5,
      erasure_id: expect.any(Number) as number,
    });
    expect(
      (await client.call('POST', '/v1/admin/suppressions/check', { identifier: bob.email })).body,
    ).toEqual({
      suppressed: false,
      since: null,
      erasure_id: null,
      refused: 0,
    });
    const lift = { identifier: ada.id, reason: 'Came back' };
    expect((await client.call('POST', '/v1/admin/suppressions/lift', lift)).body['lifted']).toBeGreaterThan(
      2,
    );
    expect((await client.call('POST', '/v1/admin/suppressions/lift', lift)).status).toBe(404);
    await hub.register(workspace, [{ type: 'Back', userId: ada.id }]);
    expect(count("events WHERE type = 'Back'")).toBe(1);
  });

  const submission = (change: Partial<Submission>): Submission => ({
    workspace,
    source: 1,
    receivedAt: hub.now,
    action: 'opt_in',
    who: [],
    newId: undefined,
    data: {},
    context: {},
    timestamp: hub.now,
    messageId: crypto.randomUUID(),
    ...change,
  });

  it('without the suppress list takes them in again, as somebody new, when all is done', async () => {
    await both();
    const before = keyOf(ada.id);
    const done = await erased({ suppress: false });
    expect(done['suppressed']).toBe(false);
    await hub.register(workspace, [{ type: 'Back', userId: ada.id }]);
    expect(keyOf(ada.id)).toBeGreaterThan(before);
    expect(count('suppressed WHERE workspace = ?', workspace)).toBe(0);
  });

  it('deletes them at the destinations that were named, after nothing is queued for them', async () => {
    await both();
    const done = await erased({ destinations: [insider] });
    expect(done['steps']?.[1]).toMatchObject({
      kind: 'destination',
      integration: { id: insider, name: 'Insider' },
      state: 'done',
      count: 1,
      status_code: 200,
      issue: null,
    });
    expect(hub.sent).toMatchObject([
      {
        url: 'https://insider.test/api/user/v1/delete',
        method: 'POST',
        body: JSON.stringify({ identifiers: { uuid: ada.id } }),
      },
    ]);
  });

  it('tries again what failed for the moment, stops at a refusal, and goes on when asked to', async () => {
    await both();
    hub.answers.push({
      status: 403,
      headers: {},
      body: '{"message":"access denied"}',
      ms: 1,
      error: undefined,
    });
    const failed = await erased({ destinations: [insider] });
    expect(failed).toMatchObject({ state: 'failed', finished_at: null });
    expect(failed['steps']?.[1]).toMatchObject({
      state: 'failed',
      status_code: 403,
      issue: { code: 'erase_refused', hint: expect.stringContaining('enabled') as string },
    });
    // All else is done, and what is still needed is sealed.
    expect(count('customers WHERE workspace = ? AND id = ?', workspace, ada.id)).toBe(0);
    expect(files()).not.toContain(ada.id);
    const unfinished = { identifier: ada.id, reason: 'x' };
    expect((await client.call('POST', '/v1/admin/suppressions/lift', unfinished)).status).toBe(409);
    expect((await ask()).body).toMatchObject({ status: 409, type: 'urn:causeway:problem:erasure_running' });
    const path = `/v1/admin/erasures/${plain(failed['id'])}/retry`;
    expect((await client.call('POST', path)).status).toBe(200);
    const done = await ended(failed['id']);
    expect(done).toMatchObject({ state: 'done' });
    expect(done['steps']?.[1]).toMatchObject({ state: 'done', status_code: 200, issue: null });
    expect((await client.call('POST', path)).status).toBe(409);
    expect(hub.sent).toHaveLength(2);
  });

  it('counts somebody whom the destination does not know as deleted there, and says so', async () => {
    await both();
    hub.answers.push({
      status: 404,
      headers: {},
      body: '{"message":"no such user"}',
      ms: 1,
      error: undefined,
    });
    const done = await erased({ destinations: [insider] });
    expect(done['steps']?.[1]).toMatchObject({
      state: 'done',
      status_code: 404,
      issue: { code: 'erase_unknown' },
    });
  });

  it('is refused without the id once more, for nobody, and for destinations that cannot do it', async () => {
    await both();
    expect((await ask({ confirm: 'ada' })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/confirm' }],
    });
    expect((await ask({ customer_id: 'nobody', confirm: 'nobody' })).status).toBe(404);
    expect((await ask({ destinations: [insider, fake, 999_999] })).body).toMatchObject({
      status: 422,
      errors: [
        {
          pointer: '/destinations/1',
          code: 'cannot_erase',
          message: expect.stringContaining('"Main"') as string,
        },
        { pointer: '/destinations/2', code: 'unknown_integration' },
      ],
    });
    const editor = client.as(await addTokenOf(hub, workspace, 'editor'));
    expect((await editor.call('POST', '/v1/admin/erasures', {})).status).toBe(403);
    expect(count('customers WHERE workspace = ?', workspace)).toBe(2);
    expect(hub.sent).toEqual([]);
  });

  it('never gives their number out again, nor those of their events', async () => {
    await both();
    await hub.register(workspace, [{ type: 'Last', userId: ada.id }]);
    const [key, event] = [
      keyOf(ada.id),
      Number(hub.database.prepare('SELECT max(id) FROM events').row()?.[0]),
    ];
    await erased();
    expect(count('erased_customers WHERE customer = ?', key)).toBe(1);
    const { openRegisterKnown } = await import('../../adapters/sqlite/register-known.ts');
    const { openSuppressList } = await import('../../adapters/sqlite/suppress-list.ts');
    const known = openRegisterKnown(hub.database, openSuppressList(hub.database, undefined));
    expect(known.latest()).toBeGreaterThanOrEqual(event);
    expect(known.newCustomerKey()).toBeGreaterThan(key);
  });
});
