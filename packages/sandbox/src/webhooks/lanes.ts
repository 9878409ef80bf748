/** Work to be done, by the lane it belongs to. */
export interface Job {
  readonly lane: string;
  readonly run: () => Promise<void>;
}

/**
 * Runs jobs as they come, at most so many at a time, and those of one lane one after the other. Jobs do not reject.
 */
export class Lanes {
  readonly #most: number;
  /** jobs behind the running one, by lane; a lane is there as long as one of its jobs is queued or running */
  readonly #behind = new Map<string, Job[]>();
  /** first jobs of lanes that wait for a free place, those at `#next` and after */
  #ready: Job[] = [];
  #next = 0;
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(job: Job): void {
    const behind = this.#behind.get(job.lane);
    if (behind !== undefined) {
      behind.push(job);
      return;
    }
    this.#behind.set(job.lane, []);
    this.#ready.push(job);
    this.#fill();
  }

  /** Forgets what has not begun. */
  clear(): void {
    this.#behind.clear();
    this.#ready = [];
    this.#next = 0;
  }

  #fill(): void {
    while (this.#running < this.#most && this.#next < this.#ready.length) {
      const job = this.#ready[this.#next++] as Job;
      if (this.#next > 1_000 && this.#next * 2 > this.#ready.length) {
        this.#ready = this.#ready.slice(this.#next);
        this.#next = 0;
      }
      this.#running++;
      job.run().then(
        () => this.#leave(job.lane),
        () => this.#leave(job.lane),
      );
    }
  }

  #leave(lane: string): void {
    this.#running--;
    const behind = this.#behind.get(lane);
    const following = behind?.shift();
    if (following !== undefined) this.#ready.push(following);
    else this.#behind.delete(lane);
    this.#fill();
  }
}
