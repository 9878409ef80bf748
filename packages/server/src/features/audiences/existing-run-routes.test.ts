import type { JsonObject } from '@causeway/core/result/json';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Reply } from '../../app/testing/admin-client.ts';
import { byTest, startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { judgeNow } from '../../app/testing/judge-now.ts';

describe('telling of existing users', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  const audiences: string[] = [];

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [triggerKind] });
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    await hub.register(
      workspace,
      Array.from({ length: 450 }, (_, index) => ({
        kind: 'identify' as const,
        type: 'identify',
        userId: `u${index}`,
        data: { n: index },
      })),
    );
    for (const [name, filter] of [
      ['Many', 'FILTER n >= 10'],
      ['Few', 'FILTER n < 20'],
    ]) {
      const added = await client.call('POST', '/v1/admin/audiences', { name, filter });
      audiences.push(plain(added.body['id']));
    }
  });
  afterAll(() => hub.close());

  const install = async (name: string, settings: JsonObject): Promise<number> => {
    const all = triggerKind.check({ audiences, url: 'https://hooks.example.com/x', ...settings }).settings;
    const draft = { workspace, kind: triggerKind.key, name, settings: all, secrets: {} };
    const { id } = await hub.config.addIntegration(draft, hub.now, byTest);
    // As any change of the configuration is taken up.
    await client.call('PUT', '/v1/admin/event-types/Something', { label: 'Something' });
    return id;
  };
  const path = (id: number): string => `/v1/admin/integrations/${id}/existing-users`;
  const act = (id: number, action: string): Promise<Reply> => client.call('POST', path(id), { action });
  const told = (id: number): number =>
    Number(
      hub.database
        .prepare(
          `SELECT count(*) FROM messages m JOIN events e ON e.id = m.event
           WHERE m.integration = ? AND e.type = 'audience_present'`,
        )
        .row(id)?.[0],
    );
  const now = (): Promise<void> => judgeNow(hub, [triggerKind]);

  it('begins by itself where the settings ask for it, when everybody has been judged', async () => {
    await client.call('POST', '/v1/admin/judging/pause');
    const [wanting, other] = [
      await install('Wants', { existingUsers: true }),
      await install('Does not', { existingUsers: false }),
    ];
    await now();
    expect((await client.call('GET', path(wanting))).body).toMatchObject({
      run: { state: 'running', told: 0, total: 0 },
    });
    expect((await client.call('GET', path(other))).body).toEqual({ run: null });
    await client.call('POST', '/v1/admin/judging/resume');
    await now();
    expect((await client.call('GET', path(wanting))).body).toMatchObject({
      run: { state: 'done', told: 460, total: 460 },
    });
    expect([told(wanting), told(other)]).toEqual([460, 0]);
    await now();
    expect(told(wanting)).toBe(460);
    const customer = await client.call('GET', '/v1/admin/customers/u15/events');
    expect(customer.body['data']).toMatchObject([
      {
        type: 'audience_present',
        source: { name: 'Platform' },
        data: { audience: 'few', audience_name: 'Few' },
      },
      { type: 'audience_present', data: { audience: 'many' } },
      { type: 'identify' },
    ]);
  });

  it('is begun again, held and gone on with by hand', async () => {
    const id = await install('By hand', { existingUsers: true });
    hub.now += 1;
    expect((await act(id, 'pause')).status).toBe(409);
    expect((await act(id, 'start')).body).toMatchObject({ run: { state: 'running' } });
    expect((await act(id, 'pause')).body).toMatchObject({ run: { state: 'paused' } });
    await now();
    expect(told(id)).toBe(0);
    await act(id, 'resume');
    await now();
    expect(told(id)).toBe(460);
    expect((await act(id, 'resume')).status).toBe(409);
    await act(id, 'start');
    await now();
    expect(told(id)).toBe(920);
    const audit = await client.call('GET', '/v1/admin/audit?action=existing_users&limit=4');
    expect(audit.body['data']).toMatchObject([
      { action: 'existing_users.start', actor: { kind: 'token' } },
      { action: 'existing_users.resume', target: { kind: 'integration', name: 'By hand' } },
      { action: 'existing_users.pause', after: { state: 'paused' } },
      { action: 'existing_users.start' },
    ]);
  });

  it('is refused where it would come to nothing', async () => {
    const deaf = await install('Deaf', { existingUsers: false });
    expect((await act(deaf, 'start')).status).toBe(409);
    const fake = { workspace, kind: 'fake', name: 'Fake', settings: {}, secrets: {} };
    const { id } = await hub.config.addIntegration(fake, hub.now, byTest);
    expect((await act(id, 'start')).status).toBe(409);
    expect((await act(999, 'start')).status).toBe(404);
    expect((await client.call('GET', path(999))).status).toBe(404);
  });
});
