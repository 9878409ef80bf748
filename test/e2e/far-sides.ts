import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one destination was told: the number of each event, by customer, in the order of arrival. */
export interface FarSide {
  readonly url: string;
  readonly heard: Map<string, number[]>;
  requests: number;
  readonly close: () => void;
}

export type Behaviour = (response: ServerResponse, request: number, answer: () => void) => void;

/** Takes everything. */
const well: Behaviour = (_response, _request, answer) => answer();

/** Answers after longer than anybody waits for here. */
export const slow: Behaviour = (response, _request, answer) => {
  const timer = setTimeout(answer, 20_000);
  response.on('close', () => clearTimeout(timer));
};

/** Three failures, three successes, and so on. */
export const flapping: Behaviour = (response, request, answer) => {
  if (request % 6 < 3) response.writeHead(503).end();
  else answer();
};

/** Accepts, and never stops talking. */
export const endless: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = '{"a":"'.padEnd(65_536, 'x');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** A destination of its own host and port. It is sent lists of events of the Custom API, as they are. */
export async function farSide(behave: Behaviour = well): Promise<FarSide> {
  const heard = new Map<string, number[]>();
  const hear = (text: string): void => {
    const said = JSON.parse(text) as Sent | readonly Sent[];
    for (const { user_id: customer, properties } of [said].flat() as readonly Sent[]) {
      const numbers = heard.get(customer);
      if (numbers === undefined) heard.set(customer, [properties.n]);
      else numbers.push(properties.n);
    }
  };
  const server: Server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const number = side.requests++;
      behave(response, number, () => {
        hear(Buffer.concat(chunks).toString('utf8'));
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const side: FarSide = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    requests: 0,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return side;
}

interface Sent {
  readonly user_id: string;
  readonly properties: { readonly n: number };
}
