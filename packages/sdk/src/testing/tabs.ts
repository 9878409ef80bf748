import { openQueue, type Queue } from '../queue.ts';
import { createSender, type Reply, type Sender } from '../sender.ts';
import { shelfOn } from '../shelf.ts';
import { turnByLease, type Turn } from '../turn.ts';
import { MemoryStore } from './memory-store.ts';

/** What the network does to a request. */
export type Weather = 'up' | 'down' | 'lossy' | 'busy' | 'told';

interface Job {
  readonly at: number;
  readonly tab: Tab | undefined;
  readonly work: () => void;
}

export interface Tab {
  readonly name: string;
  readonly queue: Queue;
  readonly sender: Sender;
  alive: boolean;
}

/** Some tabs of one browser, a network and a hub, in a time of their own. */
export class Tabs {
  now = 1_000_000;
  weather: Weather = 'up';
  /** How long the next requests take, in milliseconds. */
  takes = 50;
  readonly store = new MemoryStore();
  readonly tabs: Tab[] = [];
  /** Ids as the hub got them, with every repetition. */
  readonly arrived: string[] = [];
  lost = 0;
  /** The most requests that were on their way at once, those of ending pages aside. */
  mostAtOnce = 0;
  #onTheWay = 0;
  #jobs: Job[] = [];
  #holder: Tab | undefined;
  #queued: { readonly tab: Tab; readonly begin: () => void }[] = [];
  readonly #byLease: boolean;

  constructor(byLease: boolean) {
    this.#byLease = byLease;
  }

  open(): Tab {
    const name = `tab${this.tabs.length}`;
    const shelf = shelfOn(this.store);
    const clock = (): number => this.now;
    const queue = openQueue({ shelf, prefix: 'q.', page: name, tab: () => name, limit: 10_000, clock });
    const tab: { -readonly [K in keyof Tab]: Tab[K] } = {
      name,
      queue,
      alive: true,
      sender: undefined as unknown as Sender,
    };
    const later = (ms: number, work: () => void): (() => void) => this.#later(ms, tab, work);
    tab.sender = createSender({
      writeKey: 'k',
      queue,
      shelf,
      waitingKey: 'waiting',
      turn: this.#byLease
        ? turnByLease({
            shelf,
            key: 'turn',
            tab: name,
            clock,
            pause: (ms) => new Promise((resolve) => later(ms, resolve)),
          })
        : this.#lock(tab),
      post: (body) => this.#post(tab, body),
      postLeaving: async (body) => (await this.#carry(tab, body)).status === 200,
      clock,
      random: () => 0.5,
      later,
      batchSize: 3,
      flushInterval: 1_000,
      warn: () => undefined,
      lost: (count) => {
        this.lost += count;
      },
    });
    this.tabs.push(tab);
    // As a page does when it finds what earlier ones left.
    if (queue.size() > 0) tab.sender.added();
    return tab;
  }

  add(tab: Tab, id: string, bytes: number = 100): void {
    tab.queue.add(JSON.stringify(id), bytes);
    tab.sender.added();
  }

  /** It ends without a word: nothing of it runs any more, and its turn is another's. */
  crash(tab: Tab): void {
    tab.alive = false;
    this.#jobs = this.#jobs.filter((job) => job.tab !== tab);
    this.#queued = this.#queued.filter((each) => each.tab !== tab);
    if (this.#holder === tab) this.#next();
  }

  /** Lets time pass, and everything happen that is due. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const job = this.#jobs.reduce<Job | undefined>(
        (first, each) => (each.at <= end && (first === undefined || each.at < first.at) ? each : first),
        undefined,
      );
      if (job === undefined) break;
      this.#jobs.splice(this.#jobs.indexOf(job), 1);
      this.now = Math.max(this.now, job.at);
      job.work();
    }
    this.now = end;
  }

  #later(ms: number, tab: Tab | undefined, work: () => void): () => void {
    if (tab?.alive === false) return () => undefined;
    const job = { at: this.now + ms, tab, work };
    this.#jobs.push(job);
    return () => {
      this.#jobs = this.#jobs.filter((each) => each !== job);
    };
  }

  #post(tab: Tab, body: string): Promise<Reply> {
    this.#onTheWay++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#onTheWay);
    return this.#carry(tab, body, () => this.#onTheWay--);
  }

  /** What the weather is at the start decides; whoever is gone by the end hears nothing. */
  #carry(tab: Tab, body: string, over: () => void = () => undefined): Promise<Reply> {
    const { weather, takes } = this;
    const { batch } = JSON.parse(body) as { batch: string[] };
    this.#later(takes / 2, undefined, () => {
      if (weather === 'up' || weather === 'lossy') this.arrived.push(...batch);
    });
    return new Promise((resolve) => {
      this.#later(takes, undefined, () => {
        over();
        if (tab.alive) resolve(reply(weather));
      });
    });
  }

  #lock(tab: Tab): Turn {
    return async (work) => {
      if (!tab.alive) return never();
      await new Promise<void>((begin) => {
        if (this.#holder === undefined) {
          this.#holder = tab;
          begin();
        } else {
          this.#queued.push({ tab, begin });
        }
      });
      if (!tab.alive) return never();
      await work();
      if (this.#holder === tab) this.#next();
      return true;
    };
  }

  #next(): void {
    const next = this.#queued.shift();
    this.#holder = next?.tab;
    next?.begin();
  }
}

/** Nothing happens any more in a tab that died. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

function reply(weather: Weather): Reply {
  switch (weather) {
    case 'up':
      return { status: 200, retryAfter: null, text: '{"success":true}' };
    case 'busy':
      return { status: 503, retryAfter: null, text: '' };
    case 'told':
      return { status: 429, retryAfter: '2', text: '' };
    case 'down':
    case 'lossy':
      return { status: 0, retryAfter: null, text: '' };
  }
}
