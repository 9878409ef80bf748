import { setTimeout as sleep } from 'node:timers/promises';
import { attributeOf, identifierOf } from '../account/attribute-of.ts';
import { nothingHeld, type ChangeListener, type Held } from '../account/change-listener.ts';
import type { User } from '../account/user.ts';
import type { AttributeValue } from '../rules/attribute-type.ts';
import type { CleanEvent } from '../rules/clean-event.ts';
import { attributeFits } from './attribute-fits.ts';
import { Courier, type CourierParts } from './courier.ts';
import { differences } from './differences.ts';
import { eventFits } from './event-fits.ts';
import { sampleBody, type SampleValues } from './sample-body.ts';
import type { Send } from './send-log.ts';
import { attributeBody, eventBody } from './webhook-body.ts';
import { WebhookBook } from './webhook-book.ts';
import type { Webhook } from './webhook.ts';

/**
 * The outgoing webhooks of the account: hears what changed, makes the bodies that are due at that moment, and leaves
 * them to a courier.
 */
export class Webhooks implements ChangeListener {
  readonly book: WebhookBook;
  readonly #parts: CourierParts;
  #courier: Courier;

  constructor(parts: CourierParts, anyHost: boolean) {
    this.#parts = parts;
    this.book = new WebhookBook(anyHost);
    this.#courier = new Courier(parts);
  }

  get courier(): Courier {
    return this.#courier;
  }

  look(user: User): Held {
    const { attributes: waiting, names, all } = this.book.watch;
    if (waiting.length === 0) return nothingHeld;
    const attributes = new Map<string, AttributeValue>(all ? user.attributes : []);
    const identifiers = new Map<string, string>();
    for (const name of names) {
      const identifier = identifierOf(user, name);
      const value = attributeOf(user, name);
      if (identifier !== undefined) identifiers.set(name, identifier);
      else if (value !== undefined) attributes.set(name, value);
    }
    return { attributes, identifiers };
  }

  changed(user: User, before: Held): void {
    const { attributes: waiting } = this.book.watch;
    if (waiting.length === 0) return;
    const changes = differences(before, this.look(user));
    for (const webhook of waiting) {
      const names = changes
        .filter((change) => webhook.triggers.some((trigger) => attributeFits(trigger, change)))
        .map(({ name }) => name);
      if (names.length === 0) continue;
      for (const group of webhook.form.together ? [names] : names.map((name) => [name])) {
        this.#fire(webhook, user, attributeBody(webhook, user, group));
      }
    }
  }

  happened(user: User, event: CleanEvent): void {
    for (const webhook of this.book.watch.events) {
      if (webhook.triggers.some((trigger) => eventFits(trigger, event))) {
        this.#fire(webhook, user, eventBody(webhook, user, event));
      }
    }
  }

  test(webhook: Webhook, values: SampleValues): Promise<Send> {
    return this.#courier.test(webhook, JSON.stringify(sampleBody(webhook, values)));
  }

  /** Waits until nothing is on its way and `settled` holds; false when that took too long. */
  async idle(timeoutMs: number, settled: () => boolean = () => true): Promise<boolean> {
    const end = performance.now() + timeoutMs;
    while (!settled() || this.#courier.sum.waiting > 0) {
      if (performance.now() >= end) return false;
      await sleep(5);
    }
    return true;
  }

  /** Forgets deliveries, counts and sends. The webhooks themselves are settings and stay. */
  reset(): void {
    this.#courier.close();
    this.#courier = new Courier(this.#parts);
  }

  close(): void {
    this.#courier.close();
  }

  #fire(webhook: Webhook, user: User, body: object): void {
    this.#courier.take(webhook, user.insiderId, JSON.stringify(body));
  }
}
