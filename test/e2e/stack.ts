import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubApi } from '@causeway/cli/local/hub-api';
import { startHubProcess, type HubKeys, type HubProcess } from '@causeway/cli/local/hub-process';
import { SandboxApi } from '@causeway/cli/local/sandbox-api';
import { startSandboxProcess, type SandboxProcess } from '@causeway/cli/local/sandbox-process';

export interface StackOptions {
  /** Of the Insider integration, beside where the sandbox is. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly sandboxArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** `false`: nothing is installed; `integration` is then 0. */
  readonly install?: false;
  /** The key that the integration is installed with; the right one unless given. */
  readonly apiKey?: string;
}

/** A hub and a sandbox as processes of their own, with an Insider integration between them. */
export class Stack {
  readonly folder: string;
  readonly keys: HubKeys;
  readonly sandbox: SandboxProcess;
  readonly inside: SandboxApi;
  readonly integration: number;
  readonly #env: Readonly<Record<string, string>>;
  #hub: HubProcess;

  private constructor(
    folder: string,
    hub: HubProcess,
    sandbox: SandboxProcess,
    integration: number,
    env: Readonly<Record<string, string>>,
  ) {
    this.folder = folder;
    this.#hub = hub;
    this.keys = hub.keys as HubKeys;
    this.sandbox = sandbox;
    this.inside = new SandboxApi(sandbox.url);
    this.integration = integration;
    this.#env = env;
  }

  static async start(options: StackOptions = {}): Promise<Stack> {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-e2e-'));
    const env = options.env ?? {};
    const sandbox = await startSandboxProcess(0, options.sandboxArgs ?? []);
    const hub = await startHubProcess({ data: join(folder, 'data'), firstStart: true, env });
    const api = new HubApi(hub.url, hub.keys?.adminToken ?? '');
    const settings = { baseUrl: sandbox.url, partnerName: sandbox.partner, ...options.settings };
    const key = options.apiKey ?? sandbox.token;
    const { id } = options.install === false ? { id: 0 } : await api.installInsider('Insider', settings, key);
    return new Stack(folder, hub, sandbox, id, env);
  }

  get hub(): HubProcess {
    return this.#hub;
  }

  /** Makes the owner, as long as the hub has not been started again. */
  get setupCode(): string {
    return this.keys.setupCode;
  }

  get url(): string {
    return this.#hub.url;
  }

  get api(): HubApi {
    return new HubApi(this.#hub.url, this.keys.adminToken);
  }

  /** The hub again on the same data and port; it must have ended before. */
  async startHub(): Promise<void> {
    const port = Number(new URL(this.#hub.url).port);
    this.#hub = await startHubProcess({
      data: join(this.folder, 'data'),
      port,
      firstStart: false,
      env: this.#env,
    });
  }

  /** Posts to the tracking API as a client would. */
  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.postRaw(path, JSON.stringify(body), headers);
  }

  postRaw(
    path: string,
    body: string | Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${this.keys.writeKey}:`)}`, ...headers },
      body: body as string,
      signal: AbortSignal.timeout(20_000),
    });
  }

  /** Until nothing is on its way any more. */
  async settled(patienceMs = 20_000): Promise<void> {
    await until(
      () => this.api.settled(this.integration),
      patienceMs,
      () => this.state(),
    );
  }

  /** How both sides are, for the message of a test that failed. */
  async state(): Promise<string> {
    const { state, pause, counts } = await this.api.integration(this.integration);
    const metrics = await (await fetch(`${this.url}/metrics`)).text();
    const delivery = metrics.split('\n').filter((line) => /^causeway_(?:breaker|busy|delivery)/.test(line));
    const requests = (await this.inside.requests(5)).map(({ id, path, status }) => `${id} ${path} ${status}`);
    return JSON.stringify(
      { state, pause, counts, delivery, requests, lastLines: this.#hub.program.lastLines },
      null,
      1,
    );
  }

  async stop(): Promise<void> {
    await Promise.all([this.#hub.program.stop(), this.sandbox.program.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Until `met` answers true; rejects with what `state` says when that takes too long. */
export async function until(
  met: () => Promise<boolean> | boolean,
  patienceMs: number,
  state: () => Promise<string> | string,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await met())) {
    if (Date.now() > deadline) throw new Error(`not within ${patienceMs} ms: ${await state()}`);
    await sleep(40);
  }
}
