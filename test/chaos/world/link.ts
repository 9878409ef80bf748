import {
  Agent,
  createServer,
  request as forward,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Draws } from '@causeway/cli/demo/shop/random';
import { TROUBLES, type Shares, type Trouble } from '../plan/plan.ts';

/** A request whose answer came back to the link, whether or not the sender heard of it. */
export interface Exchange {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Longer than any client waits that has somebody to tell. */
const STALL_MS = 1_500;

/** A stretch of network with one far end. It writes down what was answered, and can be made bad. */
export class Link {
  readonly url: string;
  readonly exchanges: Exchange[] = [];
  readonly troubles: Map<Trouble, number> = new Map();
  target: string;
  readonly #server: Server;
  readonly #draws: Draws;
  readonly #agent = new Agent({ keepAlive: false });
  #shares: Shares = {};

  private constructor(server: Server, target: string, seed: number) {
    this.#server = server;
    this.#draws = new Draws(seed);
    this.target = target;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(target: string, seed: number): Promise<Link> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const link = new Link(server, target, seed);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      link.#carry(request, response).catch(() => request.socket.destroy());
    });
    return link;
  }

  /** How bad it is from now on; nothing: good. */
  weather(shares: Shares): void {
    this.#shares = shares;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await closed;
  }

  async #carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const trouble = this.#draw();
    if (trouble === 'reset') return void request.socket.resetAndDestroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (trouble === 'cut-request') {
      await this.#cut(request, body);
      return void request.socket.destroy();
    }
    if (trouble === 'stall') {
      await sleep(STALL_MS);
      return void request.socket.destroy();
    }
    if (trouble === 'delay') await sleep(this.#draws.whole(20, 400));
    const twin = trouble === 'double' ? this.#pass(request, body).catch(() => undefined) : undefined;
    const answer = await this.#pass(request, body);
    await twin;
    if (trouble === 'lose') return void request.socket.destroy();
    const headers = { ...answer.headers };
    delete headers['transfer-encoding'];
    headers['content-length'] = String(answer.body.length);
    response.writeHead(answer.status, headers);
    if (trouble !== 'cut-response') return void response.end(answer.body);
    response.write(answer.body.subarray(0, answer.body.length >> 1));
    await sleep(5);
    request.socket.destroy();
  }

  #draw(): Trouble | undefined {
    let left = this.#draws.next();
    for (const trouble of TROUBLES) {
      left -= this.#shares[trouble] ?? 0;
      if (left >= 0) continue;
      this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
      return trouble;
    }
    return undefined;
  }

  /** The far end sees the head and half of the body. */
  #cut({ url = '/', method, headers }: IncomingMessage, body: Buffer): Promise<void> {
    return new Promise((resolve) => {
      const onward = forward(new URL(url, this.target), {
        method,
        agent: this.#agent,
        headers: { ...headers, 'content-length': String(body.length) },
      });
      onward.on('error', () => resolve());
      onward.on('close', () => resolve());
      onward.write(body.subarray(0, body.length >> 1));
      setTimeout(() => onward.destroy(), 10);
    });
  }

  #pass(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const { url = '/', method = 'GET', headers } = request;
    return new Promise((resolve, reject) => {
      const onward = forward(
        new URL(url, this.target),
        { method, headers: { ...headers, 'content-length': String(body.length) }, agent: this.#agent },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const status = incoming.statusCode ?? 0;
            const answer = { status, headers: incoming.headers, body: Buffer.concat(chunks) };
            const said = { body: textOf(headers, body), answer: answer.body.toString('utf8') };
            this.exchanges.push({ at: Date.now(), method, path: url, headers, status, ...said });
            resolve(answer);
          });
        },
      );
      onward.on('error', reject);
      onward.end(body);
    });
  }
}

function textOf(headers: IncomingHttpHeaders, body: Buffer): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}
