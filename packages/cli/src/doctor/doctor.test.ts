import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkClock } from './check-clock.ts';
import { checkDataFolder, newestFile } from './check-data-folder.ts';
import { checkInsider } from './check-insider.ts';
import { checkNode } from './check-node.ts';
import { checkPort } from './check-port.ts';
import { checkSecretKey } from './check-secret-key.ts';
import { report } from './finding.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('checkNode', () => {
  it.each([
    ['v24.1.0', 'ok'],
    ['v26.0.0', 'ok'],
    ['v25.3.0', 'warn'],
    ['v22.20.0', 'fail'],
    ['nonsense', 'fail'],
  ])('%s: %s', (version, level) => expect(checkNode(version).level).toBe(level));
});

describe('checkClock', () => {
  const now = Date.parse('2026-11-21T08:00:00Z');
  it('believes a clock that agrees with the files', () => {
    expect(checkClock(now, undefined).level).toBe('ok');
    expect(checkClock(now, now + 60_000).level).toBe('ok');
  });
  it('does not believe one that is behind them, or out of its time', () => {
    expect(checkClock(now, now + 3_600_000).level).toBe('fail');
    expect(checkClock(0, undefined).level).toBe('fail');
    expect(checkClock(Number.MAX_VALUE, undefined).level).toBe('fail');
  });
});

describe('checkSecretKey', () => {
  it.each([
    [undefined, 'ok'],
    ['3f8a1c9be0d24756a1f0c2b9d8e7f6a5', 'ok'],
    ['short', 'fail'],
    ['a'.repeat(64), 'fail'],
    ['my-very-long-password-of-32-signs-at-least', 'fail'],
  ])('%s: %s', (key, level) => expect(checkSecretKey(key, folder).level).toBe(level));

  it('looks at the file beside the data', () => {
    const file = join(folder, 'secret.key');
    writeFileSync(file, `${'0f'.repeat(32)}\n`, { mode: 0o600 });
    expect(checkSecretKey(undefined, folder).level).toBe('ok');
    expect(checkSecretKey('3f8a1c9be0d24756a1f0c2b9d8e7f6a5', folder).level).toBe('warn');
    chmodSync(file, 0o644);
    expect(checkSecretKey(undefined, folder)).toMatchObject({ level: 'warn', fix: `chmod 600 ${file}` });
    writeFileSync(file, 'half a key');
    expect(checkSecretKey(undefined, folder).level).toBe('fail');
  });
});

describe('checkDataFolder', () => {
  it('takes a folder that is there, or can be made', () => {
    expect(checkDataFolder(folder).map(({ level }) => level)).not.toContain('fail');
    const later = checkDataFolder(join(folder, 'not', 'yet'));
    expect(later[0]?.text).toContain('will be made');
  });

  it('refuses a file', () => {
    const file = join(folder, 'data');
    writeFileSync(file, '');
    expect(checkDataFolder(file)).toMatchObject([{ level: 'fail' }]);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a folder of somebody else', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    expect(checkDataFolder(closed)).toMatchObject([{ level: 'fail' }]);
  });

  it('knows the time of the newest file', () => {
    expect(newestFile(join(folder, 'none'))).toBeUndefined();
    writeFileSync(join(folder, 'a'), '');
    utimesSync(join(folder, 'a'), 2_000, 2_000);
    expect(newestFile(folder)).toBe(2_000_000);
  });
});

describe('checkPort', () => {
  it('tells a free port, a hub and a stranger apart', async () => {
    const bodies = ['{"status":"ok"}', 'hello'];
    const server = createServer((_, response) => response.end(bodies.shift()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await checkPort('127.0.0.1', port)).toMatchObject({
      level: 'ok',
      text: expect.stringContaining('A hub answers') as string,
    });
    expect(await checkPort('127.0.0.1', port)).toMatchObject({ level: 'fail' });
    await new Promise((resolve) => server.close(resolve));
    expect(await checkPort('127.0.0.1', port)).toMatchObject({
      level: 'ok',
      text: expect.stringContaining('is free') as string,
    });
    expect(await checkPort('0.0.0.0', port)).toMatchObject({ level: 'warn' });
    expect(await checkPort('127.0.0.1', 0)).toMatchObject({ level: 'ok' });
  });
});

describe('checkInsider', () => {
  it('is content with any answer, and explains none', async () => {
    const answers = await checkInsider('https://insider.example', () =>
      Promise.resolve(new Response('', { status: 404 })),
    );
    expect(answers).toEqual({ level: 'ok', text: 'https://insider.example answers (status 404).' });
    const lost = await checkInsider('https://insider.example', () =>
      Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') })),
    );
    expect(lost).toMatchObject({ level: 'warn', text: expect.stringContaining('ENOTFOUND') as string });
  });
});

describe('report', () => {
  it('puts the fix below what it mends', () => {
    expect(
      report([
        { level: 'ok', text: 'Fine.' },
        { level: 'fail', text: 'Bad.', fix: 'Mend it.' },
      ]),
    ).toBe('ok    Fine.\nfail  Bad.\n      → Mend it.\n');
  });
});
