import { setTimeout as wait } from 'node:timers/promises';
import { frontStats } from './processes.ts';

const SETTLED_MS = 500;
const GIVEN_UP_MS = 5_000;

/**
 * Waits until the far side has what was accepted and no more comes; after five silent seconds, until nothing comes.
 * Answers when the last arrived, on the clock of `performance`.
 */
export async function drained(frontUrl: string, accepted: number): Promise<number> {
  let last = -1;
  let at = performance.now();
  for (;;) {
    const { received } = (await frontStats(frontUrl)).events;
    if (received !== last) at = performance.now();
    else if (performance.now() - at > (received >= accepted ? SETTLED_MS : GIVEN_UP_MS)) return at;
    last = received;
    await wait(25);
  }
}
