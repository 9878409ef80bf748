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
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stat = (): string => readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  return new Promise((resolve, reject) => {
    const exited = new Promise<void>((done) => child.once('exit', () => done()));
    child.once('error', reject);
    exited.then(() => reject(new Error(`${file} ended before it was ready`)), reject);
    createInterface({ input: child.stdout ?? process.stdin }).once('line', (firstLine) =>
      resolve({
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
          await exited;
        },
      }),
    );
  });
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

/** A hub on a fresh data folder and, unless told otherwise, the sandbox's HTTP front behind it. */
export async function startSetup(options: {
  readonly sandbox: boolean;
  readonly paused?: boolean;
  readonly webhooks?: boolean;
}): Promise<Setup> {
  const data = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  let sandbox: Running | undefined;
  let sandboxUrl = 'http://127.0.0.1:9';
  if (options.sandbox) {
    sandbox = await start(join(PACKAGES, 'sandbox/dist/main.js'), [
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
    sandboxUrl = /http:\/\/\S+/.exec(sandbox.firstLine)?.[0] ?? '';
  }
  const keys = await start(join(HERE, 'setup.ts'), [data, sandboxUrl, options.sandbox ? 'bench' : '']);
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
    hubUrl: /http:\/\/\S+/.exec(hub.firstLine)?.[0] ?? '',
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
): Promise<Load> {
  const running = await start(join(HERE, 'load.ts'), [
    url,
    key === '' ? 'none' : key,
    mode,
    String(seconds),
    String(connections),
    String(customers),
  ]);
  return JSON.parse(running.firstLine) as Load;
}

interface FrontStats {
  readonly events: { readonly received: number };
  readonly requests: { readonly total: number };
  readonly order: { readonly violations: number; readonly duplicates: number; readonly missing: number };
}

export async function frontStats(sandboxUrl: string): Promise<FrontStats> {
  return (await (await fetch(`${sandboxUrl}/_sandbox/api/stats`)).json()) as FrontStats;
}
