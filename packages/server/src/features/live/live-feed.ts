import type { LivePart } from '@causeway/contract/live';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { FateStore } from '../../ports/fate-store.ts';
import type { FeedEvent, FeedStore, FeedTops } from '../../ports/feed-store.ts';
import type { Log } from '../../ports/log.ts';
import { eventPart, fatePart, namesOf, refusedPart, type Names } from './live-parts.ts';
import { Watcher, type WatchFilter } from './watcher.ts';

export interface LiveTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly fates: FateStore;
  readonly feed: FeedStore;
  readonly clock: Clock;
  readonly log: Log;
  /** How often it is looked for what is new; for tests. */
  readonly livePollMs?: number;
}

const POLL_MS = 400;
const AFTER_FAILURE_MS = 2_000;
/** Portions of one table that are read in one round; what came faster than that is skipped. */
const MOST_PORTIONS = 50;
/** Events whose content is read before everybody else has their turn. */
const SHOWN_AT_ONCE = 10;

/** Follows what is written for all who watch. While nobody does, nothing runs. */
export class LiveFeed {
  readonly #tools: LiveTools;
  readonly #watchers: Set<Watcher> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #running = false;

  constructor(tools: LiveTools) {
    this.#tools = tools;
  }

  /** Begins with the latest `recent` events, oldest first. */
  async watch(
    filter: WatchFilter,
    recent: number,
  ): Promise<AsyncIterableIterator<LivePart> & { close: () => void }> {
    const { feed, clock, config } = this.#tools;
    const now = clock();
    const watcher: Watcher = new Watcher(filter, now, () => this.#leave(watcher));
    // The tops first: what is written from here on comes with the rounds.
    const tops = await feed.tops();
    const names = await namesOf(config, filter.workspace);
    const customer = await this.#customerOf(filter);
    const sources = new Set(
      [...names.sourceNames.keys()].filter((id) => filter.source === undefined || id === filter.source),
    );
    const nobody = filter.customerId !== undefined && customer === undefined;
    const latest = nobody ? [] : await feed.latest({ sources, type: filter.type, customer }, recent);
    watcher.ending = tops.ending;
    watcher.receipt = tops.receipt;
    watcher.event = Math.max(tops.event, latest.at(-1)?.id ?? 0);
    await this.#show(new Map([[watcher, latest]]), names, now);
    this.#watchers.add(watcher);
    this.#schedule(this.#tools.livePollMs ?? POLL_MS);
    return watcher;
  }

  #leave(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(ms: number): void {
    if (this.#timer !== undefined || this.#running || this.#watchers.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = true;
      let next = this.#tools.livePollMs ?? POLL_MS;
      this.#round()
        .catch((error: unknown) => {
          this.#tools.log.warn({ err: error }, 'looking for what is new failed; it is tried again');
          next = AFTER_FAILURE_MS;
        })
        .finally(() => {
          this.#running = false;
          this.#schedule(next);
        });
    }, ms);
  }

  async #round(): Promise<void> {
    const now = this.#tools.clock();
    const tops = await this.#tools.feed.tops();
    const watchers = [...this.#watchers];
    for (const watcher of watchers) {
      // A table that was emptied begins anew.
      if (tops.event < watcher.event) watcher.event = 0;
      if (tops.ending < watcher.ending) watcher.ending = 0;
      if (tops.receipt < watcher.receipt) watcher.receipt = 0;
    }
    for (const [workspace, some] of Map.groupBy(watchers, ({ filter }) => filter.workspace)) {
      const names = await namesOf(this.#tools.config, workspace);
      await this.#newEvents(some, names, tops, now);
      await this.#newEndings(some, names, tops, now);
      await this.#newReceipts(some, names, tops, now);
    }
    for (const watcher of watchers) watcher.tick(now);
  }

  async #newEvents(watchers: readonly Watcher[], names: Names, tops: FeedTops, now: number): Promise<void> {
    const customers = new Map<Watcher, ReadonlySet<number>>();
    for (const watcher of watchers) {
      const key = await this.#customerOf(watcher.filter);
      customers.set(watcher, new Set(key === undefined ? [] : await this.#tools.customers.keys(key)));
    }
    const found = new Map<Watcher, FeedEvent[]>(watchers.map((watcher) => [watcher, []]));
    await follow('event', watchers, tops.event, async (after) => {
      const portion = await this.#tools.feed.eventsAfter(after, ({ source }) =>
        names.sourceNames.has(source),
      );
      for (const event of portion.data) {
        for (const watcher of watchers) {
          const { type, source, customerId } = watcher.filter;
          const wanted =
            event.id > watcher.event &&
            (type === undefined || type === event.type) &&
            (source === undefined || source === event.source) &&
            (customerId === undefined || customers.get(watcher)?.has(event.customer) === true);
          if (wanted) found.get(watcher)?.push(event);
        }
      }
      return portion;
    });
    for (const [watcher, events] of found) found.set(watcher, [...watcher.admit(events, now)]);
    await this.#show(found, names, now);
  }

  /** Shows events with how they stand now. What changes afterwards is found among the endings. */
  async #show(found: ReadonlyMap<Watcher, readonly FeedEvent[]>, names: Names, now: number): Promise<void> {
    const all = new Map<number, FeedEvent>();
    for (const [watcher, events] of found) {
      for (const event of events) {
        all.set(event.id, event);
        watcher.remember(event.id);
      }
    }
    if (all.size === 0) return;
    const fates = await this.#tools.fates.fates([...all.values()], names.integrations, now);
    const parts = new Map<number, LivePart>();
    for (const event of all.values()) {
      parts.set(event.id, await eventPart(event, fates.get(event.id) ?? [], names, this.#tools.feed));
      if (parts.size % SHOWN_AT_ONCE === 0) await breathe();
    }
    for (const [watcher, events] of found) {
      for (const { id } of events) {
        const part = parts.get(id);
        if (part !== undefined) watcher.push(part, now);
      }
    }
  }

  async #newEndings(watchers: readonly Watcher[], names: Names, tops: FeedTops, now: number): Promise<void> {
    await follow('ending', watchers, tops.ending, async (after) => {
      const portion = await this.#tools.feed.endingsAfter(after, (event) =>
        watchers.some((watcher) => watcher.shows(event)),
      );
      for (const fate of portion.data) {
        if (!names.integrationNames.has(fate.integration)) continue;
        for (const watcher of watchers) {
          if (watcher.shows(fate.event) && (fate.log ?? 0) > watcher.ending)
            watcher.push(fatePart(fate, names), now);
        }
      }
      return portion;
    });
  }

  /** Refused requests are of no event type and of nobody: whoever watches those does not see them. */
  async #newReceipts(watchers: readonly Watcher[], names: Names, tops: FeedTops, now: number): Promise<void> {
    await follow('receipt', watchers, tops.receipt, async (after) => {
      const portion = await this.#tools.feed.receiptsAfter(after, (source) => names.sourceNames.has(source));
      for (const receipt of portion.data) {
        for (const watcher of watchers) {
          const { type, customerId, source } = watcher.filter;
          if (type !== undefined || customerId !== undefined || receipt.id <= watcher.receipt) continue;
          if (source !== undefined && source !== receipt.source) continue;
          if (watcher.admitOne(now)) watcher.push(refusedPart(receipt, names), now);
        }
      }
      return portion;
    });
  }

  async #customerOf({ workspace, customerId }: WatchFilter): Promise<number | undefined> {
    return customerId === undefined
      ? undefined
      : (await this.#tools.customers.find(workspace, customerId))?.key;
  }
}

/** Lets everybody else have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Reads on from where the furthest behind of them is, up to the end; then all of them are there. */
async function follow(
  place: 'event' | 'ending' | 'receipt',
  watchers: readonly Watcher[],
  top: number,
  portion: (after: number) => Promise<{ readonly last: number; readonly more: boolean }>,
): Promise<void> {
  let after = watchers.reduce((least, watcher) => Math.min(least, watcher[place]), Infinity);
  if (after >= top) return;
  let more = true;
  for (let count = 0; more && count < MOST_PORTIONS; count++) {
    const read = await portion(after);
    after = read.last;
    more = read.more;
    await breathe();
  }
  const reached = more ? Math.max(after, top) : after;
  for (const watcher of watchers) watcher[place] = Math.max(watcher[place], reached);
}
