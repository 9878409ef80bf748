import { setTimeout as sleep } from 'node:timers/promises';
import type { HubApi, Integration } from '../local/hub-api.ts';

/** Until nothing is on its way any more. Rejects, with what is missing, when that takes longer than `patienceMs`. */
export async function waitSettled(
  api: HubApi,
  integration: number,
  patienceMs: number,
  progress: (waiting: number) => void,
): Promise<Integration> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const now = await api.integration(integration);
    const left = now.counts.waiting + now.counts.parked;
    if (now.state === 'paused')
      throw new Error(`sending was paused: ${now.pause?.message ?? 'nobody says why'}`);
    if (left === 0) return now;
    if (Date.now() > deadline) {
      throw new Error(
        `${left} messages were not settled within ${patienceMs / 1000} s (${now.counts.parked} of them parked after a failure)`,
      );
    }
    progress(left);
    await sleep(100);
  }
}
