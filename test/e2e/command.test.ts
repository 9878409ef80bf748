import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFree } from '@causeway/cli/local/free-port';
import { startHubProcess } from '@causeway/cli/local/hub-process';
import { Program } from '@causeway/cli/local/program';
import { until } from './stack.ts';

const MAIN = fileURLToPath(new URL('../../packages/cli/bin/causeway.js', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in the temporary folder to its end. */
function causeway(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('causeway', () => {
  it('says how it is meant, with the exit code that goes with it', async () => {
    expect(await causeway([])).toMatchObject({
      code: 0,
      out: expect.stringContaining('usage: causeway <command>') as string,
    });
    expect(await causeway(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^causeway \d+\.\d+\.\d+\n$/) as string,
    });
    expect(await causeway(['help', 'demo'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('usage: causeway demo') as string,
    });
    expect(await causeway(['dmeo'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('There is no command "dmeo"') as string,
    });
    expect(await causeway(['start', '--porto'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('usage: causeway start') as string,
    });
    expect(await causeway(['sandbox', '--port', 'x'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('port must be') as string,
    });
  });

  it('start: explains why it cannot', async () => {
    expect(await causeway(['start', '--port', '99999'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('CAUSEWAY_PORT: must be a whole number') as string,
    });
    const key = await causeway(['start', '--port', '0'], { CAUSEWAY_SECRET_KEY: 'short' });
    expect(key).toMatchObject({ code: 1, err: expect.stringContaining('openssl rand -hex 32') as string });
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    expect(await causeway(['start', '--port', String(port)])).toMatchObject({
      code: 1,
      err: expect.stringContaining('choose another one with --port') as string,
    });
    await new Promise((resolve) => taken.close(resolve));
    writeFileSync(join(folder, 'file'), '');
    expect(await causeway(['start', '--port', '0', '--data', 'file'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('check its owner and rights') as string,
    });
  });

  it('start: runs a hub that stops when told to, and refuses a second one on the same data', async () => {
    const first = new Program({
      name: 'hub',
      script: MAIN,
      args: ['start', '--port', '0', '--data', join(folder, 'data')],
    });
    await first.line(/running at/);
    await first.line(/Set up the console: http:\S+\/console\/setup#code=\S{39}$/);
    // Nobody else reads what customers did, also where the folder was made by somebody with looser rights.
    for (const name of readdirSync(join(folder, 'data')))
      expect([name, statSync(join(folder, 'data', name)).mode & 0o077]).toEqual([name, 0]);
    expect(await causeway(['start', '--port', '0', '--data', 'data'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Another hub is using the data folder') as string,
    });
    expect(await first.stop()).toEqual({ code: 0, signal: null });
  });

  it('sandbox: runs until told to stop, and explains a port that is taken', async () => {
    const first = new Program({
      name: 'sandbox',
      script: MAIN,
      args: ['sandbox', '--port', '0', '--token', 'secret'],
    });
    const [, port] = await first.line(/127\.0\.0\.1:(\d+) partner=sandbox token=secret/);
    expect(await causeway(['sandbox', `--port=${port}`])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`port ${port} is taken`) as string,
    });
    expect(await first.stop()).toEqual({ code: 0, signal: null });
  });

  it('doctor: finds nothing to mend where all is well, changes nothing, and says what is wrong', async () => {
    const well = await causeway(['doctor', '--port', '0']);
    expect(well).toMatchObject({ code: 0, out: expect.stringContaining('nothing to mend') as string });
    expect(existsSync(join(folder, 'data'))).toBe(false);
    const ill = await causeway(['doctor', '--port', '0'], { CAUSEWAY_SECRET_KEY: 'changeme' });
    expect(ill).toMatchObject({ code: 1, out: expect.stringMatching(/^fail .*\n\s+→ .*openssl/m) as string });
    expect(await causeway(['doctor'], { CAUSEWAY_PORT: 'http' })).toMatchObject({
      code: 1,
      out: expect.stringContaining('CAUSEWAY_PORT') as string,
    });
  });

  it.runIf(existsSync('/proc/locks'))('doctor: sees the hub that uses the data folder', async () => {
    const hub = await startHubProcess({ data: join(folder, 'data'), firstStart: true });
    const { out, code } = await causeway(['doctor', '--port', new URL(hub.url).port]);
    expect(out).toContain(`A hub (process ${hub.program.pid}) is using the data folder.`);
    expect(out).toContain(`A hub answers at ${hub.url}.`);
    expect(code).toBe(0);
    await hub.program.stop();
    expect((await causeway(['doctor', '--port', '0'])).out).toContain('No hub is using the data folder.');
  });
});

describe('causeway demo', () => {
  it('goes all the way, twice in a row, and leaves nothing running', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const began = performance.now();
      const { code, out, err } = await causeway(['demo']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(performance.now() - began).toBeLessThan(20_000);
      expect(out).toMatch(/taken in\s+1,\d{3} events, and 2 that had come before/);
      expect(out).toMatch(/delivered\s+1,\d{3}/);
      expect(out).toMatch(/held\s+\d+ of 12 visitors/);
      expect(out).toContain('purchase_incomplete');
      expect(out).toMatch(/108 customers, 72 orders/);
      expect(out).not.toContain('do not add up');
      expect(existsSync(join(folder, '.causeway/demo/data/hub.db'))).toBe(true);
      expect(existsSync(join(folder, '.causeway/demo/demo.pid'))).toBe(false);
      expect(processesIn(folder)).toEqual([]);
    }
  });

  it('takes other ports when its own are taken', async () => {
    const holders = [8484, 8585].map((port) => ({ port, server: createServer() }));
    const held: typeof holders = [];
    for (const holder of holders) {
      if (!(await isFree(holder.port, '127.0.0.1'))) continue;
      await new Promise<void>((resolve) => holder.server.listen(holder.port, '127.0.0.1', resolve));
      held.push(holder);
    }
    expect(await causeway(['demo', '--exit', '--shoppers', '20'])).toMatchObject({ code: 0, err: '' });
    await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  });

  it('says why when a child fails, and ends the other one', async () => {
    const demo = new Program({
      name: 'demo',
      script: MAIN,
      args: ['demo', '--shoppers', '3000'],
      cwd: folder,
    });
    await demo.line(/Sending the traffic/);
    const hub = processesIn(folder).find(({ command }) => command.includes('server/dist/app/main.js'));
    process.kill(hub!.pid, 'SIGKILL');
    expect(await demo.exited).toMatchObject({ code: 1 });
    expect(demo.lastLines).toContain('the demo failed: the hub ended');
    expect(processesIn(folder)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends both children on %s', async (signal) => {
    const demo = new Program({
      name: 'demo',
      script: MAIN,
      args: ['demo', '--shoppers', '3000'],
      cwd: folder,
    });
    await demo.line(/Sending the traffic/);
    await until(
      () => processesIn(folder).length === 2,
      5_000,
      () => JSON.stringify(processesIn(folder)),
    );
    process.kill(demo.pid, signal);
    await demo.exited;
    expect(processesIn(folder)).toEqual([]);
    expect(existsSync(join(folder, '.causeway/demo/demo.pid'))).toBe(false);
  });
});

/** Node processes whose working folder this is: the demo's children. */
function processesIn(cwd: string): readonly { readonly pid: number; readonly command: string }[] {
  const { stdout } = spawnSync(
    'sh',
    [
      '-c',
      'for p in /proc/[0-9]*; do echo "${p#/proc/} $(readlink $p/cwd) $(tr "\\0" " " < $p/cmdline)"; done',
    ],
    { encoding: 'utf8' },
  );
  return stdout.split('\n').flatMap((line) => {
    const [pid, where, ...command] = line.split(' ');
    return where === cwd && !command.join(' ').includes('cli/bin/causeway.js')
      ? [{ pid: Number(pid), command: command.join(' ') }]
      : [];
  });
}
