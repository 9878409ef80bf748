import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { hubProgram } from '@causeway/cli/local/hub-process';
import { empty, fill, findMeans, mountSmall, unmount } from './world/small-disk.ts';

let data: string;
const folder = mkdtempSync(join(tmpdir(), 'causeway-full-'));
const { volume } = findMeans(folder);

beforeEach(() => {
  data = join(folder, 'data');
  mkdirSync(data);
  mountSmall(data);
});
afterEach(() => unmount(data));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.runIf(volume)(
  'a hub that is started on a full disk says that it is full, and starts when there is room',
  async () => {
    fill(data);
    const first = hubProgram({ data });
    expect((await first.exited).code).toBe(1);
    expect(first.lastLines).toMatch(/full or failing: free space/);
    expect(first.lastLines).not.toMatch(/Another hub/);
    empty(data);
    const second = hubProgram({ data });
    await second.line(/running at/);
    expect(await second.stop()).toEqual({ code: 0, signal: null });
  },
);
