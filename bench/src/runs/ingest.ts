import { join } from 'node:path';
import type { Figure } from '../figure.ts';
import { shown } from '../figure.ts';
import { startNginx } from '../nginx.ts';
import { load, start, startSetup, type Load, type Running } from '../processes.ts';
import { report } from '../report.ts';
import { inTurns, Rounds } from '../rounds.ts';

const BARE = 'bare node:http, parses only';
const NGINX = 'nginx, reads only';

/** Durable ingest with nothing to deliver, in turns with servers that keep nothing: one that parses, and nginx. */
export async function ingest(seconds: number, rounds: number): Promise<Figure[]> {
  const bare = await start(join(import.meta.dirname, '../bare-server.ts'), ['0']);
  const nginx = await startNginx();
  if (nginx === undefined) console.log('nginx is not installed: ingest goes on without it');
  const yards: readonly (readonly [string, string, Running])[] = [
    [BARE, bare.firstLine, bare],
    ...(nginx === undefined ? [] : [[NGINX, nginx.url, nginx] as const]),
  ];
  const rates = new Rounds();
  const costs = new Rounds();
  const batches = new Rounds();
  const waits = { p50: new Rounds(), p99: new Rounds() };
  try {
    for (let round = 0; round < rounds; round++) {
      const setup = await startSetup({ sandbox: false });
      const measure = async (who: string, url: string, running: Running): Promise<void> => {
        const before = running.cpuSeconds();
        const single = await load(url, setup.writeKey, 'single', seconds, 96);
        costs.add(who, ((running.cpuSeconds() - before) / single.events) * 1e6);
        rates.add(who, single.perSecond);
        waits.p50.add(who, single.p50);
        waits.p99.add(who, single.p99);
        const batch = await load(url, setup.writeKey, 'batch', seconds, 16);
        batches.add(who, batch.perSecond);
        console.log(`round ${round + 1}: ${who}: ${told(single)}; batches of 100 ${told(batch)}`);
      };
      const turns = [['Causeway', setup.hubUrl, setup.hub] as const, ...yards];
      for (const [who, url, running] of inTurns(turns, round)) await measure(who, url, running);
      await setup.stop();
    }
  } finally {
    await bare.stop();
    await nginx?.stop();
  }
  return [
    report(rates.figure('ingest, one event a request', 'events/s')),
    report(costs.figure('ingest, CPU per event', 'µs')),
    report(waits.p50.figure('ingest, answered after, p50', 'ms')),
    report(waits.p99.figure('ingest, answered after, p99', 'ms')),
    report(batches.figure('ingest, batches of 100', 'events/s')),
  ];
}

function told({ perSecond, p50, p99, refused }: Load): string {
  return `${shown(perSecond)}/s (p50 ${p50} ms, p99 ${p99} ms, ${refused} refused)`;
}
