import { nextTurn, NO_TURNS, turnTaken, type DearTurns } from '@causeway/core/delivery/dear-turns';
import type { Clock, SpentClock } from '../ports/clock.ts';
import type { Sleep } from './request-gate.ts';

/** After a turn of dear planning, nothing dear is planned for so many times as long as it took. */
const REST = 3;
/** Clocks are set; nobody waits longer than this at once. */
const LONGEST_REST_MS = 5_000;

interface Waiting {
  readonly integration: number;
  readonly go: () => void;
}

/**
 * What all integrations of a thread share whose planning is dear, as a template of theirs takes long: together they have
 * a quarter of the thread, a turn at a time. Who has had the least of it is next.
 */
export class PlanShare {
  readonly clock: Clock;
  /** What this thread has spent computing, milliseconds. */
  readonly spent: SpentClock;
  readonly #sleep: Sleep;
  #turns: DearTurns = NO_TURNS;
  #waiting: Waiting[] = [];
  #restsUntil = 0;
  #resting: AbortController | undefined;

  constructor(clock: Clock, spent: SpentClock, sleep: Sleep) {
    this.clock = clock;
    this.spent = spent;
    this.#sleep = sleep;
  }

  /** Until it is this integration's turn; then it plans at once, and says by `took` what that cost. */
  async turn(integration: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        if (this.#waiting.length === 0) this.#resting?.abort();
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        integration,
        go: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#grant();
    });
  }

  /** So many milliseconds were spent on what is dear; 0 for a turn that turned out cheap. */
  took(integration: number, ms: number): void {
    if (ms > 0) {
      this.#turns = turnTaken(this.#turns, integration, ms);
      this.#restsUntil = Math.max(this.#restsUntil, this.clock() + ms * REST);
    }
    this.#grant();
  }

  /** One at a time: the next is granted when this one has said what it took, or never planned. */
  #grant(): void {
    if (this.#resting !== undefined || this.#waiting.length === 0) return;
    const ms = Math.min(this.#restsUntil - this.clock(), LONGEST_REST_MS);
    const resting = new AbortController();
    this.#resting = resting;
    // Also without a rest everything else has the thread once between two turns.
    this.#sleep(Math.max(0, ms), resting.signal)
      .catch(() => undefined)
      .finally(() => {
        this.#resting = undefined;
        if (this.clock() < this.#restsUntil && ms < LONGEST_REST_MS) return this.#grant();
        const integration = nextTurn(
          this.#turns,
          this.#waiting.map((one) => one.integration),
        );
        const at = this.#waiting.findIndex((one) => one.integration === integration);
        const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
        next?.go();
      });
  }
}
