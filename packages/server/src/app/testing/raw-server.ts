import { createServer, request as send, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RawHandler } from '../http-server.ts';

/** What was answered, as it came. */
export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A server of raw handlers, on a port of its own. */
export interface RawServer {
  readonly send: (path: string, request?: RawRequest) => Promise<RawReply>;
  readonly close: () => Promise<void>;
}

export async function startRawServer(handlers: readonly RawHandler[]): Promise<RawServer> {
  const server = createServer((request, response) => {
    if (!handlers.some((answers) => answers(request, response))) response.writeHead(599).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    send: (path, { method = 'POST', headers = {}, body = '' } = {}) =>
      new Promise((resolve, reject) => {
        const bytes = typeof body === 'string' ? Buffer.from(body) : body;
        const length = { 'content-length': String(bytes.length) };
        const sent = send({ port, path, method, headers: { ...length, ...headers } }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
          });
        });
        sent.on('error', reject);
        sent.end(bytes);
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
