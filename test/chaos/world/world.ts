import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonClient } from '@causeway/cli/local/json-client';
import { REPEAT_MINUTES, type Plan } from '../plan/plan.ts';
import { LastingSandbox } from './lasting-sandbox.ts';
import { Link } from './link.ts';
import { mountSmall, unmount, type Means } from './small-disk.ts';
import { WatchedHub } from './watched-hub.ts';

/** How clients get in, through the link. */
export interface Ways {
  readonly tracking: string;
  readonly events: string;
  readonly webhook: string;
  /** Paths of webhooks, as receipts have them. */
  readonly hooks: readonly string[];
}

const READY_MS = 30_000;

/** A hub and an Insider as processes of their own, with a network between them and in front of them. */
export class World {
  readonly folder: string;
  readonly hub: WatchedHub;
  readonly sandbox: LastingSandbox;
  /** Between clients and the hub. */
  readonly front: Link;
  /** Between the hub and Insider. */
  readonly back: Link;
  /** Whether the data folder is a volume of its own. */
  readonly volume: boolean;
  integration = 0;
  ways: Ways = { tracking: '', events: '', webhook: '', hooks: [] };
  readonly #audiences = new Map<string, string>();

  private constructor(parts: Pick<World, 'folder' | 'hub' | 'sandbox' | 'front' | 'back' | 'volume'>) {
    this.folder = parts.folder;
    this.hub = parts.hub;
    this.sandbox = parts.sandbox;
    this.front = parts.front;
    this.back = parts.back;
    this.volume = parts.volume;
  }

  static async start(plan: Plan, means: Means): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), `causeway-chaos-${plan.seed}-`));
    const data = join(folder, 'data');
    mkdirSync(data);
    const volume = plan.smallVolume && means.volume && mountSmall(data);
    const back = await Link.start('', plan.seed * 7 + 1);
    const sandbox = await LastingSandbox.start(back.exchanges);
    back.target = sandbox.url;
    const log = (line: string): void => appendFileSync(join(folder, 'hub.log'), `${line}\n`);
    const hub = await WatchedHub.make(data, folder, log);
    const front = await Link.start(hub.url, plan.seed * 7 + 2);
    const world = new World({ folder, hub, sandbox, front, back, volume });
    try {
      hub.begin();
      for (const ms of plan.firstStartKills) {
        await sleep(ms);
        await hub.kill();
      }
      await world.#furnish(plan);
      return world;
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  get admin(): JsonClient {
    return new JsonClient(`${this.hub.url}/v1/admin`, { authorization: `Bearer ${this.hub.adminToken}` });
  }

  /** The same call until it is answered well, as the hub may be away; what it refuses is thrown. */
  async insist<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.admin.send<T>(method, path, body);
      } catch (error) {
        const status = (error as { status?: number }).status ?? 0;
        if ((status >= 400 && status < 500) || tries > 300) throw error;
        await sleep(60);
      }
    }
  }

  /** Until a read-only view of the queue says that nothing is under way; false: not in time. */
  async settled(patienceMs: number): Promise<boolean> {
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline;) {
      const { counts } = await this.insist<{ counts: { waiting: number; parked: number } }>(
        'GET',
        `/integrations/${this.integration}`,
      );
      if (counts.waiting === 0 && counts.parked === 0) return true;
      await sleep(50);
    }
    return false;
  }

  audience(slug: string): string {
    return this.#audiences.get(slug) ?? '';
  }

  async stop(): Promise<void> {
    await Promise.all([this.hub.end(), this.sandbox.stop(), this.front.stop(), this.back.stop()]);
  }

  /** Takes away everything that the run left on the disk; `keep`: all but what is mounted. */
  clean(keep: boolean): void {
    if (this.volume) unmount(this.hub.data);
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  async #furnish(plan: Plan): Promise<void> {
    if (!(await this.hub.ready(READY_MS))) throw new Error('the hub did not start');
    const { partner, token } = this.sandbox;
    await this.insist('PATCH', '/workspace', { acceptance: 'manual' });
    const installed = await this.insist<{ id: number }>('POST', '/integrations', {
      kind: 'insider',
      name: 'Insider',
      settings: {
        baseUrl: this.back.url,
        partnerName: partner,
        maxUsersPerRequest: plan.usersPerRequest,
        requestsPerMinute: 25_000,
        inbound: {
          autoSubscribe: 'on',
          repeatMinutes: REPEAT_MINUTES,
          events: [
            {
              event: 'quiz_done',
              to: 'point_add',
              rows: [
                { from: 'points', to: 'points' },
                { from: 'label', to: 'reason' },
              ],
            },
          ],
        },
      },
      secrets: { api_key: token },
    });
    this.integration = installed.id;
    for (const [slug, filter] of [
      ['buyers', 'FILTER count("Order Completed") >= 3'],
      ['spenders', 'FILTER sum("Order Completed".total) > 300'],
      ['gold', 'FILTER tier = "gold"'],
    ] as const) {
      const made = await this.insist<{ id: string }>('POST', '/audiences', { name: slug, slug, filter });
      this.#audiences.set(slug, made.id);
    }
    await this.#openWays();
    await this.#join(plan.members);
  }

  async #openWays(): Promise<void> {
    const { key } = await this.insist<{ key: string }>('POST', '/sources', { kind: 'api', name: 'Shop' });
    const hook = await this.insist<{ id: number; url: string }>('POST', '/webhooks', {
      definition: {
        name: 'Points',
        method: 'POST',
        endpoint: 'points',
        filters: { op: 'and', rules: [] },
        auth: { kind: 'none' },
        ips: [],
        action: 'point_add',
        mapping: [
          { from: 'customer_id', to: 'customer', replace: [] },
          { from: 'points', to: 'data.points', replace: [] },
          { from: 'id', to: 'data.reason', replace: [] },
        ],
        response: { success: '', error: '' },
        whenNotMatched: 'ok',
        dedupKey: 'body.id',
      },
      secrets: {},
    });
    await this.insist('POST', `/webhooks/${hook.id}/activate`);
    const side = await this.insist<{ event_url: string }>(
      'POST',
      `/integrations/${this.integration}/inbound/key`,
    );
    const through = (url: string): string => this.front.url + new URL(url).pathname + new URL(url).search;
    this.ways = {
      tracking: this.hub.writeKey ?? '',
      events: key,
      webhook: through(hook.url),
      hooks: [hook.url, side.event_url].map((url) => new URL(url).pathname),
    };
    await this.sandbox.webhook({
      stream: 'events',
      url: through(side.event_url),
      attributes: ['uuid'],
      triggers: ['quiz_done'],
    });
  }

  /** Members, known on both sides. */
  async #join(members: readonly string[]): Promise<void> {
    const api = new JsonClient(this.hub.url, { 'x-api-key': this.ways.events });
    await api.send('POST', '/events/bulk', {
      events: members.flatMap((customer) => [
        { customer, action: 'opt_in', data: {}, message_id: `${customer}.in` },
        // So that what plans spend is always there, whatever comes first.
        { customer, action: 'point_add', data: { points: 1_000 }, message_id: `${customer}.start` },
      ]),
    });
    const tracked = new JsonClient(this.hub.url, {
      authorization: `Basic ${btoa(`${this.ways.tracking}:`)}`,
    });
    await tracked.send('POST', '/v1/batch', {
      batch: members.map((userId) => ({
        type: 'track',
        userId,
        event: 'Step Taken',
        messageId: `${userId}.first`,
        properties: { label: `${userId}.first` },
      })),
    });
    if (!(await this.settled(READY_MS))) throw new Error('the first events were not delivered');
  }
}
