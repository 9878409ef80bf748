import { getEventWay, watchLive } from '@causeway/contract/live';
import { route, type Route } from '@causeway/contract/operation';
import { eventWay, type EventWayTools } from './event-way.ts';
import { LiveFeed, type LiveTools as FeedTools } from './live-feed.ts';

export type LiveTools = FeedTools & EventWayTools;

const RECENT = 50;
const MOST_RECENT = 200;

/** Watching events as they come in. */
export function liveRoutes(tools: LiveTools): readonly Route[] {
  const feed = new LiveFeed(tools);
  return [
    route(watchLive, async ({ query }, { workspace }, exchange) => {
      const { type, customer_id: customerId, source_id: source, recent = RECENT } = query;
      const watcher = await feed.watch(
        { workspace, type, customerId, source },
        Math.min(recent, MOST_RECENT),
      );
      exchange.onGone(() => watcher.close());
      return watcher;
    }),
    route(getEventWay, ({ params }, { workspace }) =>
      eventWay(tools, workspace, params.id, params.integration),
    ),
  ];
}
