import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HubApi } from '@causeway/cli/local/hub-api';
import { startHubProcess } from '@causeway/cli/local/hub-process';
import { latestSchema } from '@causeway/server/adapters/sqlite/migrate';
import { checkDatabase } from '@causeway/server/adapters/sqlite/snapshot';
import { readBackup } from '@causeway/server/app/backup-manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causeway } from './run-causeway.ts';
import { Stack, until } from './stack.ts';

const EACH = 200;

describe('a power failure in the middle', () => {
  let stack: Stack;
  let folder: string;
  let sent = 0;
  const data = (): string => join(stack.folder, 'data');

  const send = async (): Promise<void> => {
    const batch = Array.from({ length: EACH }, (_, index) => ({
      type: 'track',
      userId: `c${index % 100}`,
      event: 'Product Viewed',
      messageId: `m${sent + index}`,
      properties: { product_id: `P${index}`, text: 'x'.repeat(1_000) },
    }));
    const answer = await stack.post('/v1/batch', { batch });
    if (!answer.ok) throw new Error(`refused: ${answer.status}`);
    sent += batch.length;
  };

  /** A hub on that folder knows all that was answered before: repeats of the first and of the last of it do nothing. */
  const knows = async (path: string, count: number): Promise<void> => {
    const hub = await startHubProcess({ data: path, firstStart: false });
    try {
      expect((await new HubApi(hub.url, stack.keys.adminToken).integration(stack.integration)).state).toBe(
        'active',
      );
      const batch = [0, count - 1].map((index) => ({
        type: 'track',
        userId: `c${index % 100}`,
        event: 'Product Viewed',
        messageId: `m${index}`,
      }));
      const answer = await fetch(`${hub.url}/v1/batch`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${stack.keys.writeKey}:`)}` },
        body: JSON.stringify({ batch }),
      });
      expect(answer.status).toBe(200);
      const metrics = await (await fetch(`${hub.url}/metrics`)).text();
      const counts = metrics.split('\n').filter((line) => /^causeway_\w*\{[^}]*duplicate/.test(line));
      expect(counts.join('\n')).toMatch(/ 2$/m);
    } finally {
      await hub.program.stop();
    }
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-cut-'));
    stack = await Stack.start();
    for (let round = 0; round < 30; round++) await send();
  }, 60_000);
  afterAll(async () => {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of the hub leaves the backup that was being made whole, and the hub goes on', async () => {
    const to = join(folder, 'of-killed');
    const before = sent;
    const copying = join(`${to}.partial`, 'hub.db');
    const backup = causeway(['backup', '--data', data(), '--to', to]);
    await until(
      () => existsSync(copying) || existsSync(to),
      20_000,
      () => 'no copy began',
    );
    await stack.hub.program.kill();
    expect(await backup).toMatchObject({ code: 0 });
    const restored = join(folder, 'restored');
    expect(await causeway(['restore', '--from', to, '--data', restored])).toMatchObject({ code: 0 });
    await knows(restored, before);
    await stack.startHub();
    await send();
    await stack.settled();
  }, 60_000);

  const copy = (to: string, name = ''): string => join(`${to}.partial`, name);
  it.each<[string, (to: string) => boolean]>([
    [
      'while the database is copied',
      (to) => (statSync(copy(to, 'hub.db'), { throwIfNoEntry: false })?.size ?? 0) > 0,
    ],
    ['while the copy is checked', (to) => existsSync(copy(to, 'secret.key')) || existsSync(to)],
    ['when all but its name is there', (to) => existsSync(copy(to, 'backup.json')) || existsSync(to)],
  ])(
    'of a backup, %s, leaves nothing that looks complete and is not',
    async (name, when) => {
      const to = join(folder, `backup ${name}`);
      await causeway(['backup', '--data', data(), '--to', to], () => when(to));
      if (!existsSync(to)) {
        // All may be there and only the name be missing: then it is as good as one with its name.
        if (!existsSync(copy(to, 'backup.json')))
          await expect(readBackup(`${to}.partial`)).rejects.toThrow(/not a complete backup/);
        await send();
        expect(await causeway(['backup', '--data', data(), '--to', to])).toMatchObject({ code: 0 });
      }
      expect(existsSync(`${to}.partial`)).toBe(false);
      expect((await readBackup(to)).schema).toBe(latestSchema());
      rmSync(to, { recursive: true });
    },
    60_000,
  );

  it.each<[string, (into: string) => boolean]>([
    ['while the database is copied', (into) => existsSync(join(into, 'hub.db.partial'))],
    ['when the database is there', (into) => existsSync(join(into, 'hub.db'))],
    ['when the key is there', (into) => existsSync(join(into, 'secret.key'))],
  ])(
    'of a restore, %s, is refused as a hub until it was done again',
    async (name, when) => {
      const from = join(folder, 'of-killed');
      const into = join(folder, `into ${name}`);
      await causeway(['restore', '--from', from, '--data', into], () => when(into));
      if (existsSync(join(into, 'restore.unfinished'))) {
        expect(await causeway(['start', '--data', into, '--port', '0'])).toMatchObject({
          code: 1,
          text: expect.stringContaining('causeway restore') as string,
        });
        expect(await causeway(['restore', '--from', from, '--data', into])).toMatchObject({ code: 0 });
      }
      expect(checkDatabase(join(into, 'hub.db'))).toBe(latestSchema());
      rmSync(into, { recursive: true });
    },
    60_000,
  );
});
