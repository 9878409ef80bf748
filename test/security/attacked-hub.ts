import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startHubProcess, type HubProcess } from '@causeway/cli/local/hub-process';
import { furnish, type Tenant } from './tenant.ts';

export const WATCH: string = join(import.meta.dirname, 'watch-builtins.ts');

export interface Told {
  readonly where: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A hub that is watched from within: all it answers and all it prints is kept. */
export class AttackedHub {
  readonly told: Told[] = [];
  readonly lines: { readonly line: string; readonly from: 'out' | 'err' }[];
  readonly mine: Tenant;
  readonly hub: HubProcess;
  readonly #folder: string;

  private constructor(folder: string, hub: HubProcess, mine: Tenant, lines: AttackedHub['lines']) {
    this.#folder = folder;
    this.hub = hub;
    this.mine = mine;
    this.lines = lines;
  }

  static async start(env: Readonly<Record<string, string>> = {}): Promise<AttackedHub> {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-attacked-'));
    const lines: AttackedHub['lines'] = [];
    const hub = await startHubProcess({
      data: join(folder, 'data'),
      firstStart: true,
      env: { NODE_OPTIONS: `--import ${pathToFileURL(WATCH).href}`, CAUSEWAY_LOG_LEVEL: 'trace', ...env },
      line: (line, from) => lines.push({ line, from }),
    });
    return new AttackedHub(folder, hub, await furnish(hub.url, hub.keys?.adminToken ?? '', 'mine'), lines);
  }

  get asAdmin(): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.mine.admin}` };
  }

  /** Sends a body as it is when it is text, else as JSON. What is answered is kept. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Told> {
    const bytes = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(this.hub.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(bytes === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(bytes === undefined ? {} : { body: bytes }),
      signal: AbortSignal.timeout(20_000),
    });
    const { status } = response;
    const told = {
      where: `${method} ${path.slice(0, 200)}`,
      status,
      headers: response.headers,
      text: await response.text(),
    };
    this.told.push(told);
    return told;
  }

  admin(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Told> {
    return this.ask(method, `/v1/admin/${path}`, body, this.asAdmin);
  }

  /** What was made; fails with what was answered when it was not. */
  async made(path: string, body: unknown, method = 'POST'): Promise<{ readonly id: string | number }> {
    const { status, text } = await this.admin(path, body, method);
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text === '' ? '{}' : text) as { id: string | number };
  }

  async stop(): Promise<void> {
    await this.hub.program.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
