import type { ExternalIndexes, IndexedName } from '../ports/external-indexes.ts';
import type { Log } from '../ports/log.ts';
import { pause } from './pause.ts';

export interface GatheringTools {
  readonly indexes: ExternalIndexes;
  /** Attributes that have the tag now. */
  readonly wanted: () => readonly IndexedName[];
  /** An index holds everybody's value from now on. */
  readonly built: () => Promise<unknown>;
  readonly log: Log;
  /** Between two portions, so that registering goes on. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 5;
const AFTER_FAILURE_MS = 1_000;

/**
 * Follows the attributes that are external ids: gathers the values of those that became one, and drops what is left of
 * those that are none any more. What is begun is gone on with after a restart.
 */
export class GatherExternalIds {
  readonly #tools: GatheringTools;
  #running: Promise<void> | undefined;
  #again = false;
  readonly #stopping: AbortController = new AbortController();

  constructor(tools: GatheringTools) {
    this.#tools = tools;
  }

  /**
   * Looks at what is wanted now. Resolves when all is gathered, or after `patienceMs`: few customers are done at once,
   * and for many the work goes on.
   */
  async look(patienceMs: number): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    const patience = new AbortController();
    await Promise.race([this.#running, pause(patienceMs, patience.signal)]);
    patience.abort();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { indexes, wanted, built, log, pauseMs = PAUSE_MS } = this.#tools;
    const { signal } = this.#stopping;
    while (this.#again && !signal.aborted) {
      this.#again = false;
      try {
        await indexes.want(wanted());
        // What is wanted may change meanwhile.
        while (!this.#again && !signal.aborted) {
          const done = await indexes.step();
          if (done === 'idle') break;
          if (done === 'built') await built();
          await pause(pauseMs, signal);
        }
      } catch (error) {
        log.warn({ err: error }, 'gathering external ids failed; it is tried again');
        this.#again = true;
        await pause(AFTER_FAILURE_MS, signal);
      }
    }
    // In the same turn as the last look at `again`: nobody waits for a run that has ended.
    this.#running = undefined;
  }
}
