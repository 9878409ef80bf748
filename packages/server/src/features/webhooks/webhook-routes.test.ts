import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain, type Reply } from '../../app/testing/admin-client.ts';
import { POINTS, startHookHub, type HookHub } from '../../app/testing/hook-hub.ts';
import { listActiveWebhooks } from './active-webhooks.ts';

const SECRET = 'hush-canary-77';
let hooks: HookHub;

beforeAll(async () => {
  hooks = await startHookHub();
  await hooks.join('C-1');
});
afterAll(() => hooks.close());

const add = (definition: unknown, secrets?: Readonly<Record<string, string>>): Promise<Reply> =>
  hooks.client.call('POST', '/v1/admin/webhooks', {
    definition,
    ...(secrets === undefined ? {} : { secrets }),
  });
const step = (id: string, verb: string, headers = {}): Promise<Reply> =>
  hooks.client.call('POST', `/v1/admin/webhooks/${id}/${verb}`, undefined, headers);
const change = (id: string, body: unknown, headers = {}): Promise<Reply> =>
  hooks.client.call('PATCH', `/v1/admin/webhooks/${id}`, body, headers);
const problem = ({ status, body }: Reply): string => `${status} ${plain(body['type']).replace(/.*:/, '')}`;

describe('a webhook', () => {
  it('is inactive until somebody activates it, and is put away for good', async () => {
    const made = await add({ ...POINTS, endpoint: 'life' });
    const id = plain(made.body['id']);
    expect(made.headers['etag']).toBe('"1"');
    expect(made.body).toMatchObject({
      state: 'inactive',
      url: 'http://hub.test/beta/webhooks/custom/public-w/life',
      revision: 1,
      last_request_at: null,
      archived_at: null,
      warnings: [{ code: 'open_to_all', field: 'auth' }],
    });
    const send = async (): Promise<number> =>
      (await hooks.post('life', { customer_id: 'C-1', points: 1 })).status;
    expect(await send()).toBe(404);
    expect((await step(id, 'activate')).body).toMatchObject({ state: 'active', revision: 2 });
    expect(await send()).toBe(200);
    expect(problem(await step(id, 'archive'))).toBe('409 active');
    expect((await step(id, 'deactivate')).body).toMatchObject({
      state: 'inactive',
      last_request_at: new Date(hooks.hub.now).toISOString(),
    });
    expect(await send()).toBe(404);
    expect((await step(id, 'archive')).body).toMatchObject({ state: 'archived', revision: 4 });
    for (const reply of [await step(id, 'activate'), await step(id, 'archive'), await change(id, {})])
      expect(problem(reply)).toBe('409 archived');
    expect((await hooks.client.call('GET', `/v1/admin/inbound?webhook_id=${id}`)).body['data']).toHaveLength(
      3,
    );
    const listed = await hooks.client.call('GET', '/v1/admin/webhooks?state=archived');
    expect(listed.body['data']).toMatchObject([{ id: Number(id) }]);
  });

  it('has a source of its own, which nobody has a key of, and which ends with it', async () => {
    const id = plain((await add({ ...POINTS, name: 'Sourced' })).body['id']);
    const source = async () =>
      (await hooks.hub.config.sources(hooks.workspace)).find(({ owner }) => owner === `webhook:${id}`);
    expect(await source()).toMatchObject({
      kind: 'webhook',
      name: 'Sourced',
      keyPrefix: '',
      revokedAt: undefined,
    });
    await change(id, { definition: { ...POINTS, name: 'Renamed' } });
    expect(await source()).toMatchObject({ name: 'Renamed' });
    await step(id, 'archive');
    expect(await source()).toMatchObject({ revokedAt: hooks.hub.now });
    expect((await hooks.client.call('GET', '/v1/admin/sources')).text).not.toContain('Renamed');
  });

  it('is refused with every place that is wrong, and how to mend it', async () => {
    const definition = {
      ...POINTS,
      name: '',
      endpoint: 'with space',
      action: 'point_ad',
      filters: { op: 'and', rules: [{ path: 'kind', operator: 'equals', value: 1 }] },
      response: { success: "{'ok':true}", error: '' },
      mapping: [{ from: 'a', to: 'points', replace: [] }],
    };
    const reply = await add(definition);
    expect(reply.status).toBe(422);
    expect(reply.body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/definition/name', code: 'name_missing' }),
        expect.objectContaining({ pointer: '/definition/endpoint', fix: 'with-space' }),
        expect.objectContaining({
          pointer: '/definition/action',
          hint: expect.stringContaining('point_add'),
        }),
        expect.objectContaining({ pointer: '/definition/filters/rules/0/path', fix: 'body.kind' }),
        expect.objectContaining({ pointer: '/definition/response/success', fix: '{"ok":true}' }),
        expect.objectContaining({ pointer: '/definition/mapping/0/to', fix: 'data.points' }),
      ]),
    );
    const checked = await hooks.client.call('POST', '/v1/admin/webhooks/check', { definition });
    expect(checked.body['errors']).toHaveLength(Object.keys(reply.body['errors'] ?? {}).length);
    expect(hooks.count('webhooks')).toBe(3);
  });

  it('is cloned without its secrets, inactive', async () => {
    const auth = { kind: 'bearer', secrets: ['token'] };
    const id = plain((await add({ ...POINTS, auth }, { token: SECRET })).body['id']);
    const copy = await hooks.client.call('POST', `/v1/admin/webhooks/${id}/clone`);
    expect(copy.body).toMatchObject({
      name: 'Points (copy)',
      state: 'inactive',
      secrets: { token: { set: false } },
      shares_endpoint_with: [{ id: Number(id) }],
    });
    const named = await hooks.client.call('POST', `/v1/admin/webhooks/${id}/clone`, { name: 'Other' });
    expect(named.body).toMatchObject({ name: 'Other' });
  });
});

describe('secrets', () => {
  const auth = { kind: 'bearer', secrets: ['token'] };

  it('must be set before it can be active, and cannot be taken away while it is', async () => {
    const made = await add({ ...POINTS, endpoint: 'locked', auth });
    const id = plain(made.body['id']);
    expect(made.body['secrets']).toEqual({ token: { set: false } });
    const refused = await step(id, 'activate');
    expect(problem(refused)).toBe('409 secrets_missing');
    expect(refused.body['errors']).toMatchObject([{ pointer: '/secrets/token', code: 'secret_missing' }]);
    expect((await change(id, { secrets: { token: SECRET } })).body['secrets']).toEqual({
      token: { set: true },
    });
    expect((await step(id, 'activate')).status).toBe(200);
    expect(problem(await change(id, { secrets: { token: null } }))).toBe('409 secrets_missing');
    const filters = { op: 'and', rules: [{ path: 'body.key', operator: 'equals', secret: 'key' }] };
    expect(problem(await change(id, { definition: { ...POINTS, filters } }))).toBe('409 secrets_missing');
    const both = { definition: { ...POINTS, filters }, secrets: { key: 'k' } };
    expect((await change(id, both)).body['secrets']).toEqual({ key: { set: true } });
    // What is named no more is gone, so that naming it again does not bring an old secret back.
    await step(id, 'deactivate');
    expect((await change(id, { definition: { ...POINTS, auth } })).body['secrets']).toEqual({
      token: { set: false },
    });
  });

  it('that nothing uses are refused', async () => {
    expect(problem(await add(POINTS, { token: SECRET }))).toBe('422 invalid');
    const id = plain((await add({ ...POINTS, auth })).body['id']);
    expect((await change(id, { secrets: { tokem: 'x' } })).body['errors']).toMatchObject([
      { pointer: '/secrets/tokem', code: 'unknown_secret', hint: 'It uses: token.' },
    ]);
  });

  it('are used from the moment they are set', async () => {
    const signing = {
      kind: 'hmac',
      preset: 'github',
      toleranceSeconds: 300,
      secrets: ['now', 'before'],
    };
    await hooks.hook({ endpoint: 'signed', auth: signing } as never, { now: 'n-1', before: SECRET });
    const body = JSON.stringify({ customer_id: 'C-1', points: 1 });
    const send = async (secret: string): Promise<number> => {
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      return (await hooks.post('signed', body, { headers: { 'x-hub-signature-256': `sha256=${signature}` } }))
        .status;
    };
    expect([await send('n-1'), await send(SECRET), await send('other')]).toEqual([200, 200, 401]);
    const { body: list } = await hooks.client.call('GET', '/v1/admin/webhooks?state=active');
    const id = plain(
      (list['data'] as unknown as { id: number; endpoint: string }[]).find((one) => one.endpoint === 'signed')
        ?.id,
    );
    await change(id, { secrets: { before: 'n-2' } });
    expect([await send(SECRET), await send('n-2')]).toEqual([401, 200]);
  });

  it('are never answered, and of the audit log only their names', async () => {
    for (const answer of hooks.client.answers) expect(answer).not.toContain(SECRET);
    const audit = JSON.stringify(hooks.hub.database.prepare('SELECT before, after FROM audit').rows());
    expect(audit).not.toContain(SECRET);
    expect(audit.replaceAll('\\', '')).toContain('"secrets":{"key":"changed","token":"removed"}');
  });
});

describe('somebody else', () => {
  it('who was faster is not overwritten', async () => {
    const id = plain((await add({ ...POINTS, endpoint: 'raced' })).body['id']);
    await change(id, { definition: { ...POINTS, name: 'Mine' } }, { 'if-match': '"1"' });
    const late = await change(id, { definition: { ...POINTS, name: 'Theirs' } }, { 'if-match': '"1"' });
    expect(problem(late)).toBe('412 changed_meanwhile');
    expect(problem(await step(id, 'activate', { 'if-match': '"1"' }))).toBe('412 changed_meanwhile');
    expect((await step(id, 'activate', { 'if-match': '"2"' })).status).toBe(200);
  });

  it('who took the event type away keeps it from being active', async () => {
    await hooks.client.call('PUT', '/v1/admin/event-types/visit', { label: 'Visit' });
    const id = plain((await add({ ...POINTS, endpoint: 'visit', action: 'visit' })).body['id']);
    await hooks.client.call('DELETE', '/v1/admin/event-types/visit');
    expect(problem(await step(id, 'activate'))).toBe('409 not_valid');
    const { body } = await hooks.client.call('GET', `/v1/admin/webhooks/${id}`);
    expect(body['warnings']).toMatchObject([{ code: 'unknown_action' }, {}]);
  });
});

it('what other systems may see of them names no secret and no value of a filter', async () => {
  const filters = {
    op: 'and',
    rules: [{ path: 'body.token', operator: 'equals', value: 'filter-canary' }],
  } as const;
  await hooks.hook({ name: 'Listed', endpoint: 'listed', filters });
  const listed = await listActiveWebhooks(hooks.hub.webhooks.tools, hooks.workspace);
  expect(listed).toContainEqual(
    expect.objectContaining({ name: 'Listed', method: 'POST', endpoint: 'listed', action: 'point_add' }),
  );
  expect(JSON.stringify(listed)).not.toContain('canary');
  expect(listed.map(({ name }) => name)).not.toContain('Other');
  expect(await listActiveWebhooks(hooks.hub.webhooks.tools, 99)).toEqual([]);
});
