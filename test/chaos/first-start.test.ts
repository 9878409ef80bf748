import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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
  expect(await hub.stop()).toEqual({ code: 0, signal: null });
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
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true });
    return db.prepare('SELECT 1 FROM workspaces').get() !== undefined;
  } catch {
    return false;
  } finally {
    db?.close();
  }
}
