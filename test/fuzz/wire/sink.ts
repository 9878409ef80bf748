import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes whatever is delivered and says that it was fine, so that messages do not pile up. */
export async function startSink(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"data":{"successful":{"count":1},"fail":{"count":0,"errors":{}}}}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
