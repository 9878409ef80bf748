import { newAttendance, type Attendance } from '../audience/attendance.ts';
import type { RegisteredEvent } from '../audience/replay.ts';
import type { Customer } from '../customer/customer.ts';
import { moveTransaction } from '../ledger/combine.ts';
import { NO_MEMBERSHIP, type Membership } from '../ledger/membership.ts';
import type { Transaction } from '../ledger/transaction.ts';
import type { Known, PassedValue } from './known.ts';
import type {
  ConsentChange,
  ConflictWrite,
  ExternalIdWrite,
  IdentifierKind,
  IdentifierWrite,
  MergeWrite,
  PassedWrite,
  QueuedMessage,
  Release,
  SeatWrite,
  SkippedMessage,
  SuppressedWrite,
  TransactionWrite,
  UndoneMerge,
  Writes,
} from './writes.ts';

interface Merge {
  readonly into: number;
  readonly memberships: { readonly from: Membership; readonly into: Membership };
}

/**
 * The customers that one group of arrivals touches, and what becomes of them. Reads fall through to the store and
 * see this group's own writes; everything is handed to the store at the end, so several events of one customer cost
 * one write.
 */
export class WorkSet implements Writes {
  readonly customers: Map<number, Customer> = new Map();
  readonly created: Set<number> = new Set();
  readonly identifiers: IdentifierWrite[] = [];
  readonly externalIds: ExternalIdWrite[] = [];
  readonly transactions: TransactionWrite[] = [];
  readonly passed: PassedWrite[] = [];
  readonly messages: QueuedMessage[] = [];
  readonly skips: SkippedMessage[] = [];
  readonly consentChanges: ConsentChange[] = [];
  readonly releases: Release[] = [];
  readonly attendances: Map<number, Attendance | undefined> = new Map();
  readonly unsettled: Set<number> = new Set();
  readonly seats: SeatWrite[] = [];
  readonly suppressed: SuppressedWrite[] = [];
  readonly said: Map<number, number> = new Map();
  readonly merges: MergeWrite[] = [];
  readonly undone: UndoneMerge[] = [];
  readonly conflicts: ConflictWrite[] = [];
  readonly #byIdentifier: Map<string, number | undefined> = new Map();
  readonly #byExternal: Map<string, ExternalIdWrite[]> = new Map();
  readonly #mergedInto: Map<number, Merge> = new Map();
  readonly #transactions: Map<string, Transaction> = new Map();
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  get known(): Known {
    return this.#known;
  }

  find(workspace: number, kind: IdentifierKind, value: string): Customer | undefined {
    if (this.#byIdentifier.size > 0) {
      const name = identifierKey(workspace, kind, value);
      const key = this.#byIdentifier.get(name);
      if (key !== undefined) return this.load(key);
      if (this.#byIdentifier.has(name)) return undefined;
    }
    const customer = this.#known.find(workspace, kind, value);
    return customer === undefined ? undefined : this.#current(customer);
  }

  /** By store key, as it is in this group by now. */
  load(key: number): Customer | undefined {
    const customer = this.customers.get(key) ?? this.#known.load(key);
    return customer === undefined ? undefined : this.#current(customer);
  }

  /** By store key; whoever was merged is answered as such. */
  exact(key: number): Customer | undefined {
    return this.customers.get(key) ?? this.#known.exact(key);
  }

  /** Everybody whom this external id leads to, at most a few. */
  findExternal(workspace: number, name: string, value: string): readonly Customer[] {
    const keys = new Set(this.#known.findExternal(workspace, name, value));
    for (const write of this.#byExternal.get(externalKey(workspace, name, value)) ?? []) {
      if (write.gone) keys.delete(write.customer);
      else keys.add(write.customer);
    }
    const found = new Map<number, Customer>();
    for (const key of keys) {
      const current = this.load(key);
      if (current !== undefined) found.set(current.key, current);
    }
    return [...found.values()];
  }

  external(write: ExternalIdWrite): void {
    this.externalIds.push(write);
    const key = externalKey(write.workspace, write.name, write.value);
    const writes = this.#byExternal.get(key);
    if (writes === undefined) this.#byExternal.set(key, [write]);
    else writes.push(write);
  }

  transaction(workspace: number, id: string): Transaction | undefined {
    let found = this.#transactions.get(`${workspace} ${id}`) ?? this.#known.transaction(workspace, id);
    for (
      let merge = found && this.#mergedInto.get(found.customer);
      found !== undefined && merge !== undefined;
      merge = this.#mergedInto.get(found.customer)
    )
      found = moveTransaction(found, merge.memberships.from, merge.memberships.into, merge.into);
    return found;
  }

  putTransaction(workspace: number, transaction: Transaction): void {
    this.#transactions.set(`${workspace} ${transaction.id}`, transaction);
    this.transactions.push({ workspace, transaction });
  }

  /** What passed of an attribute, this group's tellings before all others; newest first. */
  passedOf(integration: number, customer: number, name: string, custom: boolean): readonly PassedValue[] {
    const before = this.#known.passed(integration, customer, name, custom);
    if (this.passed.length === 0) return before;
    const now = this.passed
      .filter(
        (one) =>
          one.integration === integration &&
          one.customer === customer &&
          one.name === name &&
          one.custom === custom,
      )
      .map(({ text, at }) => ({ text, at, told: true }))
      .toReversed();
    return [...now, ...before.filter(({ text }) => !now.some((one) => one.text === text))];
  }

  /** As it is in this group by now: changed, or merged into another. */
  #current(customer: Customer): Customer {
    return this.customers.get(this.#heirOf(customer.key)) ?? customer;
  }

  #heirOf(customer: number): number {
    let key = customer;
    for (let next = this.#mergedInto.get(key); next !== undefined; next = this.#mergedInto.get(key))
      key = next.into;
    return key;
  }

  /** When something was last said of their attributes, or later than that; -Infinity: never. */
  saidAt({ key, saidAt = -Infinity }: Customer): number {
    return this.said.get(key) ?? this.#known.saidAt(key) ?? saidAt;
  }

  /** Events of these types that the customer has had, and everybody who turned out to be them, but for the event `but`. */
  *history(
    customer: number,
    types: ReadonlySet<string>,
    but: number | undefined,
  ): Generator<RegisteredEvent> {
    yield* this.#known.history(customer, types, but);
    for (const from of this.#mergedInto.keys())
      if (this.#heirOf(from) === customer) yield* this.#known.history(from, types, but);
  }

  /** How the customer stands by now. Undefined of who was never judged. */
  attendanceOf(customer: number): Attendance | undefined {
    return this.attendances.has(customer) ? this.attendances.get(customer) : this.#known.attendance(customer);
  }

  /** The same to be changed. `epoch`: of who was never judged. */
  attend(customer: number, epoch: number): Attendance {
    const attendance = this.attendanceOf(customer) ?? newAttendance(epoch);
    this.attendances.set(customer, attendance);
    return attendance;
  }

  /** What was held for the customer is let go. */
  release(customer: number): void {
    this.releases.push({ from: customer, into: customer });
  }

  /** What was held for the customer, for this integration only, is let go. */
  letGo(customer: number, integration: number): void {
    this.releases.push({ from: customer, into: customer, integration });
  }

  /** All that was `from`'s is `into`'s from now on. Both as they were before. */
  merge(from: Customer, into: Customer, record: Omit<MergeWrite, 'from' | 'into' | 'transactions'>): void {
    const transactions: (readonly [string, number])[] = [];
    const memberships = { from: from.membership ?? NO_MEMBERSHIP, into: into.membership ?? NO_MEMBERSHIP };
    this.#mergedInto.set(from.key, { into: into.key, memberships });
    for (const { workspace, transaction } of [...this.transactions]) {
      if (transaction.customer !== from.key) continue;
      transactions.push([transaction.id, transaction.generation]);
      this.putTransaction(
        workspace,
        moveTransaction(transaction, memberships.from, memberships.into, into.key),
      );
    }
    this.merges.push({ ...record, from, into: into.key, transactions });
    const generations = { from: memberships.from.generation, into: memberships.into.generation };
    this.releases.push({ from: from.key, into: into.key, generations });
  }

  /** Is somebody still to decide this conflict? */
  isOpenConflict(workspace: number, id: number): boolean {
    const isDecided = this.conflicts.some((one) => one.kind === 'decide' && one.conflict === id);
    return !isDecided && this.#known.isOpenConflict(workspace, id);
  }

  /** The customer is created or changed. */
  put(customer: Customer, isNew: boolean): void {
    this.customers.set(customer.key, customer);
    if (isNew) this.created.add(customer.key);
  }

  /** The identifier leads to this customer from now on. */
  identify(workspace: number, kind: IdentifierKind, value: string, customer: number): void {
    this.#byIdentifier.set(identifierKey(workspace, kind, value), customer);
    this.identifiers.push({ workspace, kind, value, customer });
  }

  /** The identifier leads to nobody from now on. */
  unidentify(workspace: number, kind: IdentifierKind, value: string): void {
    this.#byIdentifier.set(identifierKey(workspace, kind, value), undefined);
    this.identifiers.push({ workspace, kind, value, customer: undefined });
  }
}

function identifierKey(workspace: number, kind: IdentifierKind, value: string): string {
  return `${workspace} ${kind} ${value}`;
}

function externalKey(workspace: number, name: string, value: string): string {
  return `${workspace} ${name} ${value}`;
}
