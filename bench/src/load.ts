/**
 * A small closed-loop load generator on plain sockets: each connection sends the next request when the answer to the
 * last one is complete. Bounded in time. Usage:
 *   node bench/src/load.ts URL KEY single|batch|webhook SECONDS CONNECTIONS [CUSTOMERS] [EVENTS] [FIRST]
 * For webhooks the key is the account id. FIRST is the number of the first customer. Prints one line of JSON.
 */
import { connect } from 'node:net';
import { eventText, WEBHOOKS, webhookText } from './events.ts';

const [
  target = '',
  key = '',
  mode = 'single',
  seconds = '5',
  connections = '64',
  customers = '5000',
  limit = '0',
  first = '0',
] = process.argv.slice(2);
const url = new URL(target);
const perRequest = mode === 'batch' ? 100 : 1;
const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
const sequences = new Uint32Array(Number(customers));
const latencies: number[] = [];
const maxEvents = Number(limit) || Infinity;
const textOf = mode === 'webhook' ? webhookText : eventText;
let sent = 0;
let answered = 0;
let refused = 0;

/** Each connection speaks for its own customers, so that the order of a customer's events is that of their sending. */
function body(own: { next: number; readonly from: number; readonly count: number }): string {
  const event = (): string => {
    const customer = own.from + (own.next++ % own.count);
    return textOf(Number(first) + customer, (sequences[customer] = (sequences[customer] ?? 0) + 1));
  };
  return perRequest === 1
    ? event()
    : `{"batch":[${Array.from({ length: perRequest }, event).join(',')}],"sentAt":"${new Date().toISOString()}"}`;
}

const started = performance.now();
const end = started + Number(seconds) * 1000;

function run(_: unknown, index: number): Promise<void> {
  const count = Math.max(1, Math.floor(sequences.length / Number(connections)));
  const own = { next: 0, from: (index * count) % sequences.length, count };
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    socket.setNoDelay(true);
    let at = 0;
    let pending = '';
    const send = (): void => {
      if (performance.now() >= end || sent >= maxEvents) {
        socket.end();
        return resolve();
      }
      const text = body(own);
      sent += perRequest;
      at = performance.now();
      const path =
        mode === 'webhook'
          ? `webhooks/custom/${key}/hook-${index % WEBHOOKS}`
          : `v1/${mode === 'batch' ? 'batch' : 'track'}`;
      socket.write(
        `POST /${path} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      );
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      const head = pending.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(pending)?.[1] ?? 0);
      if (pending.length < head + 4 + length) return;
      if (pending.startsWith('HTTP/1.1 200') && !pending.includes('"refused"')) answered += perRequest;
      else refused += perRequest;
      pending = '';
      latencies.push(performance.now() - at);
      send();
    });
  });
}

await Promise.all(Array.from({ length: Number(connections) }, run));
const took = (performance.now() - started) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number): number =>
  Math.round((latencies[Math.floor(latencies.length * share)] ?? 0) * 10) / 10;
console.log(
  JSON.stringify({
    events: answered,
    refused,
    seconds: Math.round(took * 100) / 100,
    perSecond: Math.round(answered / took),
    p50: at(0.5),
    p99: at(0.99),
  }),
);
