import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HubApi } from '@causeway/cli/local/hub-api';
import { startHubProcess } from '@causeway/cli/local/hub-process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causeway } from './run-causeway.ts';
import { Stack, until } from './stack.ts';

describe('a backup', () => {
  let stack: Stack;
  let folder: string;
  const data = (): string => join(stack.folder, 'data');
  let sent = 0;

  /** Events of a hundred customers, with something to carry. */
  const send = async (): Promise<void> => {
    const batch = Array.from({ length: 200 }, (_, index) => ({
      type: index % 4 === 0 ? 'identify' : 'track',
      userId: `c${index % 100}`,
      event: 'Product Viewed',
      messageId: `m${sent + index}`,
      properties: { product_id: `P${index}`, text: 'x'.repeat(500) },
      traits: { city: `City ${index}` },
    }));
    const answer = await stack.post('/v1/batch', { batch });
    if (!answer.ok) throw new Error(`refused: ${answer.status}`);
    sent += batch.length;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-backup-'));
    stack = await Stack.start();
    for (let round = 0; round < 25; round++) await send();
  }, 60_000);
  afterAll(async () => {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('made while events come in holds all that was answered before, and starts as a hub', async () => {
    const to = join(folder, 'first');
    const before = sent;
    const enough = new AbortController();
    const load = (async () => {
      while (!enough.signal.aborted) await send();
    })();
    const made = await causeway(['backup', '--data', data(), '--to', to]);
    enough.abort();
    await load;
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining('checked') as string });
    expect(sent).toBeGreaterThan(before);
    const restored = join(folder, 'restored');
    expect(await causeway(['restore', '--from', to, '--data', restored])).toMatchObject({ code: 0 });
    const hub = await startHubProcess({ data: restored, firstStart: false });
    try {
      // The same token works, secrets can be opened, and what was sent is known: repeats have no effect.
      const api = new HubApi(hub.url, stack.keys.adminToken);
      expect((await api.integration(stack.integration)).state).toBe('active');
      const repeated = { userId: 'c1', event: 'Product Viewed', messageId: `m${before - 1}` };
      const answer = await fetch(`${hub.url}/v1/track`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${stack.keys.writeKey}:`)}` },
        body: JSON.stringify(repeated),
      });
      expect(answer.status).toBe(200);
      const metrics = await (await fetch(`${hub.url}/metrics`)).text();
      expect(metrics).toMatch(/causeway_\w*\{[^}]*duplicate[^}]*\} 1\b|duplicates\w* 1\b/);
    } finally {
      await hub.program.stop();
    }
  }, 60_000);

  it('into which a restore did not end is no hub', async () => {
    const into = join(folder, 'marked');
    cpSync(join(folder, 'restored'), into, { recursive: true });
    writeFileSync(join(into, 'restore.unfinished'), '');
    expect(await causeway(['start', '--data', into, '--port', '0'])).toMatchObject({
      code: 1,
      text: expect.stringContaining('causeway restore') as string,
    });
  }, 60_000);

  it('that was changed, is incomplete or would overwrite something is refused', async () => {
    const from = join(folder, 'first');
    const bad = join(folder, 'bad');
    cpSync(from, bad, { recursive: true });
    const bytes = readFileSync(join(bad, 'hub.db'));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(bad, 'hub.db'), bytes);
    const refused = await causeway(['restore', '--from', bad, '--data', join(folder, 'nowhere')]);
    expect(refused).toMatchObject({
      code: 1,
      text: expect.stringContaining('changed or is damaged') as string,
    });
    expect(existsSync(join(folder, 'nowhere', 'hub.db'))).toBe(false);
    rmSync(join(bad, 'backup.json'));
    expect((await causeway(['restore', '--from', bad, '--data', join(folder, 'nowhere')])).code).toBe(1);
    expect(await causeway(['restore', '--from', from, '--data', data()])).toMatchObject({ code: 1 });
    const again = await causeway(['backup', '--data', data(), '--to', from]);
    expect(again).toMatchObject({ code: 1, text: expect.stringContaining('there already') as string });
    expect(await causeway(['backup', '--data', folder, '--to', join(folder, 'x')])).toMatchObject({
      code: 1,
      text: expect.stringContaining('not the data folder') as string,
    });
    expect(await causeway(['backup'])).toMatchObject({ code: 2 });
    // The hub was never disturbed.
    await until(
      async () => (await fetch(`${stack.url}/readyz`)).ok,
      5_000,
      () => 'not ready',
    );
  }, 60_000);

  it('may leave the key out, and says so', async () => {
    const to = join(folder, 'keyless');
    const made = await causeway(['backup', '--data', data(), '--to', to, '--without-key']);
    expect(made).toMatchObject({
      code: 0,
      text: expect.stringContaining('sealing key is not in it') as string,
    });
    expect(existsSync(join(to, 'secret.key'))).toBe(false);
  }, 30_000);
});
