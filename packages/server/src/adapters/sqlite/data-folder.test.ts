import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimDataFolder } from './data-folder.ts';

let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'causeway-folder-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

test('whoever comes second is told that somebody else has the folder', () => {
  const first = claimDataFolder(path);
  expect(() => claimDataFolder(path)).toThrow(
    expect.objectContaining({ code: 'locked', message: expect.stringMatching(/Another hub is using/) }),
  );
  first.release();
  claimDataFolder(path).release();
});

test('a folder that nobody has and that cannot be locked is not said to have another hub', () => {
  mkdirSync(join(path, 'hub.lock-journal'));
  expect(() => claimDataFolder(path)).toThrow(
    expect.objectContaining({ code: 'read_only', message: expect.stringMatching(/cannot be written to/) }),
  );
  rmSync(join(path, 'hub.lock-journal'), { recursive: true });
  claimDataFolder(path).release();
});

test('a damaged lock file is named, and no backup is asked for', () => {
  writeFileSync(join(path, 'hub.lock'), 'nothing that SQLite would write. '.repeat(40));
  expect(() => claimDataFolder(path)).toThrow(
    expect.objectContaining({ code: 'broken', message: expect.stringMatching(/hub\.lock.* delete it/) }),
  );
  rmSync(join(path, 'hub.lock'));
  claimDataFolder(path).release();
});
