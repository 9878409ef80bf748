import { shown, type Figure } from '../figure.ts';
import { load, startSetup, type Setup } from '../processes.ts';
import { report } from '../report.ts';
import { Rounds } from '../rounds.ts';
import { ruleText } from '../rules.ts';

const NONE = 'Causeway without audiences';

/** Durable ingest with a hundred audiences of five conditions, in turns with a hub that has none. */
export async function audiences(seconds: number, rounds: number): Promise<Figure[]> {
  const costs = new Rounds();
  for (let round = 0; round < rounds; round++) {
    for (const count of round % 2 === 0 ? [0, 100] : [100, 0]) {
      const setup = await startSetup({ sandbox: false });
      for (let index = 0; index < count; index++) await addAudience(setup, index);
      // Everybody becomes known first.
      await load(setup.hubUrl, setup.writeKey, 'single', seconds, 96);
      const before = setup.hub.cpuSeconds();
      const { events, perSecond } = await load(setup.hubUrl, setup.writeKey, 'single', seconds, 96);
      const cost = ((setup.hub.cpuSeconds() - before) / events) * 1e6;
      costs.add(count === 0 ? NONE : 'Causeway', cost);
      console.log(
        `round ${round + 1}: ${count} audiences: ${shown(perSecond)}/s, ${cost.toFixed(1)} µs CPU per event`,
      );
      await setup.stop();
    }
  }
  return [report(costs.figure('ingest with 100 audiences, CPU per event', 'µs'))];
}

async function addAudience(setup: Setup, index: number): Promise<void> {
  const response = await fetch(`${setup.hubUrl}/v1/admin/audiences`, {
    method: 'POST',
    headers: { authorization: `Bearer ${setup.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: `A ${index}`, filter: ruleText(index), announce: true }),
  });
  if (!response.ok) throw new Error(await response.text());
}
