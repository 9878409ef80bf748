import { drained } from '../drained.ts';
import { shown, type Figure } from '../figure.ts';
import { frontStats, load, startSetup } from '../processes.ts';

/** A steady load; the resident memory must not grow with it. */
export async function soak(seconds: number, rounds: number): Promise<Figure[]> {
  const setup = await startSetup({ sandbox: true });
  let accepted = 0;
  for (let minute = 0; minute < rounds; minute++) {
    const sent = await load(setup.hubUrl, setup.writeKey, 'single', seconds, 32, 50_000);
    await drained(setup.sandboxUrl, (accepted += sent.events));
    const { events, order } = await frontStats(setup.sandboxUrl);
    console.log(
      `part ${minute + 1}: ${shown(sent.perSecond)}/s, ${setup.hub.residentMegabytes()} MB resident, ${events.received} delivered, violations ${order.violations}`,
    );
  }
  await setup.stop();
  return [];
}
