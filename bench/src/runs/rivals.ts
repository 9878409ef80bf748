import { drained } from '../drained.ts';
import { shown, type Figure } from '../figure.ts';
import { frontStats, load, startFront, urlIn } from '../processes.ts';
import { report } from '../report.ts';
import { causeway } from '../rivals/causeway.ts';
import type { Entry } from '../rivals/contender.ts';
import { expressBullmq } from '../rivals/express-bullmq.ts';
import { nodeRed } from '../rivals/node-red.ts';
import { inTurns, Rounds } from '../rounds.ts';

const WARM_SECONDS = 3;
const CUSTOMERS = 5000;
const ENTRIES: readonly Entry[] = [
  causeway,
  expressBullmq('everysec', 'ordered'),
  expressBullmq('always', 'ordered'),
  expressBullmq('everysec', 'unordered'),
  nodeRed,
];

/** Accepted → delivered to the sandbox's front by the hub and by what one would build instead, in turns. */
export async function rivals(seconds: number, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  const entries = ENTRIES.filter(({ name, missing }) => {
    const reason = missing();
    if (reason !== undefined) console.log(`${name} is left out: ${reason}`);
    return reason === undefined;
  });
  for (const [mode, connections, label] of [
    ['single', 96, 'one event a request'],
    ['batch', 16, 'batches of 100'],
  ] as const) {
    const delivered = new Rounds();
    const accepted = new Rounds();
    const costs = new Rounds();
    const slowest = new Rounds();
    const late = new Rounds();
    for (let round = 0; round < rounds; round++) {
      for (const entry of inTurns(entries, round)) {
        const result = await once(entry, mode, seconds, connections);
        delivered.add(entry.name, result.delivered);
        accepted.add(entry.name, result.accepted);
        costs.add(entry.name, result.cpu);
        slowest.add(entry.name, result.p99);
        late.add(entry.name, result.late);
        console.log(`round ${round + 1}: ${entry.name}, ${mode}: ${result.told}`);
      }
    }
    figures.push(
      report(delivered.figure(`accepted → delivered, ${label}`, 'events/s')),
      report(accepted.figure(`accepted, ${label}`, 'events/s')),
      report(slowest.figure(`accepted after, ${label}, p99`, 'ms')),
      report(costs.figure(`accepted → delivered, ${label}, CPU per event`, 'µs')),
      report(late.figure(`accepted → delivered, ${label}, out of order`, 'events')),
    );
  }
  return figures;
}

interface Once {
  readonly accepted: number;
  readonly delivered: number;
  readonly cpu: number;
  readonly p99: number;
  readonly late: number;
  readonly told: string;
}

async function once(
  entry: Entry,
  mode: 'single' | 'batch',
  seconds: number,
  connections: number,
): Promise<Once> {
  const front = await startFront();
  const frontUrl = urlIn(front.firstLine);
  const contender = await entry.start(frontUrl);
  try {
    // Everybody's code is compiled and every connection open before it counts; other customers, so that order can be told.
    const { events: before } = await load(contender.url, contender.key, mode, WARM_SECONDS, connections);
    await drained(frontUrl, before);
    const { received: warm } = (await frontStats(frontUrl)).events;
    const requestsBefore = (await frontStats(frontUrl)).requests.total;
    const cpuBefore = contender.cpuSeconds();
    const began = performance.now();
    const sent = await load(contender.url, contender.key, mode, seconds, connections, CUSTOMERS, CUSTOMERS);
    const took = ((await drained(frontUrl, warm + sent.events)) - began) / 1000;
    const { events, order, requests } = await frontStats(frontUrl);
    const received = events.received - warm;
    const cpu = ((contender.cpuSeconds() - cpuBefore) / received) * 1e6;
    const delivered = received / took;
    return {
      accepted: sent.perSecond,
      delivered,
      cpu,
      p99: sent.p99,
      late: order.violations,
      told: `accepted ${shown(sent.perSecond)}/s (p50 ${sent.p50} ms, p99 ${sent.p99} ms, ${sent.refused} refused), delivered ${shown(delivered)}/s (${received} of ${sent.events} in ${took.toFixed(1)} s, ${requests.total - requestsBefore} requests), out of order ${order.violations}, duplicates ${order.duplicates}, missing ${order.missing}, ${cpu.toFixed(0)} µs CPU per event`,
    };
  } finally {
    await contender.stop();
    await front.stop();
  }
}
