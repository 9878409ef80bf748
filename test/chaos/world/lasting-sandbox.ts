import { setTimeout as sleep } from 'node:timers/promises';
import { SandboxApi } from '@causeway/cli/local/sandbox-api';
import { startSandboxProcess, type SandboxProcess } from '@causeway/cli/local/sandbox-process';
import { JsonClient } from '@causeway/cli/local/json-client';
import type { Exchange } from './link.ts';
import { toldAgain } from './told-again.ts';

const PARTNER = 'sandbox';
const TOKEN = 'token-of-the-sandbox';

/** What a webhook of the account is like, as its control API takes it. */
type Hook = Readonly<Record<string, unknown>>;

/**
 * An Insider that remembers. The sandbox keeps everything in memory; when it was killed, the requests that it had
 * answered are given to the next one in the same order, but for users whom it refused, so that what it told the hub is still true.
 */
export class LastingSandbox {
  readonly partner = PARTNER;
  readonly token = TOKEN;
  readonly #answered: readonly Exchange[];
  readonly #hooks: Hook[] = [];
  #mode: Readonly<Record<string, number>> = {};
  #process: SandboxProcess;
  #killing: Promise<void> = Promise.resolve();

  private constructor(first: SandboxProcess, answered: readonly Exchange[]) {
    this.#process = first;
    this.#answered = answered;
  }

  static async start(answered: readonly Exchange[]): Promise<LastingSandbox> {
    return new LastingSandbox(await startProcess(0), answered);
  }

  get url(): string {
    return this.#process.url;
  }

  get api(): SandboxApi {
    return new SandboxApi(this.url);
  }

  get control(): JsonClient {
    return new JsonClient(`${this.url}/_sandbox/api`);
  }

  async mode(mode: Readonly<Record<string, number>>): Promise<void> {
    this.#mode = mode;
    await this.api.mode(mode).catch(() => undefined);
  }

  async webhook(hook: Hook): Promise<void> {
    this.#hooks.push(hook);
    await this.control.send('POST', '/webhooks', hook);
  }

  /** `kill -9`, away for a while, and back with what it had answered. One after another. */
  kill(awayMs: number): Promise<void> {
    const done = this.#killing.then(() => this.#kill(awayMs));
    this.#killing = done.catch(() => undefined);
    return done;
  }

  async #kill(awayMs: number): Promise<void> {
    await this.#process.program.kill();
    await sleep(awayMs);
    // What had been answered by now; the hub cannot reach the new one before all of it is told again.
    const told = [...this.#answered];
    const next = await startProcess(0);
    for (const exchange of told) await this.#tellAgain(next.url, exchange);
    const control = new JsonClient(`${next.url}/_sandbox/api`);
    for (const hook of this.#hooks) await control.send('POST', '/webhooks', hook);
    this.#process = next;
    await this.mode(this.#mode);
  }

  async stop(): Promise<void> {
    await this.#process.program.stop();
  }

  async #tellAgain(url: string, exchange: Exchange): Promise<void> {
    const { method, path } = exchange;
    const body = toldAgain(exchange);
    if (body === undefined) return;
    const answer = await fetch(url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-partner-name': PARTNER,
        'x-request-token': TOKEN,
      },
      ...(body === '' ? {} : { body }),
    });
    await answer.text();
  }
}

function startProcess(port: number): Promise<SandboxProcess> {
  return startSandboxProcess(port, ['--unlimited', '--partner', PARTNER, '--token', TOKEN]);
}
