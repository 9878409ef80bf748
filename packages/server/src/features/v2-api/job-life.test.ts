import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { keepAudience } from '../../app/testing/keep-audience.ts';
import { addTokenOf } from '../../app/testing/people.ts';
import { startRawServer, type RawServer } from '../../app/testing/raw-server.ts';
import { askV2, rowsOf, type V2Answer } from '../../app/testing/v2-client.ts';

let hub: AdminHub;
let server: RawServer;
let token: string;
let workspace: number;
let vip: string;

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
describe('the state of a job', () => {
  const status = async (job: Body): Promise<string> => plain((await ask('GET', pathOf(job))).data['status']);

  it('follows what is done with it', async () => {
    const job = await add();
    expect((await ask('POST', `${pathOf(job)}/pause`)).data).toMatchObject({
      status: 'paused',
      status_reason: { code: 'paused_by_hand' },
    });
    expect((await ask('POST', `${pathOf(job)}/resume`)).data['status']).toBe('runnable');
    expect((await ask('POST', `${pathOf(job)}/bounce`)).data['status']).toBe('runnable');
    expect((await ask('POST', `${pathOf(job)}/kill`)).data['status']).toBe('terminated');
    expect((await ask('POST', `${pathOf(job)}/resume`)).status).toBe(404);
  });

  it('waits to be resumed when it was made so', async () => {
    const { data } = await ask('POST', `${TRIGGERS}?run_job=false`, minimal());
    expect(data['status']).toBe('paused');
    expect((await ask('POST', `${TRIGGERS}?run_job=true`, minimal())).data['status']).toBe('runnable');
  });

  it('sleeps while its destination fails, while it is quiet, and when all that may be told of were', async () => {
    const job = await add();
    hub.failing.add(Number(job['id']));
    expect(await status(job)).toBe('sleeping');
    hub.failing.delete(Number(job['id']));
    expect(await status(job)).toBe('runnable');
    const now = new Date(hub.now).toISOString().slice(11, 16);
    const { data } = await ask('PUT', pathOf(job), { quiet_time_of_day: now, quiet_period: 2 });
    const end = new Date(Math.floor(hub.now / 60_000) * 60_000 + 7_200_000).toISOString();
    expect(data).toMatchObject({ status: 'sleeping', sleep_until: end });
    const config = { ...minimal().config, user_limit: 1 };
    await ask('PUT', pathOf(job), { config });
    expect(await status(job)).toBe('runnable');
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: 'ada', data: { city: 'Rome' } },
    ]);
    await hub.deliver(Number(job['id']));
    expect(await status(job)).toBe('sleeping');
  });

  it('has failed when the hub gave it up', async () => {
    const job = await add();
    const pause = { code: 'job_failed', message: 'It failed for two hours.', hint: 'Look.', at: hub.now };
    await hub.config.changeIntegration(
      workspace,
      Number(job['id']),
      { state: 'paused', pause },
      hub.now,
      () => ({
        by: { workspace, actor: { kind: 'hub', id: undefined, name: 'delivery' } },
        action: 'integration.pause',
        target: { kind: 'integration', id: plain(job['id']), name: 'x' },
        after: { pause },
      }),
    );
    expect((await ask('GET', pathOf(job))).data).toMatchObject({
      status: 'failed',
      status_reason: { code: 'job_failed', message: 'It failed for two hours.' },
    });
    const logs = rowsOf(await ask('GET', `${pathOf(job)}/logs`));
    expect(logs.at(-1)).toMatchObject({ level: 'error', code: 'job_failed', context: {} });
  });
});

describe('a job', () => {
  it('is for admins to make and end, for editors to change and hold, for viewers to read', async () => {
    const job = await add();
    const viewer = await addTokenOf(hub, workspace, 'viewer');
    const editor = await addTokenOf(hub, workspace, 'editor');
    const status = async (method: string, path: string, key: string): Promise<number> =>
      (await ask(method, path, {}, key)).status;
    expect(await status('GET', pathOf(job), viewer)).toBe(200);
    expect(await status('GET', `${pathOf(job)}/logs`, viewer)).toBe(200);
    expect(await status('POST', `${pathOf(job)}/pause`, viewer)).toBe(403);
    expect(await status('POST', `${pathOf(job)}/pause`, editor)).toBe(200);
    expect(await status('PUT', pathOf(job), editor)).toBe(200);
    for (const [method, path] of [
      ['POST', TRIGGERS],
      ['POST', `${pathOf(job)}/kill`],
      ['DELETE', pathOf(job)],
    ] as const)
      expect(await status(method, path, editor), `at ${path}`).toBe(403);
  });
});

describe('the logs of a job', () => {
  it('say who did what, how many were told of, and with errors what went wrong', async () => {
    const job = await add();
    const id = Number(job['id']);
    const seen = (userId: string, city: string) =>
      ({ kind: 'identify', type: 'identify', userId, data: { city } }) as const;
    hub.now += 60_000;
    await hub.register(workspace, [seen('ada', 'Rome'), seen('bob', 'Rome'), seen('ada', 'Bonn')]);
    await hub.deliver(
      id,
      (_event, type) => (type === 'audience_left' ? { code: 'no_luck', message: 'It said no.' } : undefined),
      503,
    );
    hub.now += 60_000;
    await ask('POST', `${pathOf(job)}/pause`);
    const logs = async (query = ''): Promise<readonly Body[]> =>
      rowsOf(await ask('GET', `${pathOf(job)}/logs${query}`));
    expect(await logs()).toMatchObject([
      {
        job_id: job['id'],
        message: 'Started by Test',
        level: 'info',
        context: { user_email: 'Test' },
        code: '',
      },
      { level: 'warn', context: { added: 2, removed: 0, omitted: 1 } },
      { message: 'Paused by Test', timestamp: new Date(hub.now).toISOString() },
    ]);
    const errors = await logs('?include_errors=true');
    expect(errors.filter(({ code }) => plain(code) !== '')).toMatchObject([
      { code: 'no_luck', message: 'It said no.', level: 'error', context: { omitted: 1, user_id: 'ada' } },
      { code: 'http_503', level: 'warn' },
    ]);
    const times = errors.map(({ timestamp }) => plain(timestamp));
    expect(times).toEqual(times.toSorted());
  });
});
