import { createIdMaker } from '../chance.ts';
import type { CustomPlan } from '../rules/apply-attributes.ts';
import type { CustomType } from '../rules/attribute-type.ts';
import { identityRules, type IdentityOptions, type IdentityRules } from '../rules/identity-rules.ts';
import { OrderCheck, type OrderParams } from '../rules/order-check.ts';
import { maxCustomAttributes } from '../wire/limits.ts';
import { nobody, type ChangeListener } from './change-listener.ts';
import { Directory } from './directory.ts';
import { PendingWrites } from './pending-writes.ts';

export interface AccountOptions extends IdentityOptions {
  readonly partner: string;
  readonly token: string;
  readonly seed: number;
  readonly order: OrderParams;
  /** The account's attribute plan, by name without `c_`. Without one every name is taken, with the type of its first value. */
  readonly customAttributes?: Readonly<Record<string, CustomType>>;
}

export interface Counters {
  usersAccepted: number;
  usersRejected: number;
  eventsReceived: number;
  eventsDuplicate: number;
  eventsDropped: number;
}

/** Everything one Insider account remembers. In memory; `reset` empties it. */
export class Account {
  readonly partner: string;
  readonly token: string;
  readonly rules: IdentityRules;
  readonly pending: PendingWrites = new PendingWrites();
  readonly #options: AccountOptions;
  #directory: Directory;
  #order: OrderCheck;
  #customTypes: Map<string, CustomType>;
  /** custom parameter names seen, by event name */
  #eventParams = new Map<string, Set<string>>();
  readonly #makeId: (number: number) => string;
  #counters: Counters = zero();
  #listener: ChangeListener = nobody;
  #made = 0;
  #sequence = 0;

  constructor(options: AccountOptions) {
    this.#options = options;
    this.partner = options.partner;
    this.token = options.token;
    this.rules = identityRules(options);
    this.#makeId = createIdMaker(options.seed);
    this.#directory = new Directory(this.rules);
    this.#order = new OrderCheck(options.order);
    this.#customTypes = plannedTypes(options);
  }

  get directory(): Directory {
    return this.#directory;
  }

  get order(): OrderCheck {
    return this.#order;
  }

  get counters(): Counters {
    return this.#counters;
  }

  get listener(): ChangeListener {
    return this.#listener;
  }

  get eventParams(): ReadonlyMap<string, Set<string>> {
    return this.#eventParams;
  }

  get customPlan(): CustomPlan {
    const types = this.#customTypes;
    const open = this.#options.customAttributes === undefined;
    return { types, room: () => (open ? maxCustomAttributes - types.size : 0) };
  }

  /** Makes somebody the one who is told what changes. */
  tell(listener: ChangeListener): void {
    this.#listener = listener;
  }

  newInsiderId(): string {
    return this.#makeId(++this.#made);
  }

  nextSequence(): number {
    return ++this.#sequence;
  }

  /** Learns the event's schema for the metadata endpoint. */
  learnEvent(name: string, custom: object): void {
    let known = this.#eventParams.get(name);
    if (known === undefined) {
      if (this.#eventParams.size >= 1_000) return;
      this.#eventParams.set(name, (known = new Set()));
    }
    for (const param of Object.keys(custom)) {
      if (known.size >= 255) return;
      known.add(param);
    }
  }

  reset(): void {
    this.pending.discard();
    this.#directory = new Directory(this.rules);
    this.#order = new OrderCheck(this.#options.order);
    this.#customTypes = plannedTypes(this.#options);
    this.#eventParams = new Map();
    this.#counters = zero();
    this.#made = 0;
    this.#sequence = 0;
  }
}

function plannedTypes(options: AccountOptions): Map<string, CustomType> {
  return new Map(Object.entries(options.customAttributes ?? {}));
}

function zero(): Counters {
  return { usersAccepted: 0, usersRejected: 0, eventsReceived: 0, eventsDuplicate: 0, eventsDropped: 0 };
}
