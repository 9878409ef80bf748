import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from './hub-child.ts';

const CHILD = fileURLToPath(new URL('./hub-child.ts', import.meta.url));

/** A hub on a data folder of its own, and what it said and how it fares. */
export class HubProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #lines: string[] = [];
  #ended: string | undefined;
  readonly url: string;
  readonly adminToken: string;
  readonly writeKey: string;

  private constructor(child: ChildProcess, folder: string, hello: Record<string, string>) {
    this.#child = child;
    this.#folder = folder;
    this.url = hello['url'] ?? '';
    this.adminToken = hello['adminToken'] ?? '';
    this.writeKey = hello['writeKey'] ?? '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#lines.push(...text.split('\n').filter((line) => line !== ''));
        if (this.#lines.length > 400) this.#lines.splice(0, this.#lines.length - 400);
      });
    }
    child.once('exit', (code, signal) => (this.#ended = `it ended with ${code ?? signal}`));
  }

  static async start(): Promise<HubProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-fuzz-'));
    const child = fork(CHILD, [], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        CAUSEWAY_DATA: folder,
        CAUSEWAY_HOST: '127.0.0.1',
        CAUSEWAY_PORT: '0',
        CAUSEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
        CAUSEWAY_LOG_LEVEL: 'error',
      },
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [hello] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    child.stderr?.removeAllListeners('data');
    if (typeof hello === 'object' && hello !== null)
      return new HubProcess(child, folder, hello as Record<string, string>);
    throw new Error(`the hub does not start: ${said.slice(0, 2_000)}`);
  }

  /** Why it is not running any more; undefined while it is. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /** What it logged as its own faults since the last call. */
  faults(): string[] {
    return this.#lines.splice(0);
  }

  /** After a collection of garbage. */
  async measure(): Promise<Measured> {
    this.#child.send('measure');
    const [answer] = (await once(this.#child, 'message')) as [{ measured: Measured }];
    return answer.measured;
  }

  async stop(): Promise<void> {
    if (this.#ended === undefined) {
      this.#child.send('stop');
      await once(this.#child, 'exit');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
