import type { Log } from '../ports/log.ts';
import { pause } from './pause.ts';

export interface Repeated {
  /** Resolves when a round that is under way has ended; none begins after. */
  readonly stop: () => Promise<void>;
}

/** Does something now, and again and again with a pause of `everyMs` in between. A round that fails is logged. */
export function repeat(name: string, everyMs: number, round: () => Promise<unknown>, log: Log): Repeated {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await round();
      } catch (error) {
        log.warn({ err: error }, `${name} failed; it is tried again`);
      }
      await pause(everyMs, stopping.signal);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
