import type { Arrival } from '@causeway/core/register/known';
import type { Model } from '@causeway/core/register/model';
import type { Registered } from '@causeway/core/register/register';
import { withoutPerson, type InboundReceiptDraft } from '../ports/inbound-receipt.ts';
import type { FreshLanes, RegisterNote, RegisterStore } from '../ports/register-store.ts';
import { StoreError } from '../ports/store-error.ts';

/** Too much is waiting to be written: the sender is to come back after so many seconds. */
export class Overloaded extends Error {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super('The hub has more to write than it can take right now.');
    this.name = 'Overloaded';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface RegistrarLimits {
  /** Bytes of request bodies that may wait to be written. */
  readonly maxWaitingBytes: number;
  /** Events that share one transaction at the most. */
  readonly maxGroup: number;
}

const GATHERING_TURNS = 6;

export type ReceiptOf = (registered: readonly Registered[]) => InboundReceiptDraft;

/** What the audit is to have about what somebody registered by hand; undefined for nothing. */
export type NoteOf = (registered: readonly Registered[]) => RegisterNote | undefined;

export interface Submitted {
  readonly registered: readonly Registered[];
  /** The id of the receipt, when one was asked for. */
  readonly receipt: number | undefined;
}

interface Waiting {
  readonly arrivals: readonly Arrival[];
  readonly bytes: number;
  /** What is written down about the request once it is decided. */
  readonly receipt: ReceiptOf | undefined;
  readonly note: NoteOf | undefined;
  readonly resolve: (submitted: Submitted) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what arrives into groups that share one transaction (group commit). While one group is being written, or
 * waits for its turn, the next one gathers; a request is answered when its group is on disk. A group that fails is
 * tried again request by request, so that one bad request cannot take others with it.
 */
export class Registrar {
  readonly #store: RegisterStore;
  readonly #modelOf: (workspace: number) => Model;
  readonly #announce: (fresh: FreshLanes) => void;
  readonly #limits: RegistrarLimits;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #running = false;

  constructor(
    store: RegisterStore,
    modelOf: (workspace: number) => Model,
    announce: (fresh: FreshLanes) => void,
    limits: RegistrarLimits,
  ) {
    this.#store = store;
    this.#modelOf = modelOf;
    this.#announce = announce;
    this.#limits = limits;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Throws `Overloaded` before any memory is spent on more than may wait. */
  admit(bytes: number): void {
    if (this.#waitingBytes > 0 && this.#waitingBytes + bytes > this.#limits.maxWaitingBytes)
      throw new Overloaded(1);
  }

  /** Resolves when the arrivals are on disk, with what became of each. `bytes`: what they weigh while they wait. */
  async submit(arrivals: readonly Arrival[], bytes: number): Promise<readonly Registered[]> {
    return (await this.#submit({ arrivals, bytes, receipt: undefined, note: undefined })).registered;
  }

  /** The same, with an entry of the audit that is written in the same transaction. */
  async submitNoted(
    arrivals: readonly Arrival[],
    bytes: number,
    note: NoteOf,
  ): Promise<readonly Registered[]> {
    return (await this.#submit({ arrivals, bytes, receipt: undefined, note })).registered;
  }

  /** The same, with a receipt that is written in the same transaction; there may be nothing to register at all. */
  submitWithReceipt(arrivals: readonly Arrival[], bytes: number, receipt: ReceiptOf): Promise<Submitted> {
    return this.#submit({ arrivals, bytes, receipt, note: undefined });
  }

  #submit(request: Omit<Waiting, 'resolve' | 'reject'>): Promise<Submitted> {
    this.#waitingBytes += request.bytes;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...request, resolve, reject });
      if (!this.#running) {
        this.#running = true;
        // After the sockets that are readable now have been read: their requests share the group.
        setImmediate(() => {
          this.#run().catch((error: unknown) => {
            throw error;
          });
        });
      }
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#running) await new Promise((resolve) => setImmediate(resolve));
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#writeGroup();
      await this.#gatherMore();
    }
    this.#running = false;
  }

  /**
   * Gives the sockets their turn, so that answers leave and the next group gathers: as long as each turn of the event
   * loop brings more, up to a few, because every group costs a sync of the disk.
   */
  async #gatherMore(): Promise<void> {
    let before = -1;
    for (let turn = 0; turn < GATHERING_TURNS && this.#waiting.length > before; turn++) {
      before = this.#waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #writeGroup(): Promise<void> {
    let group: Waiting[] = [];
    try {
      await this.#write(() => (group = this.#gather()));
    } catch (error) {
      if (group.length === 0) group = this.#gather();
      // When the store itself is at fault, taking the requests apart cannot help.
      if (group.length === 1 || error instanceof StoreError)
        for (const waiting of group) waiting.reject(error);
      else for (const waiting of group) await this.#write(() => [waiting]).catch(waiting.reject);
    } finally {
      for (const { bytes } of group) this.#waitingBytes -= bytes;
    }
  }

  async #write(gather: () => readonly Waiting[]): Promise<void> {
    let group: readonly Waiting[] = [];
    const { registered, fresh, receipts } = await this.#store.register(
      () => {
        group = gather();
        return group.length === 1 ? (group[0]?.arrivals ?? []) : group.flatMap(({ arrivals }) => arrivals);
      },
      this.#modelOf,
      (all) => {
        const drafts: InboundReceiptDraft[] = [];
        each(group, all, ({ receipt }, own) => {
          if (receipt === undefined) return;
          const draft = receipt(own);
          drafts.push(own.some(({ suppressed }) => suppressed === true) ? withoutPerson(draft) : draft);
        });
        return drafts;
      },
      (all) => {
        const notes: RegisterNote[] = [];
        each(group, all, ({ note }, own) => {
          const made = note?.(own);
          if (made !== undefined) notes.push(made);
        });
        return notes;
      },
    );
    let kept = 0;
    each(group, registered, ({ receipt, resolve }, own) =>
      resolve({ registered: own, receipt: receipt === undefined ? undefined : receipts[kept++] }),
    );
    this.#announce(fresh);
  }

  #gather(): Waiting[] {
    let events = 0;
    let count = 0;
    for (const { arrivals } of this.#waiting) {
      if (count > 0 && events + arrivals.length > this.#limits.maxGroup) break;
      events += arrivals.length;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}

/** Hands each request of a group what became of its own arrivals. */
function each(
  group: readonly Waiting[],
  registered: readonly Registered[],
  then: (waiting: Waiting, own: readonly Registered[]) => void,
): void {
  let from = 0;
  for (const waiting of group) {
    const to = from + waiting.arrivals.length;
    then(waiting, group.length === 1 ? registered : registered.slice(from, to));
    from = to;
  }
}
