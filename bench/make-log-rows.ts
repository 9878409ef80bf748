/**
 * Fills a data folder with 1,000,000 outcomes and their requests, and times the outbound log over them.
 * Usage: `npm run build && node bench/make-log-rows.ts [folder] [rows]`. Without a folder, a temporary one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { packed } from '@causeway/server/adapters/sqlite/bodies';
import { Connection } from '@causeway/server/adapters/sqlite/connection';
import { openCustomerStore } from '@causeway/server/adapters/sqlite/customer-store';
import { claimDataFolder } from '@causeway/server/adapters/sqlite/data-folder';
import { openHealthStore } from '@causeway/server/adapters/sqlite/health-store';
import { openLogStore } from '@causeway/server/adapters/sqlite/log-store';
import { migrate } from '@causeway/server/adapters/sqlite/migrate';
import { Turnstile } from '@causeway/server/adapters/sqlite/turnstile';
import type { LogFilter } from '@causeway/server/ports/log-store';

const START = 1_800_000_000_000;
const CUSTOMERS = 50_000;
const BATCH = 1_000;
const TYPES = ['identify', 'Product Viewed', 'Product Added', 'Order Completed', 'page'];

const given = process.argv[2];
const rows = Number(process.argv[3] ?? 1_000_000);
const path = given ?? mkdtempSync(join(tmpdir(), 'causeway-log-'));
const folder = claimDataFolder(path);
const turnstile = new Turnstile();
const writing = new Connection(folder.database, turnstile);
await migrate(writing);
const began = performance.now();
if (Number(writing.prepare('SELECT count(*) FROM outcomes').row()?.[0]) === 0) await fill(writing);
console.log(`${rows} outcomes in ${path}: ${Math.round(performance.now() - began)} ms`);
writing.exec('PRAGMA wal_checkpoint(TRUNCATE)');

// As the hub reads: a connection of its own with a cache of 16 MB.
const reading = new Connection(folder.database, turnstile, { cacheMegabytes: 16 });
const logs = openLogStore(reading);
const customers = openCustomerStore(reading);
const health = openHealthStore(reading);
const pick = (count: number): number => Math.floor(Math.random() * count);
const page = { most: 50, before: undefined };

const cases: readonly (readonly [name: string, filter: () => LogFilter])[] = [
  ['newest page', () => ({})],
  ['customer_id', () => ({ customers: [1 + pick(CUSTOMERS)] })],
  ['customer_id, 10,000 rows', () => ({ customers: [CUSTOMERS + 1] })],
  ['outcome=buried', () => ({ outcome: 'buried' })],
  ['outcome=buried + error', () => ({ outcome: 'buried', error: `price ${pick(10)}` })],
  ['identifier', () => ({ delivery: 1 + pick(rows / BATCH / 2) })],
  [
    'from + to, one minute',
    () => {
      const from = START + pick(rows);
      return { from, to: from + 60_000 };
    },
  ],
  ['event_type', () => ({ type: TYPES[pick(TYPES.length)] })],
  ['status_code=4xx', () => ({ status: { low: 400, high: 500 } })],
  ['error, frequent', () => ({ error: 'no price' })],
  ['error, in no row', () => ({ error: 'nowhere to be found' })],
  ['event_type, in no row', () => ({ type: 'Never' })],
  ['request_body, of one customer', () => ({ request: `"c${1 + pick(CUSTOMERS)}"` })],
  ['response_body, in no row', () => ({ response: 'nowhere to be found' })],
];

console.log(
  '\nfilter                          p50 ms  p95 ms  max ms  longest hold ms  rows  calls to the end',
);
for (const [name, filter] of cases) {
  const times: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let found = 0;
  for (let run = 0; run < 60; run++) {
    const started = performance.now();
    found = (await logs.outcomes(1, filter(), page)).data.length;
    times.push(performance.now() - started);
  }
  delay.disable();
  const calls = name.includes('no row') ? await untilTheEnd(filter()) : '';
  report(name, times, delay.max / 1e6, found, calls);
}
await time('customer search, prefix', () => customers.byPrefix(1, `c${pick(9_999)}`, undefined, 51));
await time('customer search, e-mail', () => customers.list(1, `p${1 + pick(CUSTOMERS)}@example.com`, page));
await time('customer outcomes', () => customers.outcomes([1 + pick(CUSTOMERS)], page));
await time('counts of two integrations', () => health.counts([1, 2], Date.now()));
await time('deliveries, newest', () => logs.deliveries(1, {}, page));
await time('deliveries, error in none', () => logs.deliveries(1, { error: 'nowhere' }, page));

reading.close();
writing.close();
folder.release();
if (given === undefined) rmSync(path, { recursive: true, force: true });

async function untilTheEnd(filter: LogFilter): Promise<string> {
  const started = performance.now();
  let calls = 0;
  for (let before: number | undefined; ; calls++) {
    const { next } = await logs.outcomes(1, filter, { most: 50, before });
    if (next === undefined || calls > 2_000)
      return `${calls + 1} in ${Math.round(performance.now() - started)} ms`;
    before = next;
  }
}

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let run = 0; run < 60; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  delay.disable();
  report(name, times, delay.max / 1e6, '', '');
}

function report(
  name: string,
  times: readonly number[],
  hold: number,
  found: number | string,
  calls: string,
): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(2);
  console.log(
    [
      name.padEnd(31),
      at(0.5).padStart(6),
      at(0.95).padStart(7),
      at(1).padStart(7),
      hold.toFixed(1).padStart(16),
      String(found).padStart(5),
      `  ${calls}`,
    ].join(' '),
  );
}

/** Half of the messages were carried by requests of 1,000, the rest skipped; one in fifty of the carried is buried. */
async function fill(connection: Connection): Promise<void> {
  const customer = connection.prepare(
    "INSERT INTO customers (key, workspace, id, anonymous, anonymous_ids, status, attributes, version, created_at, updated_at) VALUES (?, 1, ?, 0, '[]', 'active', ?, 1, ?, ?)",
  );
  const identifier = connection.prepare(
    "INSERT INTO identifiers (workspace, kind, value, customer) VALUES (1, 'user', ?, ?)",
  );
  const outcome = connection.prepare(
    'INSERT INTO outcomes (integration, customer, event, type, at, outcome, reason, status, delivery, slot, issues) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const delivery = connection.prepare(
    `INSERT INTO deliveries (id, integration, flight, step, attempt, operation, method, path, records, at, ms, status, request_bytes, request, response)
     VALUES (?, 1, ?, 0, 1, 'upsert', 'POST', '/api/user/v1/upsert', ?, ?, ?, 200, ?, ?, ?)`,
  );
  const letter = connection.prepare(
    "INSERT INTO dead_letters (integration, event, customer, type, code, issue, delivery, buried_at) VALUES (1, ?, ?, ?, 'no_price', ?, ?, ?)",
  );
  const message = connection.prepare(
    'INSERT INTO messages (integration, lane, event, customer) VALUES (2, ?, ?, ?)',
  );
  for (let first = 1; first <= CUSTOMERS + 1; first += 10_000) {
    await connection.write(() => {
      for (let key = first; key < first + 10_000 && key <= CUSTOMERS + 1; key++) {
        const attributes = {
          email: `p${key}@example.com`,
          first_name: 'Ada',
          last_name: `Number ${key}`,
          city: 'Paris',
          points: key,
        };
        customer.run(key, `c${key}`, JSON.stringify(attributes), START, START);
        identifier.run(`c${key}`, key);
      }
    });
  }
  const whoOf = (event: number): number =>
    event % 100 === 0 ? CUSTOMERS + 1 : 1 + ((event * 7_919) % CUSTOMERS);
  for (let first = 1, number = 1; first <= rows; first += 2 * BATCH, number++) {
    const end = Math.min(first + 2 * BATCH, rows + 1);
    await connection.write(() => {
      const users: object[] = [];
      for (let event = first; event < end; event++) {
        const who = whoOf(event);
        const at = START + event;
        const type = TYPES[event % TYPES.length] ?? 'page';
        if (event % 2 === 0) {
          outcome.run(
            1,
            who,
            event,
            type,
            at,
            1,
            event % 4 === 0 ? 'unchanged' : 'no_mapping',
            null,
            null,
            null,
            null,
          );
          continue;
        }
        const buried = event % 100 === 1;
        const issues =
          event % 30 === 1
            ? '[{"code":"phone_invalid","field":"phone","message":"\\"12\\" is not a phone number."}]'
            : null;
        outcome.run(
          1,
          who,
          event,
          type,
          at,
          buried ? 2 : 0,
          buried ? 'no_price' : null,
          200,
          number,
          users.length,
          issues,
        );
        if (buried)
          letter.run(
            event,
            who,
            type,
            JSON.stringify({ code: 'no_price', message: `There is no price ${event % 10}.` }),
            number,
            at,
          );
        if (event % 5 === 1) message.run(who & 255, event, who);
        users.push({
          identifiers: { uuid: `c${who}` },
          attributes: { email: `p${who}@example.com`, name: `Number ${who}` },
          events: [{ event_name: type, timestamp: new Date(at).toISOString() }],
        });
      }
      const body = JSON.stringify({ users });
      const answer = JSON.stringify({ data: { successful: { count: users.length }, fail: { count: 0 } } });
      delivery.run(number, number, users.length, START + end, 180, body.length, packed(body), packed(answer));
    });
  }
}
