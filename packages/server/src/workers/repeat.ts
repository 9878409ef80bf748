import type { Log } from '../ports/log.ts';
import { pause } from './pause.ts';

export interface Repeated {
  /** There is something to do: the next round begins at once, or right after the one that is under way. */
  readonly now: () => void;
  /** Resolves when a round that is under way has ended; none begins after. */
  readonly stop: () => Promise<void>;
}

/** Does something now, and again and again with a pause of `everyMs` in between. A round that fails is logged. */
export function repeat(name: string, everyMs: number, round: () => Promise<unknown>, log: Log): Repeated {
  const stopping = new AbortController();
  let called = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      called = new AbortController();
      try {
        await round();
      } catch (error) {
        log.warn({ err: error }, `${name} failed; it is tried again`);
        // Whoever calls for a round cannot know that it would fail once more.
        called = new AbortController();
      }
      await pause(everyMs, AbortSignal.any([stopping.signal, called.signal]));
    }
  })();
  return {
    now: () => called.abort(),
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
