import { deepStrictEqual } from 'node:assert';
import * as access from '@causeway/contract/access';
import * as attributes from '@causeway/contract/attributes';
import * as audienceRecipes from '@causeway/contract/audience-recipes';
import * as audiences from '@causeway/contract/audiences';
import * as authorizations from '@causeway/contract/authorizations';
import * as consents from '@causeway/contract/consents';
import * as coverage from '@causeway/contract/coverage';
import * as customers from '@causeway/contract/customers';
import * as deadLetters from '@causeway/contract/dead-letters';
import * as erasures from '@causeway/contract/erasures';
import * as eventTypes from '@causeway/contract/event-types';
import * as health from '@causeway/contract/health';
import * as identity from '@causeway/contract/identity';
import * as inbound from '@causeway/contract/inbound';
import * as integrations from '@causeway/contract/integrations';
import * as live from '@causeway/contract/live';
import * as membership from '@causeway/contract/membership';
import * as logs from '@causeway/contract/logs';
import * as audit from '@causeway/contract/audit';
import * as sessions from '@causeway/contract/sessions';
import * as templates from '@causeway/contract/templates';
import * as users from '@causeway/contract/users';
import * as webhooks from '@causeway/contract/webhooks';
import * as workspace from '@causeway/contract/workspace';
import type { Operation } from '@causeway/contract/operation';
import * as overview from '@causeway/contract/overview';
import * as preview from '@causeway/contract/preview';
import { problem } from '@causeway/contract/problem';
import * as receipts from '@causeway/contract/receipts';
import type { FastifyInstance } from 'fastify';
import { csrfOf } from '../../adapters/crypto/session-secret.ts';

const MODULES: readonly Readonly<Record<string, unknown>>[] = [
  access,
  attributes,
  audienceRecipes,
  audiences,
  authorizations,
  consents,
  coverage,
  customers,
  deadLetters,
  erasures,
  eventTypes,
  health,
  identity,
  inbound,
  integrations,
  live,
  logs,
  overview,
  preview,
  membership,
  receipts,
  audit,
  sessions,
  templates,
  users,
  webhooks,
  workspace,
];

/** Every operation that the contract describes. */
export const OPERATIONS: readonly Operation[] = MODULES.flatMap((module) => Object.values(module)).filter(
  (value): value is Operation =>
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value,
);

/** A value of an answer as text; tests put it into addresses and compare it. */
export function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A JSON answer as tests read it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // A test says what it expects to find; nothing else relies on the shape.
  readonly body: Body;
}

export interface Body {
  readonly [key: string]: Body;
  readonly [index: number]: Body;
}

/** Watches whether what changes something is written down: `unaudited` are the operations that left no row. */
export interface Ledger {
  readonly rows: () => number;
  readonly unaudited: Set<string>;
}

/**
 * Calls the admin API with a token. Every answer is held against the schema of its operation: what it lacks, and what
 * it has beyond it, fails the test. `seen` collects the operations that were called, and all that was answered.
 */
export class AdminClient {
  readonly #app: FastifyInstance;
  readonly #token: string | undefined;
  readonly #session: string | undefined;
  readonly #ledger: Ledger | undefined;
  readonly seen: Set<string>;
  readonly answers: string[];

  constructor(
    app: FastifyInstance,
    token: string | undefined,
    seen: Set<string> = new Set(),
    answers: string[] = [],
    session?: string,
    ledger?: Ledger,
  ) {
    this.#app = app;
    this.#token = token;
    this.#session = session;
    this.#ledger = ledger;
    this.seen = seen;
    this.answers = answers;
  }

  as(token: string | undefined): AdminClient {
    return new AdminClient(this.#app, token, this.seen, this.answers, undefined, this.#ledger);
  }

  /** As the console of somebody signed in. */
  signedIn(session: string): AdminClient {
    return new AdminClient(this.#app, undefined, this.seen, this.answers, session, this.#ledger);
  }

  async call(
    method: Operation['method'],
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const noted = this.#ledger?.rows();
    const response = await this.#app.inject({
      method,
      url: path,
      headers: {
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(this.#session === undefined
          ? {}
          : {
              cookie: `theme=dark; causeway_session=${this.#session}`,
              'x-csrf-token': csrfOf(this.#session),
              'sec-fetch-site': 'same-origin',
            }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = response.payload;
    this.answers.push(text, JSON.stringify(response.headers));
    const json = (response.headers['content-type'] ?? '').includes('json');
    const reply = {
      status: response.statusCode,
      headers: response.headers,
      text,
      body: (json ? JSON.parse(text) : text) as Body,
    };
    this.#hold(method, path, reply);
    if (method !== 'GET' && reply.status < 300 && this.#ledger?.rows() === noted)
      this.#ledger?.unaudited.add(operationAt(method, path.split('?', 1)[0] ?? '')?.id ?? path);
    return reply;
  }

  /** Opens a stream, and leaves with its first part. */
  async glimpse(path: string): Promise<Body> {
    const response = await this.#app.inject({
      url: path,
      headers: { authorization: `Bearer ${this.#token}` },
      payloadAsStream: true,
    });
    const stream = response.stream();
    const operation = operationAt('GET', path.split('?', 1)[0] ?? '');
    for await (const chunk of stream) {
      const [line = ''] = String(chunk).split('\n\n', 1);
      const part = JSON.parse(line.replace('data: ', '')) as Body;
      deepStrictEqual(operation?.answer?.parse(part), part);
      this.answers.push(line);
      this.seen.add(operation?.id ?? path);
      return part;
    }
    throw new Error(`${path} ended without a part`);
  }

  /** All pages of a list. */
  async all(path: string, limit: number): Promise<Body[]> {
    const rows: Body[] = [];
    for (let cursor = ''; ;) {
      const { status, body, text } = await this.call(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`,
      );
      if (status !== 200) throw new Error(text);
      rows.push(...(body['data'] as unknown as Body[]));
      const next = body['next'] as unknown as string | null;
      if (next === null) return rows;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
  }

  #hold(method: string, path: string, reply: Reply): void {
    const [bare = ''] = path.split('?', 1);
    const operation = operationAt(method, bare);
    if (operation === undefined || reply.status >= 400) {
      deepStrictEqual(problem.parse(reply.body), reply.body);
      return;
    }
    this.seen.add(operation.id);
    if (reply.status !== operation.status) throw new Error(`${operation.id} answered ${reply.status}`);
    if (operation.answer === undefined) {
      if (reply.text !== '') throw new Error(`${operation.id} answered a body`);
    } else {
      deepStrictEqual(operation.answer.parse(reply.body), reply.body);
    }
  }
}

/** A path without parameters goes before one with. */
function operationAt(method: string, path: string): Operation | undefined {
  const matching = OPERATIONS.filter(
    (operation) =>
      operation.method === method &&
      new RegExp(`^${operation.path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(
        path,
      ),
  );
  return matching.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}
