import { attendanceFrom, writeDown, type Attendance } from '../../audience/attendance.ts';
import type { CountedEvent } from '../../audience/audience-model.ts';
import type { Customer } from '../../customer/customer.ts';
import type { Shadow } from '../../delivery/destination.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import type { TrackingCall } from '../../tracking/call.ts';
import { LEARNT } from '../find-person.ts';
import type { MergeRecord } from '../merge-record.ts';
import type { ConflictWrite, IdentifierKind, SkippedMessage } from '../writes.ts';
import type { Arrival, ClaimedSubmission, Known, OwnEvent, PassedValue } from '../known.ts';
import type { Model } from '../model.ts';
import { register, type RegisterResult } from '../register.ts';

interface KeptEvent {
  readonly id: number;
  readonly source: number;
  readonly messageId: string;
  readonly receivedAt: number;
  readonly claimed?: ClaimedSubmission;
  readonly own?: OwnEvent;
  readonly counted?: CountedEvent;
  /** Whose it was when it came in. */
  readonly claimedFor: number;
  /** Whose it is by now. */
  customer: number;
}

interface KeptConflict {
  readonly id: number;
  readonly name: string;
  readonly value: string;
  readonly customers: readonly number[];
  state: 'open' | 'settled' | 'merged' | 'kept_apart' | 'sent_again';
}

/** A store in memory that does what `Known` and `Writes` promise, and nothing else. */
export class Memory {
  readonly customers: Map<number, Customer> = new Map();
  readonly identifiers: Map<string, number> = new Map();
  readonly externalIds: { name: string; value: string; customer: number }[] = [];
  readonly transactions: Map<string, Transaction> = new Map();
  readonly events: KeptEvent[] = [];
  readonly messages: { event: number; customer: number; held: boolean; integration: number }[] = [];
  readonly skips: SkippedMessage[] = [];
  readonly sent: Map<string, readonly PassedValue[]> = new Map();
  readonly attendances: Map<number, Attendance> = new Map();
  readonly #written: Map<
    number,
    { epoch: number; due: number | undefined; asOf: number; texts: readonly string[] }
  > = new Map();
  /** By customer, then by audience: since when. */
  readonly seats: Map<number, Map<number, number>> = new Map();
  /** Kind and value, with a space between them. */
  readonly suppressed: Set<string> = new Set();
  shadow: Shadow | undefined;
  readonly #model: Model;
  readonly #said: Map<number, number> = new Map();
  readonly merges: MergeRecord[] = [];
  readonly conflicts: KeptConflict[] = [];
  readonly #mergedInto: Map<number, number> = new Map();
  #keys = 0;
  #mergeIds = 0;

  constructor(model: Model) {
    this.#model = model;
  }

  readonly known: Known = {
    find: (_workspace, kind, value) => this.customers.get(this.identifiers.get(`${kind} ${value}`) ?? -1),
    load: (key) => this.customers.get(key),
    newCustomerKey: () => ++this.#keys,
    claim: ({ source, receivedAt, call: { messageId, type, timestamp, data, context } }, customer) => {
      if (this.#claimed(source, messageId) !== undefined) return undefined;
      const counted = { type, timestamp, data, context };
      return this.#keep({ source, messageId, receivedAt, customer, counted });
    },
    findExternal: (_workspace, name, value) =>
      this.externalIds.filter((one) => one.name === name && one.value === value).map((one) => one.customer),
    transaction: (_workspace, id) => this.transactions.get(id),
    claimed: ({ source, messageId, receivedAt, repeatsWithin }) => {
      const event = this.#claimed(source, messageId);
      if (event === undefined) return undefined;
      if (repeatsWithin !== undefined && receivedAt - event.receivedAt >= repeatsWithin) return undefined;
      return { event: event.id, customer: event.customer };
    },
    claimSubmission: (claimed, customer) => {
      const { source, messageId, receivedAt } = claimed.submission;
      const { action: type, timestamp, context } = claimed.submission;
      const counted = { type, timestamp, data: claimed.data, context };
      return this.#keep({ source, messageId, receivedAt, customer, claimed, counted });
    },
    claimOwn: (own, customer) => {
      const { source, receivedAt, messageId = `hub:${this.events.length + 1}` } = own;
      if (this.#claimed(source, messageId) !== undefined) return undefined;
      return this.#keep({ source, messageId, receivedAt, customer, own });
    },
    attendance: (customer) => this.attendances.get(customer),
    latest: () => this.events.length,
    since: (customer, asOf, types, but) =>
      this.events.flatMap(({ id, customer: whose, counted, receivedAt }) =>
        whose === customer && id > asOf && id !== but && counted !== undefined && types.has(counted.type)
          ? { ...counted, id, receivedAt }
          : [],
      ),
    history: (customer, types, but) =>
      this.events.flatMap(({ id, customer: whose, counted, receivedAt }) =>
        whose === customer && id !== but && counted !== undefined && types.has(counted.type)
          ? { ...counted, id, receivedAt }
          : [],
      ),
    exact: (key) => this.customers.get(key),
    merge: (_workspace, id) => this.merges.find((merge) => merge.id === id),
    isOpenConflict: (_workspace, id) => this.conflicts.find((one) => one.id === id)?.state === 'open',
    isKeptApart: ({ name, value, customer, other }) =>
      this.conflicts.some(
        (one) =>
          one.state === 'kept_apart' &&
          one.name === name &&
          one.value === value &&
          one.customers.includes(customer) &&
          one.customers.includes(other),
      ),
    separate: (customer) => {
      this.#mergedInto.delete(customer);
      for (const event of this.events) event.customer = this.#heirOf(event.claimedFor);
    },
    saidAt: (customer) => this.#said.get(customer),
    newMergeId: () => ++this.#mergeIds,
    passed: (_integration, customer, name) => this.sent.get(`${customer} ${name}`) ?? [],
    shadow: () => this.shadow,
    suppressing: () => this.suppressed.size > 0,
    suppressed: (_workspace, kind, value) => this.suppressed.has(`${kind} ${value}`),
  };

  register(calls: readonly TrackingCall[], model: Model = this.#model): RegisterResult {
    return this.arrive(
      calls.map((call) => ({ workspace: 1, source: 1, receivedAt: 1_000, call })),
      model,
    );
  }

  arrive(arrivals: readonly Arrival[], model: Model = this.#model): RegisterResult {
    const result = register(arrivals, () => model, this.known);
    const { writes } = result;
    for (const customer of writes.customers.values()) this.customers.set(customer.key, customer);
    for (const { kind, value, customer } of writes.identifiers) {
      if (customer === undefined) this.identifiers.delete(`${kind} ${value}`);
      else this.identifiers.set(`${kind} ${value}`, customer);
    }
    for (const { name, value, customer, gone } of writes.externalIds) {
      const at = this.externalIds.findIndex(
        (one) => one.name === name && one.value === value && one.customer === customer,
      );
      if (gone && at >= 0) this.externalIds.splice(at, 1);
      if (!gone && at < 0) this.externalIds.push({ name, value, customer });
    }
    for (const { transaction } of writes.transactions) this.transactions.set(transaction.id, transaction);
    this.messages.push(...writes.messages);
    this.skips.push(...writes.skips);
    for (const [customer, attendance] of writes.attendances) {
      if (attendance === undefined) this.attendances.delete(customer);
      else this.attendances.set(customer, attendance);
    }
    for (const customer of writes.unsettled) {
      const attendance = writes.attendances.get(customer);
      if (attendance === undefined) this.#written.delete(customer);
      else {
        const { epoch, due, asOf } = attendance;
        const written = writeDown(attendance);
        const before = written?.kind === 'whole' ? [] : (this.#written.get(customer)?.texts ?? []);
        const texts = written === undefined ? before : [...before, written.text];
        this.#written.set(customer, { epoch, due, asOf, texts });
      }
    }
    for (const { audience, customer, since } of writes.seats) {
      const seats = this.seats.get(customer) ?? new Map<number, number>();
      this.seats.set(customer, seats);
      if (since === undefined) seats.delete(audience);
      else seats.set(audience, since);
    }
    for (const [customer, at] of writes.said) this.#said.set(customer, at);
    for (const { workspace: _, ...merge } of writes.merges) {
      const { key } = merge.from;
      const transactions = [...this.transactions.values()].filter(({ customer }) => customer === key);
      this.merges.push({
        ...merge,
        transactions: [
          ...merge.transactions,
          ...transactions.map(({ id, generation }) => [id, generation] as const),
        ],
        identifiers: [...this.identifiers].flatMap(([name, customer]): [IdentifierKind, string][] => {
          const [kind, value = ''] = name.split(' ');
          return customer === key ? [[kind === 'user' ? kind : 'anonymous', value]] : [];
        }),
        learnt: this.externalIds
          .filter(({ name, customer }) => customer === key && name.startsWith(LEARNT))
          .map(({ name, value }) => [name, value] as const),
        undone: false,
      });
    }
    for (const undone of writes.undone) {
      const merge = this.merges.find(({ id }) => id === undone.merge);
      if (merge !== undefined) Object.assign(merge, { undone: true });
    }
    this.#writeConflicts(writes.conflicts);
    for (const { from, into, integration } of writes.releases) this.#release(from, into, integration);
    return result;
  }

  /** As a store that begins anew: what was not written down is not there. */
  forget(): void {
    this.#said.clear();
    this.attendances.clear();
    for (const [customer, { epoch, due, asOf, texts }] of this.#written) {
      const seats = this.seats.get(customer) ?? new Map<number, number>();
      this.attendances.set(customer, attendanceFrom(epoch, due, asOf, texts, seats));
    }
  }

  /** Whom a look is due for, by what was written down. */
  due(now: number): readonly number[] {
    return [...this.#written].flatMap(([customer, { due }]) =>
      due !== undefined && due <= now ? customer : [],
    );
  }

  /** When a look is due for them, by what was written down. */
  dueOf(customer: number): number {
    return this.#written.get(customer)?.due ?? Infinity;
  }

  by(kind: 'user' | 'anonymous', value: string): Customer | undefined {
    return this.known.find(1, kind, value);
  }

  #heirOf(customer: number): number {
    const into = this.#mergedInto.get(customer);
    return into === undefined ? customer : this.#heirOf(into);
  }

  #writeConflicts(conflicts: readonly ConflictWrite[]): void {
    for (const write of conflicts) {
      const open = this.conflicts.filter(({ state }) => state === 'open');
      if (write.kind === 'decide') {
        for (const one of open) if (one.id === write.conflict) one.state = write.state;
      } else if (write.kind === 'settle') {
        for (const one of open)
          if (one.customers.includes(write.customer) && (write.name ?? one.name) === one.name)
            one.state = 'settled';
      } else {
        const { name, value, customer, other } = write;
        const isAsked = open.some(
          (one) => one.name === name && one.customers.includes(customer) && one.customers.includes(other),
        );
        if (isAsked || this.known.isKeptApart(write)) continue;
        const state = write.kind === 'apart' ? 'kept_apart' : 'open';
        const id = this.conflicts.length + 1;
        this.conflicts.push({ id, name, value, customers: [customer, other], state });
      }
    }
  }

  #release(from: number, into: number, only: number | undefined): void {
    if (from !== into) this.#mergedInto.set(from, into);
    for (const event of this.events) if (event.customer === from) event.customer = into;
    for (const [name, customer] of this.identifiers) if (customer === from) this.identifiers.set(name, into);
    for (const one of this.externalIds) if (one.customer === from) one.customer = into;
    for (const [id, one] of this.transactions)
      if (one.customer === from) this.transactions.set(id, { ...one, customer: into });
    for (const message of this.messages)
      if (message.customer === from && (only ?? message.integration) === message.integration)
        Object.assign(message, { customer: into, held: false });
  }

  #claimed(source: number, messageId: string): KeptEvent | undefined {
    return this.events.findLast((event) => event.source === source && event.messageId === messageId);
  }

  #keep(event: Omit<KeptEvent, 'id' | 'claimedFor'>): number {
    const id = this.events.length + 1;
    this.events.push({ ...event, claimedFor: event.customer, id });
    return id;
  }
}
