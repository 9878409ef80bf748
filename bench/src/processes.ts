import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A child process that has printed its first line; `stop` ends it and waits for that. */
export interface Running {
  readonly firstLine: string;
  readonly pid: number;
  readonly cpuSeconds: () => number;
  readonly residentMegabytes: () => number;
  readonly stop: () => Promise<void>;
}

const HERE = new URL('.', import.meta.url).pathname;
const PACKAGES = join(HERE, '../../packages');

export function start(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    const ended = endOf(child);
    child.once('error', reject);
    ended.then(() => reject(new Error(`${file} ended before it was ready`)), reject);
    createInterface({ input: child.stdout ?? process.stdin }).once('line', (firstLine) =>
      resolve(watched(child, ended, firstLine)),
    );
  });
}

export function endOf(child: ChildProcess): Promise<void> {
  return new Promise((done) => child.once('exit', () => done()));
}

/** What can be told of a child that runs. */
export function watched(child: ChildProcess, ended: Promise<void>, firstLine: string): Running {
  const stat = (): string => readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  return {
    firstLine,
    pid: child.pid ?? 0,
    cpuSeconds: () => {
      const fields = stat()
        .slice(stat().lastIndexOf(')') + 2)
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    residentMegabytes: () =>
      Math.round(
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
      ),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export interface Setup {
  readonly hub: Running;
  readonly hubUrl: string;
  readonly sandbox: Running | undefined;
  readonly sandboxUrl: string;
  readonly writeKey: string;
  readonly adminToken: string;
  /** Of webhook addresses, when there are any. */
  readonly account: string;
  readonly stop: () => Promise<void>;
}

/** The address in the line with which a server says that it is ready. */
export function urlIn(line: string): string {
  return /http:\/\/[^\s,]+/.exec(line)?.[0] ?? '';
}

/** The sandbox's HTTP front: it counts, watches the order, and accepts everything. */
export function startFront(): Promise<Running> {
  return start(join(PACKAGES, 'sandbox/dist/main.js'), [
    '--port',
    '0',
    '--token',
    'bench',
    '--unlimited',
    '--front',
    '--customer-param',
    'cust',
    '--sequence-param',
    'seq',
  ]);
}

/** A hub on a fresh data folder and, unless told otherwise, the sandbox's HTTP front behind it, or one that runs elsewhere. */
export async function startSetup(options: {
  /** The address of a front that somebody else starts and stops, or whether to start one. */
  readonly sandbox: boolean | string;
  readonly paused?: boolean;
  readonly webhooks?: boolean;
}): Promise<Setup> {
  const data = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  let sandbox: Running | undefined;
  let sandboxUrl = typeof options.sandbox === 'string' ? options.sandbox : 'http://127.0.0.1:9';
  if (options.sandbox === true) {
    sandbox = await startFront();
    sandboxUrl = urlIn(sandbox.firstLine);
  }
  const keys = await start(join(HERE, 'setup.ts'), [
    data,
    sandboxUrl,
    options.sandbox === false ? '' : 'bench',
  ]);
  const [writeKey = '', adminToken = ''] = keys.firstLine.split(' ');
  const account =
    options.webhooks === true ? (await start(join(HERE, 'setup-webhooks.ts'), [data])).firstLine : '';
  const hub = await start(join(PACKAGES, 'server/dist/app/main.js'), [], {
    CAUSEWAY_DATA: data,
    CAUSEWAY_PORT: '0',
    CAUSEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
    CAUSEWAY_LOG_LEVEL: 'error',
  });
  return {
    hub,
    hubUrl: urlIn(hub.firstLine),
    sandbox,
    sandboxUrl,
    writeKey,
    adminToken,
    account,
    stop: async () => {
      await hub.stop();
      await sandbox?.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export interface Load {
  readonly events: number;
  readonly refused: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export async function load(
  url: string,
  key: string,
  mode: 'single' | 'batch' | 'webhook',
  seconds: number,
  connections: number,
  customers = 5000,
  first = 0,
): Promise<Load> {
  const running = await start(join(HERE, 'load.ts'), [
    url,
    key === '' ? 'none' : key,
    mode,
    String(seconds),
    String(connections),
    String(customers),
    '0',
    String(first),
  ]);
  return JSON.parse(running.firstLine) as Load;
}

export interface FrontStats {
  readonly events: { readonly received: number };
  readonly requests: { readonly total: number };
  readonly order: { readonly violations: number; readonly duplicates: number; readonly missing: number };
}

export async function frontStats(sandboxUrl: string): Promise<FrontStats> {
  return (await (await fetch(`${sandboxUrl}/_sandbox/api/stats`)).json()) as FrontStats;
}
