import { NO_AUDIENCES, talliesOf } from '@causeway/core/audience/audience-model';
import { tallyKey } from '@causeway/core/audience/tally';
import type { Arrival } from '@causeway/core/register/known';
import { emptyModel, type Model } from '@causeway/core/register/model';
import type { Registered } from '@causeway/core/register/register';
import type { JsonObject } from '@causeway/core/result/json';
import type { TrackingCall } from '@causeway/core/tracking/call';
import {
  compileRecords,
  ruleOf,
  surroundingsOf,
} from '../../packages/server/src/features/audiences/workspace-audiences.ts';
import type { AudienceRecord } from '../../packages/server/src/ports/audience-store.ts';
import { judgeEverybody } from '../../packages/server/src/workers/judge-everybody.ts';
import { lookAtDue } from '../../packages/server/src/workers/look-at-due.ts';
import { arrival, ROUTED } from './arrivals.ts';
import { noting, type Stores } from './temp-store.ts';

const PLATFORM = 99;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A hub with audiences over an engine's stores: what is registered, and what is done in the background. */
export class World {
  stores: Stores;
  now = 1_000;
  readonly workspace: number;
  /** Is asked before each portion of judging everybody. */
  stopsBefore: (portion: number) => boolean = () => false;
  #model: Model;
  #messages = 0;

  constructor(stores: Stores, workspace = 1) {
    this.stores = stores;
    this.workspace = workspace;
    this.#model = { ...emptyModel(workspace), integrations: workspace === 1 ? [ROUTED] : [] };
  }

  /** The same hub, in another workspace. */
  in(workspace: number): World {
    return new World(this.stores, workspace);
  }

  get model(): Model {
    return this.#model;
  }

  /** Takes up the audiences as they are by now. */
  async configured(): Promise<void> {
    const { audiences } = this.stores;
    const epoch = (await audiences.judging(this.workspace))?.epoch ?? 0;
    const surroundings = surroundingsOf('UTC', new Map(), await audiences.tallies(this.workspace));
    const { model } = compileRecords(await audiences.audiences(this.workspace), epoch, surroundings);
    this.#model = { ...this.#model, audiences: { model, source: PLATFORM } };
  }

  /** As after a crash. */
  async restart(): Promise<void> {
    this.stores = await this.stores.reopen();
    await this.configured();
  }

  async arrive(arrivals: readonly Arrival[]): Promise<readonly Registered[]> {
    const group = await this.stores.register.register(
      () => arrivals,
      () => this.#model,
    );
    return group.registered;
  }

  identify(...people: readonly (readonly [who: string, traits: object])[]): Promise<unknown> {
    return this.arrive(people.map(([userId, traits]) => this.#call('identify', { userId }, traits)));
  }

  track(type: string, ...who: readonly string[]): Promise<unknown> {
    return this.arrive(who.map((userId) => this.#call('track', { userId, type })));
  }

  alias(previousId: string, userId: string): Promise<unknown> {
    return this.arrive([this.#call('alias', { previousId, userId })]);
  }

  #call(kind: TrackingCall['kind'], ids: Partial<TrackingCall>, data: object = {}): Arrival {
    const id = `w${this.workspace}-${++this.#messages}`;
    const made = arrival(kind, id, { ...ids, timestamp: this.now }, data as JsonObject);
    return { ...made, workspace: this.workspace, source: this.workspace, receivedAt: this.now };
  }

  /** Judges everybody by rules that began, a portion after the other. */
  judge(): Promise<number> {
    const stopping = new AbortController();
    let portions = 0;
    const look = (): void => {
      if (this.stopsBefore(portions++)) stopping.abort();
    };
    return judgeEverybody({
      audiences: this.stores.audiences,
      looks: this.stores.looks,
      submit: (looks) => this.arrive(looks),
      epochOf: () => (this.#model.audiences?.model ?? NO_AUDIENCES).epoch,
      rest: async () => look(),
      clock: () => this.now,
      stopping: stopping.signal,
    });
  }

  /** Lets time pass for those for whom it turned something. */
  look(): Promise<number> {
    const { looks } = this.stores;
    return lookAtDue({ looks, submit: (some) => this.arrive(some), clock: () => this.now, log: QUIET });
  }

  /** What was told of audiences: who, what, when. */
  told(): readonly (readonly [who: string, what: string, at: number])[] {
    const ids = new Map(this.stores.rows('customers').map((row) => [row[0], row[2] as string]));
    return this.stores
      .rows('events')
      .filter((row) => String(row[4]).startsWith('audience_'))
      .map((row) => [ids.get(row[1]) ?? '', String(row[4]).slice('audience_'.length), row[5] as number]);
  }
}

/** Keeps an audience, and takes it up. */
export async function keptAudience(
  world: World,
  filter: string,
  more: { readonly slug?: string; readonly announce?: boolean } = {},
): Promise<AudienceRecord> {
  const { audiences } = world.stores;
  const rule = ruleOf(filter);
  if (rule === undefined) throw new Error(filter);
  const { slug = 'a', announce = false } = more;
  const before = await audiences.audiences(world.workspace);
  const counted = before.flatMap((one) => talliesOf(ruleOf(one.filter) ?? rule).map(tallyKey));
  const kept = await audiences.addAudience(
    {
      workspace: world.workspace,
      publicId: slug.padEnd(32, '0'),
      ...{ slug, name: slug.toUpperCase(), description: '', filter, options: {}, announce },
      tallies: { needed: talliesOf(rule).map(tallyKey), counted },
    },
    world.now,
    noting,
  );
  if ('taken' in kept) throw new Error('taken');
  await world.configured();
  return kept;
}
