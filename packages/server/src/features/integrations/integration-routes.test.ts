import { insiderKind } from '@causeway/core/insider/kind';
import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { byTest, startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { kindView } from './catalog.ts';

let hub: AdminHub;
let client: AdminClient;
let workspace: number;

beforeAll(async () => {
  hub = await startAdminHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  const made = await hub.addWorkspace(crypto.randomUUID());
  workspace = made.id;
  client = new AdminClient(hub.app, made.token);
});

const install = async (body: object = {}) =>
  client.call('POST', '/v1/admin/integrations', {
    kind: 'fake',
    name: 'Main',
    secrets: { token: 'hidden-value' },
    ...body,
  });

describe('installing', () => {
  it('answers the integration with defaults in place, where it is, and that its secret is set', async () => {
    const before = hub.configured.count;
    const reply = await install({ settings: { rows: [{ to: 'x' }] } });
    expect(reply.status).toBe(201);
    expect(reply.headers['location']).toBe(`/v1/admin/integrations/${plain(reply.body['id'])}`);
    expect(reply.headers['etag']).toBe('"1"');
    expect(reply.body).toMatchObject({
      state: 'active',
      pause: null,
      settings: { address: 'http://fake.test', rows: [{ to: 'x' }] },
      secrets: { token: { set: true } },
    });
    expect(hub.configured.count).toBe(before + 1);
    const sealed = await hub.config.secrets(workspace, `integration:${plain(reply.body['id'])}`);
    expect(Buffer.from(sealed['token'] ?? []).toString('latin1')).not.toContain('hidden-value');
  });

  it('names each wrong setting by a pointer into what was sent', async () => {
    const reply = await install({ settings: { colour: 1, rows: [{ to: 'x' }, { to: 1 }] } });
    expect(reply).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/settings/colour', code: 'setting_unknown' },
          { pointer: '/settings/rows/1/to', code: 'setting_invalid', hint: 'For example name.' },
        ],
      },
    });
  });

  it('wants every secret and no other, and a kind that there is', async () => {
    expect((await install({ secrets: {} })).body['errors']).toMatchObject([
      { pointer: '/secrets/token', code: 'secret_missing' },
    ]);
    expect((await install({ secrets: { token: 'x', tokn: 'y' } })).body['errors']).toMatchObject([
      { pointer: '/secrets/tokn', code: 'unknown_secret' },
    ]);
    expect((await install({ kind: 'none' })).body['errors']).toMatchObject([{ pointer: '/kind' }]);
  });

  it('takes a name once', async () => {
    await install();
    expect((await install()).body).toMatchObject({ status: 409, type: 'urn:causeway:problem:name_taken' });
  });
});

describe('changing', () => {
  it('merges settings, and null returns one to its default', async () => {
    const { body } = await install({ settings: { address: 'http://other.test', rows: [{ to: 'x' }] } });
    const path = `/v1/admin/integrations/${plain(body['id'])}`;
    const reply = await client.call(
      'PATCH',
      path,
      { settings: { address: null }, secrets: { token: 'entered-again' } },
      { 'content-type': 'application/merge-patch+json' },
    );
    expect(reply.body).toMatchObject({
      revision: 2,
      settings: { address: 'http://fake.test', rows: [{ to: 'x' }] },
    });
    expect((await client.call('PATCH', path, { settings: { rows: 1 } })).body['errors']).toMatchObject([
      { pointer: '/settings/rows' },
    ]);
  });

  it('heeds If-Match', async () => {
    const { body } = await install();
    const path = `/v1/admin/integrations/${plain(body['id'])}`;
    expect((await client.call('PATCH', path, { name: 'A' }, { 'if-match': '"1"' })).headers['etag']).toBe(
      '"2"',
    );
    for (const tag of ['"1"', '"x"', 'nonsense']) {
      expect((await client.call('PATCH', path, { name: 'B' }, { 'if-match': tag })).body).toMatchObject({
        status: 412,
      });
      expect((await client.call('DELETE', path, undefined, { 'if-match': tag })).status).toBe(412);
    }
    expect((await client.call('GET', path)).body).toMatchObject({ name: 'A', revision: 2 });
    expect((await client.call('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
    expect((await client.call('GET', path)).status).toBe(404);
  });

  it('resumes with the reason for the pause forgotten, whoever paused it', async () => {
    const { body } = await install();
    const path = `/v1/admin/integrations/${plain(body['id'])}`;
    expect((await client.call('POST', `${path}/pause`)).body).toMatchObject({
      state: 'paused',
      pause: { code: 'paused_by_hand', at: new Date(hub.now).toISOString() },
    });
    const refused = {
      code: 'credentials_refused',
      message: 'It refuses the token.',
      hint: 'Mend it.',
      at: 5,
    };
    await hub.config.changeIntegration(
      workspace,
      Number(body['id']),
      { state: 'paused', pause: refused },
      hub.now,
      byTest,
    );
    expect((await client.call('POST', `${path}/pause`)).body).toMatchObject({
      pause: { code: 'credentials_refused' },
    });
    expect((await client.call('POST', `${path}/resume`)).body).toMatchObject({
      state: 'active',
      pause: null,
    });
  });
});

describe('testing the connection', () => {
  it('sends one harmless request with the secret, and says what the answer means', async () => {
    const { body } = await install();
    const path = `/v1/admin/integrations/${plain(body['id'])}/test`;
    hub.sent.length = 0;
    hub.answer = { status: 401, headers: {}, body: '{}', ms: 7, error: undefined };
    expect((await client.call('POST', path)).body).toEqual({
      ok: false,
      issue: { code: 'credentials_refused', message: 'It answered 401.' },
      status: 401,
      ms: 7,
      sent: {
        method: 'POST',
        url: 'http://fake.test/ping',
        headers: [{ name: 'x-token', value: '•••' }],
        body: {},
      },
      answered: {},
    });
    hub.answer = { status: 0, headers: {}, body: '', ms: 3, error: 'fake.test refused the connection.' };
    expect((await client.call('POST', path)).body).toMatchObject({
      ok: false,
      status: null,
      issue: { code: 'no_answer', message: 'fake.test refused the connection.' },
    });
    expect(hub.sent).toMatchObject([
      { url: 'http://fake.test/ping', method: 'POST', headers: { 'x-token': 'hidden-value' } },
      {},
    ]);
  });
});

describe('a preview', () => {
  const event = { type: 'identify', data: { name: 'Ada', phone: 'x' } };

  it('shows the requests that an event would become, and what would be left out', async () => {
    hub.sent.length = 0;
    const reply = await client.call('POST', '/v1/admin/integrations/preview', {
      kind: 'fake',
      settings: {},
      customer: { id: 'c1', attributes: { name: 'Old' } },
      event,
    });
    expect(reply.body).toMatchObject({
      routed: true,
      held: false,
      requests: [
        {
          operation: 'upsert',
          method: 'POST',
          path: '/upsert',
          body: { users: [{ id: 'c1', attributes: { name: 'Ada' } }] },
        },
      ],
      issues: [{ code: 'phone_invalid', field: 'phone' }],
    });
    expect(hub.sent).toEqual([]);
  });

  it('says why nothing would be sent', async () => {
    const { body } = await install();
    const path = `/v1/admin/integrations/${plain(body['id'])}/preview`;
    const preview = async (type: string, customer: object = {}) =>
      (await client.call('POST', path, { customer, event: { type } })).body;
    expect(await preview('Unwanted')).toMatchObject({
      routed: false,
      requests: [],
      skips: [{ reason: 'no_mapping' }],
    });
    expect(await preview('Boring')).toMatchObject({
      routed: true,
      requests: [],
      skips: [{ reason: 'unchanged' }],
    });
    expect(await preview('Bought', { anonymous: true })).toMatchObject({ routed: true, held: true });
  });

  it('takes a customer that there is, drafted settings, and refuses both or neither kind of person', async () => {
    const { body } = await install();
    const path = `/v1/admin/integrations/${plain(body['id'])}/preview`;
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: 'real', data: { name: 'Grace' } },
    ]);
    expect(
      (
        await client.call('POST', path, {
          customer_id: 'real',
          event: { type: 'Bought', timestamp: '2026-01-01T00:00:00+03:00' },
        })
      ).body,
    ).toMatchObject({
      requests: [
        { body: { users: [{ id: 'real', attributes: { name: 'Grace' }, events: [{ type: 'Bought' }] }] } },
      ],
    });
    expect((await client.call('POST', path, { customer_id: 'nobody', event })).status).toBe(404);
    expect((await client.call('POST', path, { event })).body['errors']).toMatchObject([
      { code: 'choose_one' },
    ]);
    expect(
      (await client.call('POST', path, { customer: {}, settings: { x: 1 }, event })).body['errors'],
    ).toMatchObject([{ pointer: '/settings/x' }]);
    expect((await client.call('GET', '/v1/admin/customers/real/events')).body['data']).toHaveLength(1);
  });
});

describe('counts', () => {
  it('say what waits, is put aside, is held, and since when', async () => {
    const { body } = await install();
    const path = `/v1/admin/integrations/${plain(body['id'])}`;
    const integration = Number(body['id']);
    await hub.register(workspace, [
      { userId: 'a' },
      { userId: 'a' },
      { userId: 'b' },
      { anonymousId: 'browser' },
    ]);
    hub.now += 5_000;
    expect((await client.call('GET', path)).body['counts']).toEqual({
      waiting: 3,
      parked: 0,
      held: 1,
      dead_letters: 0,
      oldest_undelivered_seconds: 5,
    });
    hub.database.exec(
      `INSERT INTO waiting SELECT integration, lane, customer, event, ${hub.now + 1}, 1, ${hub.now}, 'x' FROM messages WHERE integration = ${integration} LIMIT 1`,
    );
    hub.database.exec(
      `DELETE FROM messages WHERE (integration, event) IN (SELECT integration, event FROM waiting)`,
    );
    expect((await client.call('GET', path)).body['counts']).toMatchObject({ waiting: 2, parked: 1 });
    hub.database.exec('DELETE FROM waiting');
    await hub.deliver(integration, () => ({ code: 'no', message: 'No.' }));
    expect((await client.call('GET', path)).body['counts']).toEqual({
      waiting: 0,
      parked: 0,
      held: 1,
      dead_letters: 2,
      oldest_undelivered_seconds: null,
    });
  });
});

describe('the card of Insider', () => {
  const view = kindView(insiderKind);
  const names = new Set(view.fields.map(({ name }) => name));

  it('has a field for every setting and every secret, with the default that holds', () => {
    for (const name of Object.keys(DEFAULT_SETTINGS)) {
      expect(
        [...names].some((field) => field === name || field.startsWith(`${name}.`)),
        `a field for ${name}`,
      ).toBe(true);
    }
    for (const secret of insiderKind.secrets) expect(names).toContain(secret);
    for (const field of view.fields.filter(({ type, required }) => type !== 'secret' && !required))
      expect(field, `the default of ${field.name}`).toHaveProperty('default');
  });

  it('follows the order in which people are used to fill it in', () => {
    expect(view.fields.slice(0, 4).map(({ name }) => name)).toEqual([
      'customerId.from',
      'customerId.to',
      'partnerName',
      'api_key',
    ]);
  });
});
