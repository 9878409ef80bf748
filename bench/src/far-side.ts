/**
 * Destinations on loopback, one port each, that take lists of events of the Custom API as they are. Usage:
 *   node bench/src/far-side.ts BEHAVIOUR... with well, slow, flapping, endless. Prints their addresses and its own, on which
 * GET / answers what each has heard so far, and DELETE / forgets it.
 */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const SLOW_MS = 20_000;

interface Heard {
  events: number;
  requests: number;
  /** Of events that are not the hot customer's: from their sending to now, milliseconds. */
  latencies: number[];
}

interface Sent {
  readonly user_id?: string;
  readonly properties?: { readonly at?: number };
}

const all: Heard[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function destination(behaviour: string): RequestListener {
  const heard: Heard = { events: 0, requests: 0, latencies: [] };
  all.push(heard);
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = (): void => {
        hear(heard, Buffer.concat(chunks).toString('utf8'));
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      };
      const number = heard.requests++;
      if (behaviour === 'endless') talk(response);
      else if (behaviour === 'slow') setTimeout(answer, SLOW_MS);
      else if (behaviour === 'flapping' && number % 20 < 10) response.writeHead(503).end();
      else answer();
    });
  };
}

function hear(heard: Heard, text: string): void {
  const now = Date.now();
  for (const { user_id: user, properties } of [JSON.parse(text) as Sent | Sent[]].flat()) {
    heard.events++;
    if (user !== 'hot' && properties?.at !== undefined) heard.latencies.push(now - properties.at);
  }
}

function talk(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = 'x'.repeat(65_536);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

const urls: string[] = [];
for (const behaviour of process.argv.slice(2)) urls.push(await listen(destination(behaviour)));
const own = await listen((request, response) => {
  response.end(JSON.stringify(all));
  if (request.method === 'DELETE')
    for (const heard of all) Object.assign(heard, { events: 0, requests: 0, latencies: [] });
});
console.log([...urls, own].join(' '));
