import { GRACE_MS, type Entry, type Queue } from './queue.ts';
import type { Shelf } from './shelf.ts';
import type { Turn } from './turn.ts';
import { readWaiting, waitAfter, worthRetrying, writeWaiting } from './waiting.ts';

/** What came back; status 0 when nothing did. `text` is the body, as far as it could be read. */
export interface Reply {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

export interface SenderOptions {
  readonly writeKey: string;
  readonly queue: Queue;
  readonly shelf: Shelf;
  /** Where tabs tell each other when to try again. */
  readonly waitingKey: string;
  readonly turn: Turn;
  /** Posts a body; `retry` counts the attempts before this one. Never rejects. */
  readonly post: (body: string, retry: number) => Promise<Reply>;
  /** Posts a body although the page may end at once; false when that cannot be known or did not work. Never rejects. */
  readonly postLeaving: (body: string) => Promise<boolean>;
  readonly clock: () => number;
  readonly random: () => number;
  /** Runs `work` after some time; what it returns calls that off. */
  readonly later: (ms: number, work: () => void) => () => void;
  readonly batchSize: number;
  readonly flushInterval: number;
  /** Says what went wrong to who develops the site. */
  readonly warn: (message: string, detail?: unknown) => void;
  /** Counts events that are given up. */
  readonly lost: (count: number) => void;
}

/** Brings the queue to the hub: in order, one request at a time among all tabs, until the hub has said yes or never. */
export interface Sender {
  /** Something was added: it leaves soon, or at once when a batch is full. */
  readonly added: () => void;
  /** Sends what waits, unless it is not time. Ends when nothing can be sent any more for now. Never rejects. */
  readonly flush: () => Promise<void>;
  /** The network is back: what waits for no reason of the hub's is sent at once. */
  readonly hurry: () => void;
  /** The page may end: hands what this tab added to the browser. It stays stored until the hub has said yes. */
  readonly leave: () => void;
}

const MAX_BATCH_BYTES = 250_000;
/** Browsers refuse to send more than 64 kB from a page that ends. */
const MAX_LEAVING_BYTES = 60_000;
/** After it was another tab's turn. */
const ASK_AGAIN_MS = 1_000;
/** A comma. */
const OVERHEAD = 1;
/** Key, time and brackets. */
const FRAME = 300;

export function createSender(options: SenderOptions): Sender {
  const { queue, shelf, waitingKey, turn, clock, later, warn } = options;
  let running: Promise<void> | undefined;
  let again = false;
  let due: (() => void) | undefined;
  let dueAt = Infinity;
  let handedOver: string | undefined;

  const waiting = (): ReturnType<typeof readWaiting> => readWaiting(shelf.get(waitingKey), clock());
  const failed = (error: unknown): void => warn('sending failed', error);
  const body = (entries: readonly Entry[]): string =>
    `{"writeKey":${JSON.stringify(options.writeKey)},"sentAt":"${new Date(clock()).toISOString()}","batch":[${entries
      .map(({ text }) => text)
      .join()}]}`;

  function schedule(ms: number): void {
    const at = clock() + ms;
    if (at >= dueAt) return;
    due?.();
    dueAt = at;
    due = later(ms, () => start());
  }

  function start(): void {
    flush().catch(failed);
  }

  /** True when it is not yet time to try again; sees to it that it will be. */
  function tooEarly(): boolean {
    const left = waiting().until - clock();
    if (left > 0) schedule(left);
    return left > 0;
  }

  /** True when there may be more to send at once. */
  async function sendOne(): Promise<boolean> {
    options.lost(queue.expire());
    const entries = queue.oldest(MAX_BATCH_BYTES - FRAME, OVERHEAD);
    if (entries.length === 0) {
      // Perhaps of a tab that ended: then nobody else sends them.
      if (queue.size() > 0) schedule(GRACE_MS);
      return false;
    }
    // Another tab may have failed while this one waited for its turn.
    if (tooEarly()) return false;
    const { failures } = waiting();
    const reply = await options.post(body(entries), failures);
    if (worthRetrying(reply.status)) {
      const next = waitAfter(failures + 1, clock(), options.random(), reply.retryAfter);
      shelf.set(waitingKey, writeWaiting(next));
      warn(`the hub cannot be reached (${reply.status}); trying again`, next);
      schedule(next.until - clock());
      return false;
    }
    if (failures > 0) shelf.remove(waitingKey);
    queue.remove(entries);
    if (reply.status >= 300) {
      options.lost(entries.length);
      warn(`the hub refused ${entries.length} events (${reply.status})`, reply.text);
    } else if (reply.text.includes('"refused"')) {
      warn('the hub refused some events', reply.text);
    }
    return true;
  }

  async function run(): Promise<void> {
    do {
      again = false;
      due?.();
      due = undefined;
      dueAt = Infinity;
      if (queue.size() === 0 || tooEarly()) return;
      let more = true;
      while (more) {
        more = false;
        const had = await turn(async () => {
          more = await sendOne();
        });
        if (!had) schedule(ASK_AGAIN_MS);
      }
    } while (again);
  }

  function flush(): Promise<void> {
    again = running !== undefined;
    running ??= run().finally(() => {
      running = undefined;
      // Asked for while the last run was already ending.
      if (again) start();
    });
    return running;
  }

  return {
    added() {
      if (queue.size() >= options.batchSize) start();
      else schedule(options.flushInterval);
    },
    flush,
    hurry() {
      if (!waiting().told) shelf.remove(waitingKey);
      start();
    },
    leave() {
      if (waiting().until > clock() && shelf.lasting()) return;
      const entries = queue.own(MAX_LEAVING_BYTES - FRAME, OVERHEAD);
      const keys = entries.map(({ key }) => key).join(' ');
      // Browsers announce the end twice; the second time there is nothing new to hand over.
      if (entries.length === 0 || keys === handedOver) return;
      handedOver = keys;
      options
        .postLeaving(body(entries))
        .then((arrived) => {
          if (arrived) queue.remove(entries);
          else handedOver = undefined;
        })
        .catch(failed);
    },
  };
}
