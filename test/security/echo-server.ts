import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A destination that repeats everything it is sent: address, headers and body, in its answer and in its headers. */
export interface EchoServer {
  readonly url: string;
  /** All that came, as it came. */
  readonly received: () => string;
  /** The statuses of the next answers; the last one stays. */
  statuses: number[];
  readonly close: () => Promise<void>;
}

export async function startEchoServer(): Promise<EchoServer> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    const answered = answer(request).then((text) => {
      received.push(text);
      const status = (echo.statuses.length > 1 ? echo.statuses.shift() : echo.statuses[0]) ?? 200;
      const { authorization = '', 'x-request-token': token = '' } = request.headers;
      const echoed = {
        'x-seen': `${authorization} ${String(token)}`.trim(),
        'www-authenticate': authorization,
      };
      const isToken = request.url?.startsWith('/oauth') === true;
      const body = isToken
        ? JSON.stringify({ access_token: 'access-token-of-the-echo', token_type: 'bearer', scope: text })
        : JSON.stringify({
            message: text,
            errors: [text],
            again: { headers: request.headers, url: request.url },
          });
      const packed = received.length % 2 === 0;
      response.writeHead(isToken ? 200 : status, {
        'content-type': 'application/json',
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
        ...echoed,
      });
      response.end(packed ? gzipSync(body) : body);
    });
    answered.catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const echo: EchoServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received.join('\n'),
    statuses: [200],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return echo;
}

async function answer(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return `${request.method} ${request.url} ${JSON.stringify(request.headers)} ${Buffer.concat(chunks).toString('utf8')}`;
}
