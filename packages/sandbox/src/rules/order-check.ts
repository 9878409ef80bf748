import type { Json, JsonObject } from '../json.ts';
import { SequenceRanges } from './sequence-ranges.ts';

/** The custom event parameters that carry whose sequence it is and the number in it. */
export interface OrderParams {
  readonly customer: string;
  readonly sequence: string;
}

export interface OrderReport {
  readonly customers: number;
  readonly received: number;
  /** numbers that came after a higher one of the same customer had come */
  readonly violations: number;
  readonly duplicates: number;
  /** numbers between a customer's lowest and highest that have not come */
  readonly missing: number;
}

/** Watches numbered events arrive, so that a sender's order, loss and repetition can be read off. */
export class OrderCheck {
  readonly #params: OrderParams;
  readonly #seen = new Map<string, SequenceRanges>();
  #received = 0;
  #violations = 0;
  #duplicates = 0;

  constructor(params: OrderParams) {
    this.#params = params;
  }

  /** Events without an integer in the sequence parameter are none of its business. */
  see(custom: JsonObject | undefined, fallbackCustomer: () => string): void {
    const sequence: Json | undefined = custom?.[this.#params.sequence];
    if (custom === undefined || !Number.isSafeInteger(sequence)) return;
    const named = custom[this.#params.customer];
    const customer =
      typeof named === 'string' || typeof named === 'number' ? String(named) : fallbackCustomer();
    let ranges = this.#seen.get(customer);
    if (ranges === undefined) this.#seen.set(customer, (ranges = new SequenceRanges()));
    this.#received++;
    const arrival = ranges.see(sequence as number);
    if (arrival === 'late') this.#violations++;
    else if (arrival === 'duplicate') this.#duplicates++;
  }

  report(): OrderReport {
    let missing = 0;
    for (const ranges of this.#seen.values()) missing += ranges.missing;
    return {
      customers: this.#seen.size,
      received: this.#received,
      violations: this.#violations,
      duplicates: this.#duplicates,
      missing,
    };
  }
}
