import type { Customer } from '../../customer/customer.ts';
import type { Shadow } from '../../delivery/destination.ts';
import { doubted } from '../../delivery/doubted.ts';
import { overtaken, type Learnt, type SentText } from '../../delivery/learnt.ts';
import { learnAll } from '../../insider/inbound/learn.ts';
import { REMOVED } from '../../insider/inbound/sent-again.ts';
import type { Known, PassedValue } from '../known.ts';
import { takeTold } from '../take-told.ts';
import { WorkSet } from '../work-set.ts';

export interface BothWaysOptions {
  /** Sends with skip_hook: Insider does not tell of what the hub wrote. */
  readonly muted: boolean;
  /** Insider tells of every write, also when it changes nothing. */
  readonly hooksAlways: boolean;
  /** It is an opt-in: what the hub has of it is the word in the ledger of consents, whatever the attribute holds. */
  readonly optIn?: boolean;
}

interface Row {
  readonly text: string;
  at: number;
  event: number;
  sentAfter: number;
  lost: boolean;
}

interface Message {
  readonly id: number;
  readonly learnt?: Learnt;
}

interface Flight {
  readonly messages: readonly Message[];
  readonly text: string | undefined;
  readonly before: Shadow;
  recorded: boolean;
}

const NAME = { name: 'city', custom: false };
const ECHOES = { ms: 1_000_000, attributes: new Set(['city']), custom: new Set<string>() };

/**
 * One attribute that is mapped in both directions, with what the store keeps of it: the hub, Insider, its webhooks under
 * way, and a lane that reads the customer, records the flight and has it accepted, in three steps between which anything
 * else may happen.
 */
export class BothWays {
  hub: string | undefined;
  insider: string | undefined;
  readonly hooks: string[] = [];
  sends = 0;
  /** Requests of which an event was registered. */
  registered = 0;
  readonly #options: BothWaysOptions;
  #shadow: Shadow | undefined;
  #rows: Row[] = [];
  #queue: Message[] = [];
  #flight: Flight | undefined;
  #now = 0;
  #events = 0;

  constructor(options: BothWaysOptions) {
    this.#options = options;
  }

  change(value: string | undefined): void {
    this.#now++;
    if (value === this.hub) return;
    this.hub = value;
    this.#queue.push({ id: ++this.#events });
  }

  changeThere(text: string): void {
    this.#now++;
    if (text === this.insider) return;
    this.insider = text;
    this.hooks.push(text);
  }

  hear(index: number, again: boolean): void {
    this.#now++;
    const text = again ? this.hooks[index] : this.hooks.splice(index, 1)[0];
    if (text === undefined) return;
    const { optIn } = this.#options;
    const attribute = optIn === true ? 'email_optin' : 'city';
    const value = { attribute, value: JSON.parse(text) as string | boolean, text, ...NAME };
    const told = { integration: 7, values: [value], identifiers: {} };
    const taken = takeTold(new WorkSet(this.#known), told, this.#customer, { echoes: ECHOES }, this.#now);
    if (taken.unchanged) return;
    const id = ++this.#events;
    this.registered++;
    this.#queue.push({ id, learnt: taken.learnt });
    const news = taken.data[attribute];
    if (typeof news === 'string' || typeof news === 'boolean') this.hub = String(news);
    for (const one of taken.passed)
      Object.assign(this.#row(one.text), { at: this.#now, event: id, lost: false });
  }

  /** The next step of the lane. */
  work(): void {
    this.#now++;
    const flight = this.#flight;
    if (flight === undefined) return this.#take();
    const held = flight.before.attributes['city'];
    if (held === flight.text) {
      this.#shadow = flight.before;
      this.#flight = undefined;
    } else if (!flight.recorded) {
      flight.recorded = true;
      // What was told is kept whatever becomes of the flight.
      this.#shadow = flight.before;
      this.sends++;
      const at = { at: this.#now, event: this.#events, sentAfter: this.#events, lost: false };
      Object.assign(this.#row(flight.text ?? REMOVED), at);
    } else this.#accept(flight);
  }

  /**
   * The flight that is under way comes to nothing: its messages are buried, or parked. Insider may have heard it, which
   * nobody knows unless it was refused.
   */
  lose(fate: 'heard' | 'unheard' | 'refused', parks: boolean): void {
    this.#now++;
    const flight = this.#flight;
    if (flight === undefined || !flight.recorded) return;
    const { before, messages, text } = flight;
    if (fate === 'heard') this.#write(text);
    if (fate !== 'refused') this.#shadow = doubted(before, shadowOf(before, text));
    this.#row(text ?? REMOVED).lost = true;
    if (parks) this.#queue.unshift(...messages);
    this.#flight = undefined;
  }

  /** Something else happens to the customer, and the attribute stays as it is. */
  nudge(): void {
    this.#queue.push({ id: ++this.#events });
  }

  get quiet(): boolean {
    return this.#queue.length === 0 && this.#flight === undefined;
  }

  #take(): void {
    if (this.#queue.length === 0) return;
    const sent = this.#rows.map(({ text, sentAfter, lost }): SentText => ({
      ...NAME,
      text,
      after: sentAfter,
      lost,
    }));
    const messages = this.#queue.splice(0);
    const learnt = messages.flatMap((one) =>
      one.learnt === undefined ? [] : [overtaken(one.learnt, one.id, sent)],
    );
    const before = learnAll(this.#shadow, learnt);
    const text = this.#options.optIn === true ? this.hub : asSent(this.hub);
    this.#flight = { messages, text, before, recorded: false };
  }

  #accept({ text, before }: Flight): void {
    this.#write(text);
    this.#shadow = shadowOf(before, text);
    this.#flight = undefined;
  }

  #write(text: string | undefined): void {
    if (this.insider === text && !this.#options.hooksAlways) return;
    this.insider = text;
    if (text !== undefined && !this.#options.muted) this.hooks.push(text);
  }

  #row(text: string): Row {
    const found = this.#rows.find((one) => one.text === text);
    if (found !== undefined) return found;
    const row = { text, at: 0, event: 0, sentAfter: 0, lost: false };
    this.#rows.push(row);
    return row;
  }

  get #customer(): Customer {
    const { hub } = this;
    const granted = hub === 'true';
    const about: Pick<Customer, 'key' | 'attributes' | 'consents'> =
      hub === undefined
        ? { key: 1, attributes: {} }
        : this.#options.optIn === true
          ? // The attribute is left behind by what was said in another way.
            { key: 1, attributes: { email_optin: !granted }, consents: { email: { granted, at: 1 } } }
          : { key: 1, attributes: { city: hub } };
    return about as Customer;
  }

  get #known(): Known {
    const known: Pick<Known, 'passed' | 'shadow'> = {
      passed: () =>
        this.#rows
          .toSorted((a, b) => b.event - a.event || b.sentAfter - a.sentAfter || b.at - a.at)
          .map(({ text, at, event, sentAfter, lost }): PassedValue => ({
            text,
            at,
            told: sentAfter < event,
            lost,
          })),
      shadow: () => this.#shadow,
    };
    return known as Known;
  }
}

function shadowOf(before: Shadow, text: string | undefined): Shadow {
  const { city: _, ...rest } = before.attributes;
  return { ...before, attributes: text === undefined ? rest : { ...rest, city: text } };
}

/** As the outbound mapping writes it: several values of ours are one to Insider. */
export function asSent(value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value.toUpperCase());
}
