import { setTimeout as sleep } from 'node:timers/promises';
import { JsonClient } from '@causeway/cli/local/json-client';
import { Stack, until, type StackOptions } from './stack.ts';

type Values = Readonly<Record<string, unknown>>;

export interface Receipt {
  readonly id: number;
  readonly type: string | null;
  readonly action: string | null;
  readonly status: 'done' | 'error' | 'ignored';
  readonly reason: string | null;
  readonly event_id: number | null;
  readonly status_code: number;
  readonly path: string;
  readonly customer: { readonly id: string } | null;
}

interface HookCounts {
  readonly fired: number;
  readonly repeated: number;
  readonly sent: number;
  readonly failed: number;
  readonly waiting: number;
  readonly retried: number;
}

export interface WorldOptions extends Pick<StackOptions, 'sandboxArgs' | 'env'> {
  readonly settings?: Values;
  readonly inbound?: Values;
  /** Of the attribute webhook; none is made when it is missing. */
  readonly attributes?: Values;
  readonly events?: Values;
}

/** The attributes that go both ways: ours, and what Insider calls them. */
const BOTH_WAYS: readonly { readonly from: string; readonly to: string }[] = [
  { from: 'city', to: 'city' },
  { from: 'age', to: 'age' },
  { from: 'c_tier', to: 'tier' },
  { from: 'c_interests', to: 'interests' },
];

/** A hub and a sandbox that tell each other everything: processes of their own, with webhooks from one to the other. */
export class World {
  readonly stack: Stack;
  readonly key: string;
  readonly #admin: JsonClient;
  readonly #sandbox: JsonClient;

  private constructor(stack: Stack, key: string) {
    this.stack = stack;
    this.key = key;
    this.#admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
    this.#sandbox = new JsonClient(`${stack.sandbox.url}/_sandbox/api`);
  }

  static async start(options: WorldOptions = {}): Promise<World> {
    const { sandboxArgs = ['--unlimited'], env = {} } = options;
    const stack = await Stack.start({
      sandboxArgs,
      env,
      settings: {
        requestsPerMinute: 25_000,
        ...options.settings,
        inbound: { profile: BOTH_WAYS, autoSubscribe: 'on', ...options.inbound },
      },
    });
    const admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
    const side = await admin.send<{ key: string; profile_url: string; event_url: string }>(
      'POST',
      `/v1/admin/integrations/${stack.integration}/inbound/key`,
    );
    const world = new World(stack, side.key);
    const send = { attributes: ['uuid'] };
    if (options.attributes !== undefined)
      await world.webhook({ stream: 'attributes', url: side.profile_url, ...send, ...options.attributes });
    if (options.events !== undefined)
      await world.webhook({ stream: 'events', url: side.event_url, ...send, ...options.events });
    return world;
  }

  async webhook(settings: Values): Promise<number> {
    return (await this.#sandbox.send<{ id: number }>('POST', '/webhooks', settings)).id;
  }

  async define(attribute: string, tags: readonly string[]): Promise<void> {
    const definition = { label: attribute, type: 'string', tags };
    await this.#admin.send('PUT', `/v1/admin/attributes/${attribute}`, definition);
  }

  async defineEvent(type: string): Promise<void> {
    await this.#admin.send('PUT', `/v1/admin/event-types/${type}`, { label: type });
  }

  /** As Insider's panel does it. */
  testWebhook(id: number, values: 'sample' | 'empty'): Promise<{ readonly status: number }> {
    return this.#sandbox.send('POST', `/webhooks/${id}/test`, { values });
  }

  /** Somebody's traits come from a site of ours. */
  async here(id: string, traits: Values): Promise<void> {
    const response = await this.stack.post('/v1/identify', {
      userId: id,
      traits,
      messageId: crypto.randomUUID(),
    });
    if (response.status !== 200) throw new Error(`identify answered ${response.status}`);
  }

  /** Somebody changes a profile in Insider's panel. */
  async there(id: string, attributes: Values): Promise<void> {
    await this.#sandbox.send('POST', `/users/${encodeURIComponent(`uuid:${id}`)}/attributes`, { attributes });
  }

  async happensThere(id: string, event: Values): Promise<void> {
    await this.#sandbox.send('POST', `/users/${encodeURIComponent(`uuid:${id}`)}/events`, event);
  }

  /** Something else than the hub writes a profile into Insider. */
  async writesThere(users: readonly Values[]): Promise<void> {
    const { url, partner, token } = this.stack.sandbox;
    const response = await fetch(`${url}/api/user/v1/upsert`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-partner-name': partner,
        'x-request-token': token,
      },
      body: JSON.stringify({ users }),
    });
    if (response.status !== 200)
      throw new Error(`upsert answered ${response.status}: ${await response.text()}`);
  }

  async mode(mode: Readonly<Record<string, number | boolean>>): Promise<void> {
    await this.stack.inside.mode(mode);
  }

  /** The attributes that go both ways, by our names. */
  async valuesHere(id: string): Promise<Values | undefined> {
    const { attributes } = (await this.customer(id)) ?? {};
    if (attributes === undefined) return undefined;
    return Object.fromEntries(BOTH_WAYS.map(({ to }) => [to, comparable(attributes[to])]));
  }

  async valuesThere(id: string): Promise<Values | undefined> {
    const user = await this.stack.inside.user(`uuid:${id}`).catch(() => undefined);
    if (user === undefined) return undefined;
    return Object.fromEntries(BOTH_WAYS.map(({ from, to }) => [to, comparable(user.attributes[from])]));
  }

  customer(
    id: string,
  ): Promise<
    { readonly status: string; readonly attributes: Values; readonly membership: unknown } | undefined
  > {
    return this.#admin
      .get<{ status: string; attributes: Values; membership: unknown }>(
        `/v1/admin/customers/${encodeURIComponent(id)}`,
      )
      .catch(() => undefined);
  }

  async people(): Promise<readonly unknown[]> {
    return (await this.#admin.get<{ data: readonly unknown[] }>('/v1/admin/customers')).data;
  }

  async receipts(query = ''): Promise<readonly Receipt[]> {
    const rows: Receipt[] = [];
    for (let cursor = ''; ;) {
      const page = await this.#admin.get<{ data: readonly Receipt[]; next: string | null }>(
        `/v1/admin/inbound?limit=200&integration_id=${this.stack.integration}${query}${cursor}`,
      );
      rows.push(...page.data);
      if (page.next === null) return rows;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  async side(): Promise<{ readonly last_status: string | null; readonly key_prefix: string | null }> {
    return this.#admin.get(`/v1/admin/integrations/${this.stack.integration}/inbound`);
  }

  async counts(): Promise<HookCounts> {
    return (await this.#sandbox.get<{ counts: HookCounts }>('/webhooks')).counts;
  }

  /** Until nothing is on its way on either side, and nothing begins anew for a while. */
  async quiet(patienceMs = 60_000, stillMs = 1_200): Promise<void> {
    let seen = '';
    let since = Date.now();
    await until(
      async () => {
        const [settled, counts, stats] = await Promise.all([
          this.stack.api.settled(this.stack.integration),
          this.counts(),
          this.stack.inside.stats(),
        ]);
        const now = JSON.stringify([counts, stats.requests]);
        if (now !== seen || !settled || counts.waiting > 0) since = Date.now();
        seen = now;
        await sleep(60);
        return Date.now() - since >= stillMs;
      },
      patienceMs,
      async () => `${seen} ${await this.stack.state()}`,
    );
  }

  stop(): Promise<void> {
    return this.stack.stop();
  }
}

/** Insider keeps lists in an order of its own. */
function comparable(value: unknown): unknown {
  return Array.isArray(value)
    ? (value as unknown[]).map(String).toSorted((a, b) => a.localeCompare(b))
    : value;
}
