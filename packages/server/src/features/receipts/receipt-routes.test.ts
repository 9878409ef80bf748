import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('receipts', () => {
  let hub: AdminHub;
  let client: AdminClient;
  const sources: number[] = [];

  beforeAll(async () => {
    hub = await startAdminHub();
    client = new AdminClient(hub.app, (await hub.addWorkspace('w')).token);
    const other = client.as((await hub.addWorkspace('x')).token);
    for (const who of [client, client, other]) {
      const made = await who.call('POST', '/v1/admin/sources', { name: `Source ${sources.length}` });
      sources.push(Number(made.body['id']));
    }
    const issues = [{ code: 'no_event', field: 'event', message: 'No name.', index: 3, messageId: 'm3' }];
    await hub.receipts.keep(
      Array.from({ length: 60 }, (_, index) => ({
        source: index === 59 ? undefined : sources[index % 3],
        at: hub.now + index * 60_000,
        method: 'POST',
        path: '/v1/batch',
        status: 200,
        accepted: index,
        issues,
        body: `{"number":${index}}`,
      })),
    );
  });
  afterAll(() => hub.close());

  it('are listed newest first, by page, and only those of the workspace’s own sources', async () => {
    const all = await client.all('/v1/admin/receipts', 200);
    expect(all).toHaveLength(40);
    for (const limit of [1, 7]) expect(await client.all('/v1/admin/receipts', limit)).toEqual(all);
    expect(all[0]).toMatchObject({
      source: { id: sources[1], name: 'Source 1' },
      refused: 1,
      issues: [{ code: 'no_event', field: 'event', index: 3, message_id: 'm3' }],
    });
  });

  it('are chosen by source and time', async () => {
    expect(await client.all(`/v1/admin/receipts?source_id=${sources[1]}`, 10)).toHaveLength(20);
    expect(await client.all(`/v1/admin/receipts?source_id=${sources[2]}`, 10)).toEqual([]);
    const window = `from=${hub.now + 10 * 60_000}&to=${hub.now + 20 * 60_000}`;
    expect(
      (await client.all(`/v1/admin/receipts?${window}`, 10)).map((row) => Number(row['accepted'])),
    ).toEqual([19, 18, 16, 15, 13, 12, 10]);
  });

  it('open to the body that was received', async () => {
    const [first] = await client.all('/v1/admin/receipts', 200);
    expect((await client.call('GET', `/v1/admin/receipts/${plain(first?.['id'])}`)).body).toMatchObject({
      body: '{"number":58}',
    });
  });
});
