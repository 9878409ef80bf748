import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { keepAudience } from '../../app/testing/keep-audience.ts';
import { startRawServer, type RawServer } from '../../app/testing/raw-server.ts';
import { askV2, rowsOf, type V2Answer } from '../../app/testing/v2-client.ts';

let hub: AdminHub;
let server: RawServer;
let token: string;
let workspace: number;
let vip: string;
let client: AdminClient;

beforeAll(async () => {
  hub = await startAdminHub({ kinds: [triggerKind, enrichmentKind] });
  server = await startRawServer([hub.v2]);
});
afterAll(async () => {
  await server.close();
  await hub.close();
});
beforeEach(async () => {
  ({ id: workspace, token } = await hub.addWorkspace(crypto.randomUUID()));
  client = new AdminClient(hub.app, token);
  vip = (await keepAudience(hub, workspace, 'vip', 'FILTER city = "Rome"')).publicId;
});

const ask = (method: string, path: string, body?: unknown, key = token): Promise<V2Answer> =>
  askV2(server, key, method, path, body);

const TRIGGERS = '/v2/job/webhook-triggers';
const minimal = () => ({
  name: crypto.randomUUID(),
  config: { segment_ids: [vip], webhook_url: 'https://api.example/in' },
});
const add = async (body: object = {}): Promise<Body> => {
  const { data, status, error } = await ask('POST', TRIGGERS, { ...minimal(), ...body });
  expect([status, error]).toEqual([200, undefined]);
  return data;
};
const pathOf = (job: Body): string => `${TRIGGERS}/${plain(job['id'])}`;
const template = async (): Promise<string> =>
  plain(
    (await client.call('POST', '/v1/admin/templates', { name: crypto.randomUUID(), source: '{}' })).body[
      'id'
    ],
  );
const authorization = async (): Promise<string> =>
  plain(
    (
      await client.call('POST', '/v1/admin/authorizations', {
        label: crypto.randomUUID(),
        method: 'headers',
        hosts: ['api.example'],
        secrets: { headers: 'X-Key: x' },
      })
    ).body['id'],
  );

describe('keeping jobs', () => {
  it('answers every field as it was given', async () => {
    const config = {
      segment_ids: [vip],
      webhook_url: 'https://api.example/in',
      template_id: await template(),
      http_method: 'PUT',
      withbackfill: true,
      audience_events: 'enters_only',
      user_fields: ['email', '_segments'],
      field_changes: ['city'],
      include_segs: true,
      worker_count: 7,
      do_not_retry: [410, 422],
      url_template_id: '',
      shape: 'none',
      anonymous: 'hold',
      requests_per_minute: 90,
      cloudevents: true,
      cloudevents_type: 'com.example.audience',
      cloudevents_source: '/jobs/1',
      batch_requests: true,
      batch_size: 50,
      batch_flush_duration: 30,
      batch_join: '',
      user_limit: 100,
      user_limit_frequency: 'week',
      user_limit_day_of_week: 'friday',
      user_limit_time_of_day: '09:30',
      user_limit_timezone: 'Europe/Istanbul',
      additionalProperties: { tone: 'loud', deep: { x: 1 } },
    };
    const job = {
      name: 'Everything',
      description: 'What for',
      workflow: 'webhook_triggers',
      config,
      auth_ids: [await authorization()],
      tag: 'mine',
      hidden: true,
      verbose_logging: true,
      quiet_time_of_day: '22:00',
      quiet_timezone: 'Europe/Istanbul',
      quiet_period: 8,
    };
    const made = await ask('POST', '/v2/job', job);
    expect(made.data).toMatchObject(job);
    expect(made.data['config']).toEqual(config);
    const again = await ask('GET', pathOf(made.data));
    expect(again.data).toEqual(made.data);
    // As a client does it: read, and put the whole back.
    const { data } = await ask('PUT', pathOf(made.data), again.data);
    expect({ ...data, updated: '' }).toEqual({ ...made.data, updated: '' });
    const kept = await client.call('GET', `/v1/admin/integrations/${plain(made.data['id'])}`);
    expect(kept.body['settings']).toMatchObject({
      audiences: [vip],
      cloudEvents: { type: 'com.example.audience', source: '/jobs/1' },
      quiet: { from: '22:00', hours: 8, timeZone: 'Europe/Istanbul' },
      userLimit: { users: 100, every: 'week', dayOfWeek: 5 },
      config: { tone: 'loud' },
    });
  });

  it('has defaults, and lists what is not hidden, by workflow', async () => {
    const job = await add();
    expect(job).toMatchObject({
      workflow: 'webhook_triggers',
      status: 'runnable',
      auth_ids: [],
      quiet_period: 0,
      config: { http_method: 'POST', worker_count: 5, batch_requests: false, batch_size: 10, user_limit: 0 },
    });
    const hidden = await add({ hidden: true });
    const enrichment = await ask('POST', '/v2/job/webhook_enrichment', {
      ...minimal(),
      config: { ...minimal().config, user_fields: ['email'], origin_fields: ['_id'] },
    });
    expect(enrichment.data).toMatchObject({
      workflow: 'webhook_enrichment',
      config: { stream: 'webhook_enrichment', withbackfill: true, mapping: [] },
    });
    expect(enrichment.data['config']).not.toHaveProperty('batch_requests');
    await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'No job',
      secrets: { token: 'x' },
    });
    const ids = async (path: string): Promise<unknown> => rowsOf(await ask('GET', path)).map(({ id }) => id);
    expect(await ids('/v2/job')).toEqual([job['id'], enrichment.data['id']]);
    expect(await ids('/v2/job?show_hidden=true')).toHaveLength(3);
    expect(await ids(`${TRIGGERS}?show_all`)).toEqual([job['id'], hidden['id']]);
    expect(await ids('/v2/job?workflow=webhook-enrichment')).toEqual([enrichment.data['id']]);
  });

  it('changes what is said: config as a whole, the rest as clients know it', async () => {
    const auth = await authorization();
    const job = await add({
      description: 'Old',
      tag: 'kept',
      auth_ids: [auth],
      quiet_time_of_day: '2am',
      quiet_period: 3,
    });
    const { data } = await ask('PUT', pathOf(job), { name: 'New' });
    expect(data).toMatchObject({
      name: 'New',
      description: '',
      tag: 'kept',
      auth_ids: [auth],
      quiet_period: 0,
      config: { webhook_url: 'https://api.example/in' },
    });
    const config = { segment_ids: [vip], webhook_url: 'https://api.example/other' };
    expect((await ask('POST', pathOf(job), { config, auth_ids: [] })).data).toMatchObject({
      config,
      auth_ids: [],
    });
  });

  it('is found with its workflow and without, and by nobody else', async () => {
    const job = await add();
    const id = plain(job['id']);
    expect((await ask('GET', `/v2/job/${id}`)).data['id']).toBe(id);
    const { token: foreign } = await hub.addWorkspace(crypto.randomUUID());
    for (const [path, key] of [
      [`/v2/job/${id}`, foreign],
      [`/v2/job/webhook-enrichment/${id}`, token],
      ['/v2/job/999999', token],
      ['/v2/job/webhook-triggers/abc', token],
      ['/v2/job/facebook/1', token],
      [`/v2/job/${id}/release`, token],
    ] as const)
      expect((await ask('GET', path, undefined, key)).status, `at ${path}`).toBe(404);
    expect((await ask('DELETE', pathOf(job))).data).toBeNull();
    expect((await ask('GET', pathOf(job))).status).toBe(404);
  });

  it.each([
    [{ auth_ids: ['a', 'b'] }, 'auth_ids'],
    [{ auth_ids: ['nobody'] }, 'auth_ids'],
    [{ auth_ids: 'x' }, 'auth_ids'],
    [{ name: ' ' }, 'name'],
    [{ config: [] }, 'config'],
    [{ config: { webhook_url: 'http://api.example' } }, 'segment_ids'],
    [{ quiet_period: 3 }, 'quiet_time_of_day'],
    [{ quiet_time_of_day: '2am', quiet_period: 30 }, 'quiet_period'],
    [{ quiet_time_of_day: '2am', quiet_period: 3, quiet_timezone: 'Nowhere' }, 'quiet_timezone'],
    [{ config: { worker_count: 21 } }, 'worker_count'],
    [{ config: { http_method: 'DELETE' } }, 'http_method'],
    [{ config: { batch_requests: true, batch_size: 0 } }, 'batch_size'],
    [{ config: { segment_ids: ['c'.repeat(32)] } }, 'segment_ids[0]'],
    [{ config: { template_id: 'd'.repeat(32) } }, 'template_id'],
    [{ config: { user_limit: 1, user_limit_timezone: 'x' } }, 'user_limit_timezone'],
    [{ config: { webhook_url: 'https://unification.useinsider.com/api/user/v1/delete' } }, 'webhook_url'],
  ])('refuses %j with the field named', async (body, field) => {
    const { config = {}, ...rest } = body as { config?: object };
    const whole = Array.isArray(config)
      ? config
      : 'webhook_url' in config && !('segment_ids' in config) && field === 'segment_ids'
        ? config
        : { ...minimal().config, ...config };
    const { status, error } = await ask('POST', TRIGGERS, { ...minimal(), ...rest, config: whole });
    expect([status, error['field']]).toEqual([400, field]);
    expect(plain(error['message'])).not.toMatch(/userLimit|cloudEvents|doNotRetry/);
  });

  it('says which workflows there are, and that names tell jobs apart', async () => {
    expect((await ask('POST', '/v2/job', { ...minimal(), workflow: 'facebook' })).error).toMatchObject({
      field: 'workflow',
      hint: expect.stringContaining('webhook_triggers') as string,
    });
    expect((await ask('POST', '/v2/job', minimal())).error['field']).toBe('workflow');
    const job = await add();
    expect(await ask('POST', TRIGGERS, { ...minimal(), name: job['name'] })).toMatchObject({
      status: 409,
      error: { type: 'name_taken' },
    });
  });
});
