import type { JsonObject } from '../json.ts';
import { readWebhook, withSettings } from './read-webhook.ts';
import type { AttributeWebhook, EventWebhook, Webhook } from './webhook.ts';

type Written = { readonly webhook: Webhook } | { readonly problems: readonly string[] };

/** What the active webhooks wait for, made anew whenever one changes. */
export interface Watch {
  readonly events: readonly EventWebhook[];
  readonly attributes: readonly AttributeWebhook[];
  /** attributes some trigger names */
  readonly names: ReadonlySet<string>;
  /** whether a trigger waits for every attribute */
  readonly all: boolean;
}

/** The webhooks of the account by their ids, which are never given twice. */
export class WebhookBook {
  readonly #anyHost: boolean;
  readonly #webhooks = new Map<number, Webhook>();
  #made = 0;
  #watch: Watch = watchOf([]);

  constructor(anyHost: boolean) {
    this.#anyHost = anyHost;
  }

  get watch(): Watch {
    return this.#watch;
  }

  list(): Webhook[] {
    return [...this.#webhooks.values()];
  }

  get(id: number): Webhook | undefined {
    return this.#webhooks.get(id);
  }

  add(settings: JsonObject): Written {
    const read = readWebhook(settings, this.#made + 1, this.#anyHost);
    if ('webhook' in read) this.#made++;
    return this.#keep(read);
  }

  /** Writes all settings; those left out become what they usually are. A webhook keeps its stream. */
  replace(webhook: Webhook, settings: JsonObject): Written {
    const { stream } = webhook;
    if ((settings['stream'] ?? stream) !== stream) return { problems: [`stream stays ${stream}`] };
    return this.#keep(readWebhook({ ...settings, stream }, webhook.id, this.#anyHost));
  }

  /** Writes some settings; the others stay. */
  change(webhook: Webhook, settings: JsonObject): Written {
    return this.replace(webhook, withSettings(webhook, settings));
  }

  remove(webhook: Webhook): void {
    this.#webhooks.delete(webhook.id);
    this.#watch = watchOf(this.list());
  }

  #keep(read: Written): Written {
    if ('webhook' in read) {
      this.#webhooks.set(read.webhook.id, read.webhook);
      this.#watch = watchOf(this.list());
    }
    return read;
  }
}

function watchOf(webhooks: readonly Webhook[]): Watch {
  const active = webhooks.filter((webhook) => webhook.active);
  const attributes = active.filter((webhook) => webhook.stream === 'attributes');
  const names = new Set(attributes.flatMap(({ triggers }) => triggers.map(({ attribute }) => attribute)));
  const all = names.delete('*');
  return { events: active.filter((webhook) => webhook.stream === 'events'), attributes, names, all };
}
