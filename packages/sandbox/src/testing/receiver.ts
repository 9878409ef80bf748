import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { JsonObject } from '../json.ts';

/** One webhook as its receiver saw it. */
export interface Arrived {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: JsonObject;
}

export interface Receiver {
  readonly url: string;
  /** in order of arrival */
  readonly arrived: Arrived[];
  /** answers the next ones; a receiver that never answers waits for `close` */
  answer: (response: ServerResponse, arrived: Arrived) => void;
  close(): Promise<void>;
}

/** A real HTTP server that takes webhooks and answers 200. */
export async function startReceiver(): Promise<Receiver> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as JsonObject;
      const { method = '', url = '', headers } = request;
      const one = { at: performance.now(), method, url, headers, body };
      arrived.push(one);
      receiver.answer(response, one);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/in?key=k`,
    arrived,
    answer: (response) => response.end(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
