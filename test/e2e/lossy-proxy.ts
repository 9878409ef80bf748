import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a request: passed on, lost on the way back (the hub took it, the sender never hears), or answered here. */
export type Turn =
  'pass' | 'lose' | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** A stretch of network between a client and the hub. The last turn goes on for ever. */
export class LossyProxy {
  readonly url: string;
  /** `X-Retry-Count` of each request, as far as the client says. */
  readonly retries: readonly (string | undefined)[];
  readonly #server: Server;

  private constructor(server: Server, retries: readonly (string | undefined)[]) {
    this.#server = server;
    this.retries = retries;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(target: string, turns: readonly Turn[]): Promise<LossyProxy> {
    let seen = 0;
    const retries: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      const turn = turns[Math.min(seen++, turns.length - 1)] ?? 'pass';
      const retry = request.headers['x-retry-count'];
      retries.push(Array.isArray(retry) ? retry[0] : retry);
      if (typeof turn === 'object') {
        request.resume();
        request.on('end', () => response.writeHead(turn.status, turn.headers).end('{"success":false}'));
      } else {
        pass(target, request, response, turn === 'lose');
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new LossyProxy(server, retries);
  }

  get requests(): number {
    return this.retries.length;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

function pass(target: string, request: IncomingMessage, response: ServerResponse, lose: boolean): void {
  const onward = forward(
    new URL(request.url ?? '/', target),
    { method: request.method, headers: request.headers },
    (answer) => {
      if (lose) {
        answer.resume();
        answer.on('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => request.socket.destroy());
  request.pipe(onward);
}
