import { join } from 'node:path';
import { shown, type Figure } from '../figure.ts';
import { load, start, startSetup } from '../processes.ts';
import { report } from '../report.ts';
import { Rounds } from '../rounds.ts';

/** Twenty active webhooks, every request an event that moves a balance, in turns with a bare server. */
export async function webhooks(seconds: number, rounds: number): Promise<Figure[]> {
  const bare = await start(join(import.meta.dirname, '../bare-server.ts'), ['0']);
  const rates = new Rounds();
  const costs = new Rounds();
  for (let round = 0; round < rounds; round++) {
    const setup = await startSetup({ sandbox: false, webhooks: true });
    const yard = await load(bare.firstLine, setup.account, 'webhook', seconds, 96);
    const cpuBefore = setup.hub.cpuSeconds();
    const hub = await load(setup.hubUrl, setup.account, 'webhook', seconds, 96);
    const cpu = ((setup.hub.cpuSeconds() - cpuBefore) / hub.events) * 1e6;
    console.log(
      `round ${round + 1}: bare ${shown(yard.perSecond)}/s  webhooks ${shown(hub.perSecond)}/s (p50 ${hub.p50} ms, p99 ${hub.p99} ms, ${hub.refused} refused)  ratio ${(hub.perSecond / yard.perSecond).toFixed(2)}  ${cpu.toFixed(0)} µs CPU per request`,
    );
    rates.add('Causeway', hub.perSecond);
    rates.add('bare node:http, parses only', yard.perSecond);
    costs.add('Causeway', cpu);
    await setup.stop();
  }
  await bare.stop();
  return [
    report(rates.figure('20 incoming webhooks', 'requests/s')),
    report(costs.figure('20 incoming webhooks, CPU per request', 'µs')),
  ];
}
