import { setTimeout as wait } from 'node:timers/promises';
import { drained } from '../drained.ts';
import { shown, type Figure } from '../figure.ts';
import { frontStats, load, startSetup } from '../processes.ts';
import { report } from '../report.ts';
import { Rounds } from '../rounds.ts';

/** Accepted → delivered to the sandbox's front, both counted until the last one has arrived. */
export async function pipeline(seconds: number, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [mode, connections] of [
    ['single', 96],
    ['batch', 16],
  ] as const) {
    const rates = new Rounds();
    for (let round = 0; round < rounds; round++) {
      const setup = await startSetup({ sandbox: true });
      await wait(500);
      const began = performance.now();
      const sent = await load(setup.hubUrl, setup.writeKey, mode, seconds, connections);
      const took = ((await drained(setup.sandboxUrl, sent.events)) - began) / 1000;
      const { events, order, requests } = await frontStats(setup.sandboxUrl);
      rates.add('Causeway', events.received / took);
      console.log(
        `${mode}: accepted ${shown(sent.perSecond)}/s, delivered ${shown(events.received / took)}/s (${events.received} of ${sent.events} in ${took.toFixed(1)} s, ${requests.total} requests), violations ${order.violations}, duplicates ${order.duplicates}, missing ${order.missing}, hub ${((setup.hub.cpuSeconds() / events.received) * 1e6).toFixed(0)} µs CPU per event, ${setup.hub.residentMegabytes()} MB`,
      );
      await setup.stop();
    }
    figures.push(report(rates.figure(`accepted → delivered, ${mode}`, 'events/s')));
  }
  return figures;
}
