/**
 * What bad company costs: the same load beside bad destinations, customers, bodies and templates, and without them, in
 * turns, each on a fresh hub. Usage: node bench/src/isolation.ts [WHAT] [SECONDS] [ROUNDS], where WHAT is all, destinations,
 * hot, bodies, or of these one alone: runaway, endless, huge.
 * Machines are noisy: what counts are the ratios of rounds that take turns, on a machine that does nothing else.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { start, startSetup, type Running, type Setup } from './processes.ts';

const [what = 'all', secondsText = '5', roundsText = '3'] = process.argv.slice(2);
const seconds = Number(secondsText);
const rounds = Number(roundsText);

const DEAD = 'http://127.0.0.1:9';
const RUNAWAY = 'local f(n) = if n <= 0 then 0 else f(n - 1) tailstrict; { n: f(1e9) }';
const CUSTOMERS = 400;

type Behaviour = 'well' | 'dead' | 'slow' | 'flapping' | 'endless' | 'runaway';

interface Scene {
  readonly sides: readonly Behaviour[];
  /** Events of the load, each second. */
  readonly perSecond: number;
  /** Of these, the share of one customer. */
  readonly hot?: number;
  /** Batches as large as they may be, one after the other, beside the load. */
  readonly huge?: boolean;
}

interface Result {
  /** Delivered to each destination that is well, a second, until it had all of the load. */
  readonly perSecond: number;
  /** From the sending of an event to its arrival; of all but the hot customer. */
  readonly p50: number;
  readonly p99: number;
  /** Cores that the hub used. */
  readonly cores: number;
}

interface Heard {
  readonly events: number;
  readonly latencies: readonly number[];
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const median = (values: readonly number[]): number => at(values, 0.5);

async function install(setup: Setup, far: readonly string[], { sides }: Scene): Promise<void> {
  const admin = async (path: string, body: unknown): Promise<{ id: string }> => {
    const response = await fetch(setup.hubUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${setup.adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
  for (const [index, side] of sides.entries()) {
    const url = `${side === 'dead' ? DEAD : far[index]}/in`;
    const settings = { url, requestsPerMinute: 60_000, concurrency: 16, batch: { size: 50, join: '' } };
    if (side === 'runaway') {
      const { id } = await admin('/v1/admin/templates', { name: 'Runs away', source: RUNAWAY });
      Object.assign(settings, { body: { format: 'template', template: id, config: {} } });
    }
    await admin('/v1/admin/integrations', { kind: 'custom', name: `${side} ${index}`, settings });
  }
}

interface Load {
  readonly events: number;
  /** Without the hot customer's. */
  readonly measured: number;
}

let sequence = 0;

/** An open loop: so many events a second, whatever the answers take; in requests of up to fifty. */
async function post({ hubUrl, writeKey }: Setup, scene: Scene, signal: AbortSignal): Promise<Load> {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const event = (userId: string, more: object): object => ({
    type: 'track',
    event: 'Step Taken',
    userId,
    messageId: `m${++sequence}`,
    properties: more,
  });
  const send = async (batch: readonly object[]): Promise<number> => {
    const body = JSON.stringify({ batch });
    const response = await fetch(`${hubUrl}/v1/batch`, { method: 'POST', headers: { authorization }, body });
    await response.arrayBuffer();
    return response.ok ? batch.length : 0;
  };
  const huge = async (): Promise<void> => {
    // Just below what a request may carry.
    const batch = Array.from({ length: 480 }, (_, n) => event(`huge-${n % 40}`, { note: 'x'.repeat(900) }));
    while (!signal.aborted) await send(batch);
  };
  const beside = scene.huge === true ? huge() : Promise.resolve();
  const sent: Promise<number>[] = [];
  const began = performance.now();
  let posted = 0;
  let measured = 0;
  for (let now = 0; now < seconds * 1000; now = performance.now() - began) {
    const due = Math.floor((now / 1000) * scene.perSecond) - posted;
    const batch = Array.from({ length: Math.min(due, 50) }, () => {
      const isHot = posted++ % 100 < (scene.hot ?? 0) * 100;
      if (!isHot) measured++;
      return event(isHot ? 'hot' : `c${posted % CUSTOMERS}`, { at: Date.now() });
    });
    if (batch.length > 0) sent.push(send(batch));
    if (due <= 50) await wait(10);
  }
  const taken = (await Promise.all(sent)).reduce((sum, count) => sum + count, 0);
  await beside;
  if (taken < posted) throw new Error(`${posted - taken} of ${posted} events were refused`);
  return { events: taken, measured };
}

async function measure(scene: Scene): Promise<Result> {
  const setup = await startSetup({ sandbox: false });
  const far: Running = await start(
    join(import.meta.dirname, 'far-side.ts'),
    scene.sides.map((side) => (side === 'dead' || side === 'runaway' ? 'well' : side)),
  );
  const urls = far.firstLine.split(' ');
  const own = urls.at(-1) ?? '';
  const heard = async (): Promise<readonly Heard[]> => {
    const answer = (await (await fetch(own)).json()) as readonly Heard[];
    return answer.filter((_, index) => scene.sides[index] === 'well');
  };
  await install(setup, urls, scene);
  await wait(500);
  const began = performance.now();
  const cpu = setup.hub.cpuSeconds();
  const over = new AbortController();
  setTimeout(() => over.abort(), seconds * 1000);
  const { events: load, measured } = await post(setup, scene, over.signal);
  const patience = performance.now() + 60_000;
  let last = await heard();
  const missing = (): boolean => last.some(({ latencies }) => latencies.length < measured);
  while (missing() && performance.now() < patience) {
    await wait(50);
    last = await heard();
  }
  if (missing()) throw new Error(`not delivered: ${last.map(({ events }) => events).join()} of ${load}`);
  const took = (performance.now() - began) / 1000;
  const latencies = last.flatMap((side) => side.latencies);
  const cores = (setup.hub.cpuSeconds() - cpu) / took;
  await far.stop();
  await setup.stop();
  return { perSecond: load / took, p50: at(latencies, 0.5), p99: at(latencies, 0.99), cores };
}

const shown = ({ perSecond, p50, p99, cores }: Result): string =>
  `${Math.round(perSecond)}/s each, p50 ${p50} ms, p99 ${p99} ms, ${cores.toFixed(2)} cores`;

/** Two scenes in turns; the second is the bad one. */
async function compare(title: string, good: Scene, bad: Scene): Promise<void> {
  console.log(title);
  const rates: number[] = [];
  const tails: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? good : bad;
    const one = await measure(first);
    const other = await measure(first === good ? bad : good);
    const [without, beside] = first === good ? [one, other] : [other, one];
    rates.push(beside.perSecond / without.perSecond);
    tails.push(beside.p99 / Math.max(1, without.p99));
    console.log(`  without: ${shown(without)}\n  with:    ${shown(beside)}`);
    console.log(`  throughput ${rates.at(-1)?.toFixed(2)}, p99 ${tails.at(-1)?.toFixed(2)}`);
  }
  console.log(`  median: throughput ${median(rates).toFixed(2)}, p99 ${median(tails).toFixed(2)}\n`);
}

const wells = (count: number): Behaviour[] => Array.from({ length: count }, () => 'well');

const among = (...names: readonly string[]): boolean => ['all', ...names].includes(what);
if (among('destinations'))
  await compare(
    'One dead, one slow and one flapping destination among ten, beside ten that are well',
    { sides: wells(10), perSecond: 1_500 },
    { sides: [...wells(7), 'dead', 'slow', 'flapping'], perSecond: 1_500 },
  );
if (among('hot'))
  await compare(
    'One customer with half of the traffic, beside none',
    { sides: wells(2), perSecond: 600 },
    { sides: wells(2), perSecond: 600, hot: 0.5 },
  );
const sides = wells(3);
if (among('bodies', 'runaway'))
  await compare(
    'A template that runs away with each event, beside one more destination that is well',
    { sides: [...sides, 'well'], perSecond: 300 },
    { sides: [...sides, 'runaway'], perSecond: 300 },
  );
if (among('bodies', 'endless'))
  await compare(
    'Answers that never end, beside one more destination that is well',
    { sides: [...sides, 'well'], perSecond: 300 },
    { sides: [...sides, 'endless'], perSecond: 300 },
  );
if (among('bodies', 'huge'))
  await compare(
    'Batches as large as they may be, one after the other, beside none',
    { sides, perSecond: 300 },
    { sides, perSecond: 300, huge: true },
  );
