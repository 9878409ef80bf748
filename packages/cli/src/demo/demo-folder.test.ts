import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDemoFolder } from './demo-folder.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'causeway-demo-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('removes what an earlier demo left, and keeps logs without keys', () => {
  const path = join(root, 'demo');
  mkdirSync(join(path, 'data'), { recursive: true });
  writeFileSync(join(path, 'data', 'hub.db'), 'old');
  writeFileSync(join(path, 'demo.pid'), '999999999\n');
  const folder = freshDemoFolder(path);
  expect(existsSync(join(path, 'data'))).toBe(false);
  folder.keep('hub', 'ready');
  folder.keep('hub', '  admin token   cwt_abc');
  folder.keep('hub', 'Set up the console: http://127.0.0.1:8484/console/setup#code=ABCD');
  expect(readFileSync(join(path, 'hub.log'), 'utf8')).toBe('ready\n');
  folder.release();
  expect(existsSync(join(path, 'demo.pid'))).toBe(false);
});

it('does not disturb a demo that runs', () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    mkdirSync(join(root, 'demo'));
    writeFileSync(join(root, 'demo', 'demo.pid'), `${other.pid}\n`);
    expect(() => freshDemoFolder(join(root, 'demo'))).toThrow(
      `another demo is running (process ${other.pid})`,
    );
  } finally {
    other.kill();
  }
});
