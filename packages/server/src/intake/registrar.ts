import { fairGroup, namesOf, type Queued } from '@causeway/core/register/fair-group';
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
  /** Events of one request that is registered in parts which share one transaction; 250 unless told. */
  readonly maxPart?: number;
}

const PART = 250;

const GATHERING_TURNS = 6;

export type ReceiptOf = (registered: readonly Registered[]) => InboundReceiptDraft;

/** What the audit is to have about what somebody registered by hand; undefined for nothing. */
export type NoteOf = (registered: readonly Registered[]) => RegisterNote | undefined;

export interface Submitted {
  readonly registered: readonly Registered[];
  /** The id of the receipt, when one was asked for. */
  readonly receipt: number | undefined;
}

interface Waiting extends Queued {
  /** The parts of a large request are counted and answered here. */
  from: number;
  turn: number;
  done?: Registered[];
  readonly bytes: number;
  /** What is written down about the request once it is decided. */
  readonly receipt: ReceiptOf | undefined;
  readonly note: NoteOf | undefined;
  readonly resolve: (registered: readonly Registered[], receipt: number | undefined) => void;
  readonly reject: (error: unknown) => void;
}

type Request = Pick<Waiting, 'arrivals' | 'bytes' | 'receipt' | 'note' | 'apart' | 'resolve' | 'reject'>;

/**
 * Gathers what arrives into groups that share one transaction (group commit). While one group is being written, or
 * waits for its turn, the next one gathers; a request is answered when its group is on disk. A group that fails is
 * tried again request by request, so that one bad request cannot take others with it. While a large request is being
 * registered in parts, the others go between them (see `fairGroup`).
 */
export class Registrar {
  readonly #store: RegisterStore;
  readonly #modelOf: (workspace: number) => Model;
  readonly #announce: (fresh: FreshLanes) => void;
  readonly #limits: RegistrarLimits;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #running = false;
  #turn = 0;
  /** Of those that wait, how many are registered in parts. */
  #large = 0;

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

  /**
   * Resolves when the arrivals are on disk, with what became of each. `bytes`: what they weigh while they wait. `apart`:
   * each is known again when it is sent again, so that a request which got halfway may be repeated: then a large one is
   * registered in parts.
   */
  submit(arrivals: readonly Arrival[], bytes: number, apart = false): Promise<readonly Registered[]> {
    return new Promise((resolve, reject) => this.submitThen(arrivals, bytes, apart, resolve, reject));
  }

  /** The same without a promise. One of the two is called, once; neither may throw. */
  submitThen(
    arrivals: readonly Arrival[],
    bytes: number,
    apart: boolean,
    resolve: (registered: readonly Registered[]) => void,
    reject: (error: unknown) => void,
  ): void {
    this.#enter({ arrivals, bytes, receipt: undefined, note: undefined, apart, resolve, reject });
  }

  /** The same, with an entry of the audit that is written in the same transaction. */
  submitNoted(arrivals: readonly Arrival[], bytes: number, note: NoteOf): Promise<readonly Registered[]> {
    return new Promise((resolve, reject) =>
      this.#enter({ arrivals, bytes, receipt: undefined, note, apart: false, resolve, reject }),
    );
  }

  /** The same, with a receipt that is written in the same transaction; there may be nothing to register at all. */
  submitWithReceipt(arrivals: readonly Arrival[], bytes: number, receipt: ReceiptOf): Promise<Submitted> {
    return new Promise((resolve, reject) =>
      this.#enter({
        ...{ arrivals, bytes, receipt, note: undefined, apart: false, reject },
        resolve: (registered, kept) => resolve({ registered, receipt: kept }),
      }),
    );
  }

  #enter({ arrivals, bytes, receipt, note, apart, resolve, reject }: Request): void {
    this.#waitingBytes += bytes;
    const turn = ++this.#turn;
    const isLarge = apart && arrivals.length > (this.#limits.maxPart ?? PART);
    const names = isLarge ? namesOf(arrivals) : undefined;
    this.#waiting.push({ arrivals, bytes, receipt, note, apart, names, resolve, reject, from: 0, turn });
    if (isLarge) this.#large++;
    if (this.#running) return;
    this.#running = true;
    // After the sockets that are readable now have been read: their requests share the group.
    setImmediate(() => {
      this.#run().catch((error: unknown) => {
        throw error;
      });
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
        for (const waiting of group) this.#refuse(waiting, error);
      else
        for (const waiting of group)
          await this.#write(() => [waiting]).catch((reason: unknown) => this.#refuse(waiting, reason));
    }
  }

  #refuse({ bytes, reject }: Waiting, error: unknown): void {
    this.#waitingBytes -= bytes;
    reject(error);
  }

  async #write(gather: () => readonly Waiting[]): Promise<void> {
    let group: readonly Waiting[] = [];
    const { registered, fresh, receipts } = await this.#store.register(
      () => {
        group = gather();
        return arrivalsOf(group);
      },
      this.#modelOf,
      (all) => receiptsOf(group, all),
      (all) => notesOf(group, all),
    );
    this.#announce(fresh);
    // Before anybody is answered, who may send the next at once.
    for (const { bytes } of group) this.#waitingBytes -= bytes;
    let kept = 0;
    let from = 0;
    for (const { arrivals, receipt, resolve } of group) {
      const own = ownOf(registered, from, arrivals.length);
      resolve(own, receipt === undefined ? undefined : receipts[kept++]);
      from += arrivals.length;
    }
  }

  #gather(): Waiting[] {
    if (this.#large > 0) return this.#gatherFairly();
    let events = 0;
    let count = 0;
    for (const { arrivals } of this.#waiting) {
      if (count > 0 && events + arrivals.length > this.#limits.maxGroup) break;
      events += arrivals.length;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  #gatherFairly(): Waiting[] {
    const all = this.#waiting;
    const parts = fairGroup(all, { group: this.#limits.maxGroup, part: this.#limits.maxPart ?? PART });
    const taken = new Set<Waiting>();
    const group = parts.map(({ at, count }) => {
      const waiting = all[at] as Waiting;
      const isAll = waiting.from + count === waiting.arrivals.length;
      if (isAll) taken.add(waiting);
      if (waiting.names === undefined) return waiting;
      if (isAll) this.#large--;
      return this.#partOf(waiting, count, isAll);
    });
    this.#waiting = all.filter((waiting) => !taken.has(waiting));
    return group;
  }

  /** The next part of a large request; with the last one the request is answered. */
  #partOf(whole: Waiting, count: number, isLast: boolean): Waiting {
    const arrivals = whole.arrivals.slice(whole.from, whole.from + count);
    const before = whole.done ?? [];
    whole.done = before;
    whole.from += count;
    whole.turn = ++this.#turn;
    return {
      ...whole,
      arrivals,
      bytes: isLast ? whole.bytes : 0,
      resolve: (registered) => {
        before.push(...registered);
        if (isLast) whole.resolve(before, undefined);
      },
      reject: (error) => {
        // Nothing more of it is registered: its sender is told, and sends all of it again.
        if (!isLast) {
          this.#waiting = this.#waiting.filter((waiting) => waiting !== whole);
          this.#waitingBytes -= whole.bytes;
          this.#large--;
        }
        whole.reject(error);
      },
    };
  }
}

function arrivalsOf(group: readonly Waiting[]): readonly Arrival[] {
  if (group.length === 1) return group[0]?.arrivals ?? [];
  const all: Arrival[] = [];
  for (const { arrivals } of group) for (const arrival of arrivals) all.push(arrival);
  return all;
}

/** What became of a request's own arrivals. */
function ownOf(registered: readonly Registered[], from: number, count: number): readonly Registered[] {
  return count === registered.length ? registered : registered.slice(from, from + count);
}

function receiptsOf(group: readonly Waiting[], all: readonly Registered[]): readonly InboundReceiptDraft[] {
  const drafts: InboundReceiptDraft[] = [];
  let from = 0;
  for (const { arrivals, receipt } of group) {
    if (receipt !== undefined) {
      const own = ownOf(all, from, arrivals.length);
      const draft = receipt(own);
      drafts.push(own.some(({ suppressed }) => suppressed === true) ? withoutPerson(draft) : draft);
    }
    from += arrivals.length;
  }
  return drafts;
}

function notesOf(group: readonly Waiting[], all: readonly Registered[]): readonly RegisterNote[] {
  const notes: RegisterNote[] = [];
  let from = 0;
  for (const { arrivals, note } of group) {
    const made = note?.(ownOf(all, from, arrivals.length));
    if (made !== undefined) notes.push(made);
    from += arrivals.length;
  }
  return notes;
}
