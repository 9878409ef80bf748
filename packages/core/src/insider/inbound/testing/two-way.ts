import type { Shadow } from '../../../delivery/destination.ts';
import type { Learnt } from '../../../delivery/learnt.ts';
import { contested, decideTold } from '../decide-told.ts';
import type { PassedValue } from '../decide-told.ts';
import { learnAll } from '../learn.ts';
import { REMOVED } from '../sent-again.ts';

/**
 * One attribute that is mapped in both directions: the hub, what it believes of Insider, Insider, and Insider's
 * webhooks under way. Sending takes three steps, between which anything else may happen: the customer is read, the
 * flight is recorded, and Insider has it and answers.
 */
export class TwoWay {
  hub: string | undefined;
  insider: string | undefined;
  shadow: Shadow | undefined;
  readonly hooks: string[] = [];
  readonly passed: PassedValue[] = [];
  readonly queue: { readonly learnt?: Learnt }[] = [];
  flight:
    { readonly text: string | undefined; readonly learnt: readonly Learnt[]; recorded: boolean } | undefined;
  sends = 0;
  now = 0;
  readonly #options: TwoWayOptions;

  constructor(options: TwoWayOptions) {
    this.#options = options;
  }

  /** Somebody sets the attribute here; undefined takes its value away. */
  change(value: string | undefined): void {
    this.now += 1;
    if (value === this.hub) return;
    this.hub = value;
    this.queue.push({});
  }

  /** Somebody sets it in Insider. */
  changeThere(text: string): void {
    this.now += 1;
    if (text === this.insider) return;
    this.insider = text;
    this.hooks.push(text);
  }

  /** One of the hooks under way arrives; it may arrive again. */
  hear(index: number, again: boolean): void {
    this.now += 1;
    const text = again ? this.hooks[index] : this.hooks.splice(index, 1)[0];
    if (text === undefined) return;
    const told = { value: JSON.parse(text) as string, text };
    const sent = this.passed.toSorted((a, b) => b.at - a.at);
    const decision = decideTold(told, this.hub, sent, this.now, WINDOW);
    const name = { name: 'city', custom: false };
    const unsure =
      decision === 'doubt' ||
      (decision === 'take' && this.#options.confirms && contested(told, sent, this.now, WINDOW));
    this.queue.push({
      learnt: {
        set: decision === 'doubt' ? [] : [{ ...name, text }],
        forget: unsure ? [name] : [],
        identifiers: {},
      },
    });
    if (decision === 'take') this.hub = told.value;
    if (decision !== 'doubt' && this.#options.confirms) this.#pass(text);
  }

  /** The next step of the lane that this customer's messages are in. */
  work(): void {
    this.now += 1;
    const { flight } = this;
    if (flight === undefined) {
      if (this.queue.length === 0) return;
      const learnt = this.queue.splice(0).flatMap((one) => one.learnt ?? []);
      this.flight = { text: sentText(this.hub), learnt, recorded: false };
      if (this.#options.recordsAtOnce === true) this.work();
      return;
    }
    const before = learnAll(this.shadow, flight.learnt);
    const held = before.attributes['city'];
    const silent = flight.text === undefined ? held === undefined : held === flight.text;
    if (silent) {
      this.shadow = before;
      this.flight = undefined;
    } else if (!flight.recorded) {
      flight.recorded = true;
      this.sends += 1;
      this.#pass(flight.text ?? REMOVED);
    } else {
      if (this.insider !== flight.text || this.#options.hooksAlways) {
        this.insider = flight.text;
        if (flight.text !== undefined) this.hooks.push(flight.text);
      }
      const { city: _, ...rest } = before.attributes;
      this.shadow = {
        ...before,
        attributes: flight.text === undefined ? rest : { ...rest, city: flight.text },
      };
      this.flight = undefined;
    }
  }

  get quiet(): boolean {
    return this.queue.length === 0 && this.flight === undefined;
  }

  /** One row for each value, as it is kept. */
  #pass(text: string): void {
    const at = this.passed.findIndex((one) => one.text === text);
    if (at >= 0) this.passed.splice(at, 1);
    this.passed.push({ text, at: this.now });
  }
}

export interface TwoWayOptions {
  /** Keeps what was told among what passed, and sends what was taken while something else was under way once more. */
  readonly confirms: boolean;
  /** Insider tells of every request, also when it changes nothing. */
  readonly hooksAlways: boolean;
  /** Nothing is heard between reading the customer and recording what will be sent. */
  readonly recordsAtOnce?: boolean;
}

const WINDOW = 1_000_000;

/** As the outbound mapping writes it: several values of ours are one to Insider. */
export function sentText(value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value.toUpperCase());
}
