/**
 * Pushes upserts of 1,000 users at a running sandbox and prints users per second.
 * Usage: node packages/sandbox/bench/push.ts URL TOKEN [seconds] [connections]
 */
import { Agent, request } from 'node:http';

const [url = 'http://127.0.0.1:8585', token = '', seconds = '10', connections = '4'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const customers = 100_000;
const batch = 1_000;
const start = Date.now();
let next = 0;

/** Each user with three attributes and one purchase of eight parameters, numbered for the order check. */
function body(turn: number): string {
  const users = Array.from({ length: batch }, (_, index) => {
    const customer = (turn * batch + index) % customers;
    const round = Math.floor((turn * batch + index) / customers);
    return {
      identifiers: { uuid: `customer-${customer}`, email: `customer-${customer}@example.com` },
      attributes: { name: 'Ada', language: 'en_US', custom: { tier: 'gold', score: round } },
      events: [
        {
          event_name: 'purchase',
          timestamp: new Date(start + round).toISOString(),
          event_params: {
            product_id: `p-${index}`,
            name: 'Shirt',
            taxonomy: ['Clothes', 'Shirts'],
            currency: 'EUR',
            unit_price: 20.5,
            unit_sale_price: 18,
            quantity: 1,
            event_group_id: `o-${turn}-${index}`,
            custom: { customer: `customer-${customer}`, sequence: round },
          },
        },
      ],
    };
  });
  return JSON.stringify({ users });
}

function send(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      'X-PARTNER-NAME': 'sandbox',
      'X-REQUEST-TOKEN': token,
    };
    const out = request(`${url}/api/user/v1/upsert`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    out.on('error', reject);
    out.end(text);
  });
}

const bodies = Array.from({ length: Math.ceil((Number(seconds) * 60_000) / batch) }, (_, turn) => body(turn));
const size = bodies.reduce((sum, text) => sum + text.length, 0) / bodies.length / batch;
const began = performance.now();
const until = began + Number(seconds) * 1_000;
const statuses = new Map<number, number>();
async function lane(): Promise<void> {
  while (performance.now() < until && next < bodies.length) {
    const status = await send(bodies[next++] ?? '');
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}
await Promise.all(Array.from({ length: Number(connections) }, lane));
const took = (performance.now() - began) / 1_000;
const rate = Math.round((next * batch) / took);
const answers = JSON.stringify(Object.fromEntries(statuses));
process.stdout.write(
  `${rate} users/s for ${took.toFixed(1)} s, ${Math.round(size)} bytes a user, ${answers}\n`,
);
agent.destroy();
