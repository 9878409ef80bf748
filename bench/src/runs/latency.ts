import { setTimeout as wait } from 'node:timers/promises';
import { eventText } from '../events.ts';
import type { Figure } from '../figure.ts';
import { frontStats, startSetup } from '../processes.ts';
import { report } from '../report.ts';
import { Rounds } from '../rounds.ts';

const EVENTS = 200;

/** One event at a time on an idle hub: from before the request until the front has counted it. */
export async function latency(): Promise<Figure[]> {
  const setup = await startSetup({ sandbox: true });
  const authorization = `Basic ${Buffer.from(`${setup.writeKey}:`).toString('base64')}`;
  const times: number[] = [];
  for (let n = 0; n < EVENTS; n++) {
    await wait(30);
    const before = (await frontStats(setup.sandboxUrl)).events.received;
    const began = performance.now();
    await fetch(`${setup.hubUrl}/v1/track`, {
      method: 'POST',
      headers: { authorization },
      body: eventText(n, n + 1),
    });
    while ((await frontStats(setup.sandboxUrl)).events.received === before) await wait(1);
    times.push(performance.now() - began);
  }
  await setup.stop();
  times.sort((a, b) => a - b);
  return ([0.5, 0.99] as const).map((share) => {
    const rounds = new Rounds();
    rounds.add('Causeway', times[Math.floor(EVENTS * share)] ?? Number.NaN);
    return report(rounds.figure(`idle, accepted → delivered, p${share * 100}`, 'ms'));
  });
}
