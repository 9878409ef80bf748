import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hubProgram } from '@causeway/cli/local/hub-process';
import type { Program } from '@causeway/cli/local/program';

/** The hub ended though nobody had asked it to. */
export interface Death {
  readonly at: number;
  readonly how: string;
  readonly lastLines: string;
}

const WEATHER = new URL('./hub-weather.ts', import.meta.url);
const AGAIN_MS = 40;

/** A hub that is started again whenever it ends, as a service manager does it. */
export class WatchedHub {
  readonly data: string;
  readonly port: number;
  readonly deaths: Death[] = [];
  starts = 0;
  adminToken: string | undefined;
  writeKey: string | undefined;
  readonly #weather: string;
  readonly #preload: string;
  readonly #line: (line: string) => void;
  #program: Program | undefined;
  #asked: Program | undefined;
  #wanted = false;
  #watch: Promise<void> = Promise.resolve();
  #state = { offsetMs: 0, commitMs: 0 };

  private constructor(data: string, port: number, folder: string, line: (line: string) => void) {
    this.data = data;
    this.port = port;
    this.#weather = join(folder, 'weather.json');
    this.#preload = join(folder, 'hub-weather.mjs');
    // Written without types, which each thread of each hub would take out again otherwise.
    writeFileSync(this.#preload, stripTypeScriptTypes(readFileSync(WEATHER, 'utf8')));
    this.#line = line;
    this.weather({});
  }

  static async make(data: string, folder: string, line: (line: string) => void): Promise<WatchedHub> {
    return new WatchedHub(data, await freePort(), folder, line);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get program(): Program | undefined {
    return this.#program;
  }

  /** Its clock, and how slow its disk is, from now on. */
  weather(change: Partial<{ offsetMs: number; commitMs: number }>): void {
    this.#state = { ...this.#state, ...change };
    writeFileSync(this.#weather, JSON.stringify(this.#state));
  }

  /** A hub of the same folder on another port; whoever starts it ends it. */
  another(): Program {
    return hubProgram({ data: this.data });
  }

  begin(): void {
    this.#wanted = true;
    this.#watch = this.#keep();
  }

  /** Ends it in order; answers how it ended. */
  async end(): Promise<string> {
    this.#wanted = false;
    const program = this.#program;
    this.#asked = program;
    const exit = await program?.stop();
    await this.#watch;
    return exit === undefined ? 'was not there' : (exit.signal ?? `exit code ${exit.code}`);
  }

  /** As a power cut would, and again so long after each start that follows. */
  async kill(again: readonly number[] = []): Promise<void> {
    await this.#cut();
    for (const ms of again) {
      const before = this.starts;
      while (this.starts === before && this.#wanted) await sleep(5);
      await sleep(ms);
      await this.#cut();
    }
  }

  /** Asked to end by SIGTERM; it is started again. */
  async restart(): Promise<void> {
    const program = this.#program;
    if (program === undefined) return;
    this.#asked = program;
    await program.stop();
  }

  /** Until it answers that it is well. */
  async ready(patienceMs: number): Promise<boolean> {
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline;) {
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(
        () => undefined,
      );
      if (answer?.ok === true) return true;
      await sleep(30);
    }
    return false;
  }

  async #cut(): Promise<void> {
    const program = this.#program;
    if (program === undefined) return;
    this.#asked = program;
    await program.kill();
  }

  async #keep(): Promise<void> {
    while (this.#wanted) {
      const program = hubProgram({
        data: this.data,
        port: this.port,
        env: { NODE_OPTIONS: `--import=${this.#preload}`, CHAOS_WEATHER: this.#weather },
        line: (line) => this.#read(line),
      });
      this.#program = program;
      this.starts++;
      const { code, signal } = await program.exited;
      const how = signal ?? `exit code ${code}`;
      this.#line(`--- ended: ${how}${this.#asked === program ? ', as asked' : ''}`);
      if (this.#asked !== program) this.deaths.push({ at: Date.now(), how, lastLines: program.lastLines });
      await sleep(AGAIN_MS);
    }
  }

  #read(line: string): void {
    this.#line(line);
    this.adminToken = /admin token\s+(cwt_\S+)/.exec(line)?.[1] ?? this.adminToken;
    this.writeKey = /tracking key\s+(cwk_\S+)/.exec(line)?.[1] ?? this.writeKey;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
