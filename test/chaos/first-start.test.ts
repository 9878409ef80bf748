import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hubProgram } from '@causeway/cli/local/hub-process';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-first-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a hub that is killed at any moment of its start starts the next time', async () => {
  const data = join(folder, 'data');
  for (let wait = 40; wait < 400; wait += 60) {
    const hub = hubProgram({ data });
    await Promise.race([sleep(wait), hub.line(/running at/).catch(() => undefined)]);
    await hub.kill();
  }
  const hub = hubProgram({ data });
  await hub.line(/running at/);
  await sleep(100);
  expect(await hub.stop()).toEqual({ code: 0, signal: null });
});

it('a first start that finds its port taken shows the keys at the next one', async () => {
  const data = join(folder, 'data');
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const first = hubProgram({ data, port });
  expect((await first.exited).code).not.toBe(0);
  await new Promise((resolve) => taken.close(resolve));
  const second = hubProgram({ data, port });
  await second.line(/running at/);
  await sleep(100);
  const keys = first.lastLines.includes('admin token') || second.lastLines.includes('admin token');
  await second.kill();
  expect(keys, 'an admin token that somebody has seen').toBe(true);
});

it('a first start that is cut short leaves no hub that nobody has a key for', async () => {
  for (let turn = 0; turn < 8; turn++) {
    const data = join(folder, `data-${turn}`);
    const first = hubProgram({ data });
    const shown = first.line(/admin token\s+(\S+)/).catch(() => null);
    await madeWorkspace(join(data, 'hub.db'));
    await first.kill();
    const second = hubProgram({ data });
    await second.line(/running at/);
    await sleep(100);
    const keys = (await shown) !== null || second.lastLines.includes('admin token');
    await second.kill();
    expect(keys, 'an admin token that somebody has seen').toBe(true);
  }
});

/** Until the first start has written its workspace: from then on it counts as done. */
async function madeWorkspace(path: string): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    if (existsSync(path) && hasWorkspace(path)) return;
    await sleep(0);
  }
}

function hasWorkspace(path: string): boolean {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      return db.prepare('SELECT 1 FROM workspaces').get() !== undefined;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
