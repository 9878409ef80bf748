import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Account } from './account/account.ts';
import { systemClock, type Clock } from './clock.ts';
import { serveControl } from './control/serve-control.ts';
import { routes, type Route } from './endpoints/routes.ts';
import { frontUpsert } from './front/front-upsert.ts';
import { calm, type Mode } from './http/mode.ts';
import { RequestLog, type LogLimits } from './http/request-log.ts';
import { SandboxState } from './http/sandbox-state.ts';
import { serveApi } from './http/serve-api.ts';
import type { CustomType } from './rules/attribute-type.ts';
import type { IdentityOptions } from './rules/identity-rules.ts';
import type { OrderParams } from './rules/order-check.ts';
import type { JsonObject } from './json.ts';
import type { WebhookSettings } from './webhooks/read-webhook.ts';
import type { Webhooks } from './webhooks/webhooks.ts';
import { publishedRates, type Rates } from './wire/limits.ts';

export interface SandboxOptions {
  /** 0 picks a free one; 8585 unless given */
  readonly port?: number;
  /** `sandbox` unless given; the wire compares it letter by letter */
  readonly partner?: string;
  /** made up unless given */
  readonly token?: string;
  /** decides made-up insider_ids and hostile draws; 1 unless given */
  readonly seed?: number;
  /** only parse, count and check the order of upserts; store and log nothing */
  readonly front?: boolean;
  readonly identity?: IdentityOptions;
  /** the account's attribute plan; without it any custom attribute is taken with the type of its first value */
  readonly customAttributes?: Readonly<Record<string, CustomType>>;
  /** custom event parameters the order check reads; `customer` and `sequence` unless given */
  readonly order?: OrderParams;
  /** requests per minute; the published ones unless given */
  readonly rates?: Partial<Rates>;
  readonly mode?: Partial<Mode>;
  /** what the request history keeps; 500 requests and 32 MB unless given */
  readonly log?: LogLimits;
  /** webhooks the account has from the start, as the control API takes them */
  readonly webhooks?: readonly WebhookSettings[];
  /** whether webhooks may go to other machines; loopback only unless true */
  readonly webhookAnywhere?: boolean;
  readonly clock?: Clock;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`, without a slash at the end */
  readonly url: string;
  readonly port: number;
  /** to read in tests */
  readonly account: Account;
  /** to read, and to wait for, in tests */
  readonly webhooks: Webhooks;
  /** Stops listening, cuts open connections and forgets webhooks that are not out. */
  readonly close: () => Promise<void>;
}

/** Starts a sandbox on the loopback address. Rejects when the port is taken or a webhook is none. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = newState(options);
  for (const settings of options.webhooks ?? []) addWebhook(state.webhooks, settings);
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      // a sender that went away is no news; anything else is a hole in a rule, and only this connection suffers
      if (!isGone(error)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      request.socket.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 8585, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    account: state.account,
    webhooks: state.webhooks,
    close: () =>
      new Promise((resolve) => {
        state.webhooks.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function addWebhook(webhooks: Webhooks, settings: WebhookSettings): void {
  const written = webhooks.book.add(settings as unknown as JsonObject);
  if ('problems' in written) throw new Error(`not a webhook: ${written.problems.join('; ')}`);
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function newState(options: SandboxOptions): SandboxState {
  const seed = options.seed ?? 1;
  const clock = options.clock ?? systemClock;
  const front = options.front === true;
  return new SandboxState({
    account: new Account({
      partner: options.partner ?? 'sandbox',
      token: options.token ?? randomBytes(16).toString('hex'),
      seed,
      order: options.order ?? { customer: 'customer', sequence: 'sequence' },
      ...options.identity,
      ...(options.customAttributes === undefined ? {} : { customAttributes: options.customAttributes }),
    }),
    clock,
    log: new RequestLog(
      front ? { entries: 0, bytes: 0 } : (options.log ?? { entries: 500, bytes: 32_000_000 }),
    ),
    routes: front ? withFront(routes) : routes,
    rates: { ...publishedRates, ...options.rates },
    mode: { ...calm, seed, ...options.mode },
    anyHost: options.webhookAnywhere === true,
  });
}

function withFront(all: ReadonlyMap<string, Route>): ReadonlyMap<string, Route> {
  return new Map([...all, ['POST /api/user/v1/upsert', { pool: 'write', endpoint: frontUpsert }]]);
}

async function serve(state: SandboxState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/';
  if (url === '/_sandbox' || url.startsWith('/_sandbox/') || url.startsWith('/_sandbox?')) {
    return serveControl(state, url, request, response);
  }
  const mark = url.indexOf('?');
  return serveApi(state, mark < 0 ? url : url.slice(0, mark), request, response);
}
