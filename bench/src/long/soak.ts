/**
 * A steady mixed load on one hub: tracking calls, batches, webhooks, Insider taking everything, and somebody at the
 * console. Every ten seconds it says how large the hub is and how long people wait; at the end whether anything grows.
 * Usage, after `npm run build`:
 *   node bench/src/long/soak.ts [MINUTES=30] [EVENTS_PER_SECOND=300] [FOLDER]
 * FOLDER: a data folder of make.ts; a fresh one unless given.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventText, webhookText } from '../events.ts';
import { frontStats } from '../processes.ts';
import { ASKS } from './asks.ts';
import { configure, keysOf } from './configure.ts';
import { at } from './figures.ts';
import { Random } from './random.ts';
import { Side, startFar } from './side.ts';
import { slope } from './slope.ts';

const [minutesText = '30', rateText = '300', given] = process.argv.slice(2);
const [minutes, rate] = [Number(minutesText), Number(rateText)];
const PEOPLE = 20_000;
const EVERY_MS = 10_000;
/** Caches fill and code is compiled before anything is compared. */
const WARM_UP = 0.25;
const BATCH = 20;

interface Sample {
  readonly seconds: number;
  readonly resident: number;
  readonly heap: number;
  readonly files: number;
  readonly wal: number;
  readonly database: number;
  readonly p50: number;
  readonly p99: number;
}

const folder = given ?? mkdtempSync(join(tmpdir(), 'causeway-soak-'));
if (given === undefined) await configure(folder);
const far = await startFar();
const side = new Side(folder, keysOf(folder), far, PEOPLE);
await side.start();
await side.ask('POST', `integrations/${side.keys.insider}/resume`);

const random = new Random(3);
const sequences = new Map<number, number>();
let waits: number[] = [];
let sent = 0;
let refused = 0;
const stop = new AbortController();

const nextOf = (person: number): number => {
  const next = (sequences.get(person) ?? 0) + 1;
  sequences.set(person, next);
  return next;
};

/** One after the other at an even pace; a late one is not made up for. */
async function evenly(perSecond: number, work: () => Promise<void>): Promise<void> {
  const pending = new Set<Promise<void>>();
  while (!stop.signal.aborted) {
    const one = work().catch(() => void refused++);
    pending.add(one);
    one.finally(() => pending.delete(one)).catch(() => undefined);
    if (pending.size >= 64) await Promise.race(pending);
    await wait(1_000 / perSecond, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  await Promise.all(pending);
}

async function post(path: string, body: string, events: number): Promise<void> {
  const began = performance.now();
  const response = await fetch(side.url + path, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${side.keys.writeKey}:`)}`, 'content-type': 'application/json' },
    body,
  });
  await response.arrayBuffer();
  waits.push(performance.now() - began);
  if (response.ok) sent += events;
  else refused += events;
}

const event = (): string => {
  const person = random.below(PEOPLE);
  return eventText(person, nextOf(person));
};
const identify = (): string => {
  const person = random.below(PEOPLE);
  return JSON.stringify({
    type: 'identify',
    userId: `customer-${person}`,
    messageId: `soak-${random.hex(24)}`,
    traits: {
      email: `person.${person}@example.com`,
      city: `City ${random.below(17)}`,
      age: random.below(80),
    },
  });
};

const singles = rate / 3;
const load = [
  evenly(singles, () => post('/v1/track', event(), 1)),
  evenly((rate * 0.6) / BATCH, () =>
    post(
      '/v1/batch',
      `{"batch":[${Array.from({ length: BATCH }, (_, n) => (n % 5 === 0 ? identify() : event())).join(',')}]}`,
      BATCH,
    ),
  ),
  evenly(Math.max(1, rate / 15), () => {
    const person = random.below(PEOPLE);
    const hook = random.below(20);
    return post(`/webhooks/custom/${side.keys.account}/hook-${hook}`, webhookText(person, nextOf(person)), 1);
  }),
  evenly(2, async () => {
    const [, ask] = random.pick(ASKS);
    await side.time(ask);
  }),
];

const samples: Sample[] = [];
const began = performance.now();
console.log(
  'seconds  MB resident  MB heap  open files  MB log  MB data  p50 ms  p99 ms  taken  delivered  refused',
);
while (performance.now() - began < minutes * 60_000) {
  await wait(EVERY_MS);
  samples.push(await sample());
}
stop.abort();
await Promise.all(load);
await side.ask('POST', `integrations/${side.keys.insider}/pause`);
await side.stop();
await far.stop();
if (given === undefined) rmSync(folder, { recursive: true, force: true });
verdict();

async function sample(): Promise<Sample> {
  const { pid } = side.hub;
  const metrics = await (await fetch(`${side.url}/metrics`)).text();
  const size = (name: string): number =>
    (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) / 1e6;
  const one: Sample = {
    seconds: (performance.now() - began) / 1_000,
    resident: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_000,
    heap: Number(/^causeway_nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1] ?? 0) / 1e6,
    files: readdirSync(`/proc/${pid}/fd`).length,
    wal: size('hub.db-wal'),
    database: size('hub.db'),
    p50: at(waits, 0.5),
    p99: at(waits, 0.99),
  };
  waits = [];
  const delivered = (await frontStats(side.farUrl)).events.received;
  console.log(
    [
      one.seconds.toFixed(0).padStart(7),
      one.resident.toFixed(0).padStart(12),
      one.heap.toFixed(0).padStart(8),
      String(one.files).padStart(11),
      one.wal.toFixed(0).padStart(7),
      one.database.toFixed(0).padStart(8),
      one.p50.toFixed(1).padStart(7),
      one.p99.toFixed(1).padStart(7),
      String(sent).padStart(6),
      String(delivered).padStart(10),
      String(refused).padStart(8),
    ].join(' '),
  );
  return one;
}

/** What grew, by a line through all samples after the warm-up, and by its first and last thirds. */
function verdict(): void {
  // Half an hour: in less, caches that fill look like a leak.
  const isLong = minutes >= 15;
  const after = samples.slice(Math.floor(samples.length * WARM_UP));
  const grows: string[] = [];
  const limits: readonly (readonly [keyof Sample, number, number])[] = [
    // What may be added in an hour, as a share of what there is, and at least so much.
    ['resident', 0.1, 20],
    ['heap', 0.2, 10],
    ['files', 0.1, 3],
  ];
  for (const [what, share, least] of limits) {
    const { perHour, first, last } = slope(after.map((one) => [one.seconds, one[what]]));
    const isGrowing =
      perHour > Math.max(first * share, least) && last - first > Math.max(first * 0.05, least / 2);
    if (isGrowing && isLong) grows.push(what);
    console.log(
      `${what}: ${first.toFixed(1)} in the first third, ${last.toFixed(1)} in the last, ${perHour.toFixed(1)} an hour${isGrowing && isLong ? ' !' : ''}`,
    );
  }
  const most = Math.max(...samples.map(({ wal }) => wal));
  console.log(
    `the write-ahead log was at most ${most.toFixed(0)} MB; p99 ${at(
      samples.map(({ p99 }) => p99),
      0.5,
    ).toFixed(1)} ms in the median sample, ${refused} refused`,
  );
  if (most > 600) grows.push('write-ahead log');
  const flat = isLong ? 'flat' : 'too short to say whether memory is flat: take 15 minutes or more';
  console.log(grows.length === 0 ? flat : `grows: ${grows.join(', ')}`);
  process.exitCode = grows.length === 0 && refused === 0 ? 0 : 1;
}
