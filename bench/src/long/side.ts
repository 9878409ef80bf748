import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, type Running } from '../processes.ts';
import type { Ask } from './asks.ts';
import { admin, API_KEY, startHub, type Keys } from './configure.ts';
import { Random } from './random.ts';

/** The sandbox's counting front. */
export function startFar(): Promise<Running> {
  return start(join(import.meta.dirname, '../../../packages/sandbox/dist/main.js'), [
    ...['--port', '0', '--token', API_KEY, '--unlimited', '--front'],
  ]);
}

/** One of the two hubs that are measured. */
export class Side {
  readonly data: string;
  readonly keys: Keys;
  readonly farUrl: string;
  readonly #people: number;
  readonly #random: Random = new Random(7);
  #hub: Running | undefined;
  #audience: string = '';
  url: string = '';

  constructor(data: string, keys: Keys, far: Running, people: number) {
    this.data = data;
    this.keys = keys;
    this.farUrl = /http:\/\/\S+/.exec(far.firstLine)?.[0] ?? '';
    this.#people = people;
  }

  get hub(): Running {
    if (this.#hub === undefined) throw new Error('the hub is not running');
    return this.#hub;
  }

  get audience(): string {
    return this.#audience;
  }

  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const { hub, url } = await startHub(this.data, env);
    this.#hub = hub;
    this.url = url;
    if (this.#audience !== '') return;
    const { data } = await this.ask<{ data: readonly { id: string; members: number }[] }>('GET', 'audiences');
    this.#audience = data.toSorted((a, b) => b.members - a.members)[0]?.id ?? '';
    await this.ask('PATCH', `integrations/${this.keys.insider}`, {
      settings: { baseUrl: this.farUrl },
      secrets: { api_key: API_KEY },
    });
  }

  async stop(): Promise<void> {
    await this.#hub?.stop();
    this.#hub = undefined;
  }

  ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return admin<T>(this.url, this.keys, method, `/v1/admin/${path}`, body);
  }

  /** How long the hub works while something is done, in milliseconds for each thousand of what `count` says. */
  async worked<T>(
    work: () => Promise<T>,
    count: (done: T) => number,
  ): Promise<readonly [done: T, ms: number]> {
    const before = cpuMs(this.hub.pid);
    const done = await work();
    return [done, ((cpuMs(this.hub.pid) - before) / Math.max(1, count(done))) * 1000];
  }

  /** How long it takes to be answered, and how long the hub works meanwhile, in milliseconds. */
  async time(ask: Ask): Promise<{ readonly wall: number; readonly cpu: number }> {
    const path = ask(this.keys, () => this.#random.below(this.#people), this.#audience);
    const worked = cpuMs(this.hub.pid);
    const began = performance.now();
    await this.ask('GET', path).catch((error: unknown) => {
      if (!String(error).includes(': 404')) throw error;
    });
    return { wall: performance.now() - began, cpu: cpuMs(this.hub.pid) - worked };
  }
}

/** What all threads of a process have worked so far. */
function cpuMs(pid: number): number {
  const threads = `/proc/${pid}/task`;
  return readdirSync(threads).reduce(
    (sum, thread) => sum + Number(readFileSync(`${threads}/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  );
}
