import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LiveFeed, type LiveTools } from './live-feed.ts';

const FILTER = { workspace: 1, type: undefined, customerId: undefined, source: undefined };

/** A feed in which nothing happens, and which counts how often it was looked at. */
function quietFeed(): { readonly live: LiveFeed; readonly looks: () => number; readonly fail: () => void } {
  let looks = 0;
  let failing = false;
  const never = (): never => {
    throw new Error('nobody should ask for this');
  };
  const portion = { data: [], last: 0, more: false };
  const live = new LiveFeed({
    config: { integrations: async () => [], sources: async () => [] } as unknown as LiveTools['config'],
    customers: { find: never } as unknown as LiveTools['customers'],
    fates: { fates: never },
    feed: {
      tops: async () => {
        looks++;
        if (failing) throw new Error('the disk is gone');
        return { event: 0, ending: 0, receipt: 0 };
      },
      latest: async () => [],
      eventsAfter: async () => portion,
      endingsAfter: async () => portion,
      receiptsAfter: async () => portion,
      content: never,
      person: never,
    },
    clock: () => 0,
    log: { info: never, warn: () => undefined, error: never },
    livePollMs: 5,
  });
  return { live, looks: () => looks, fail: () => (failing = true) };
}

test('all who watch share the looking, and it ends with the last of them', async () => {
  const { live, looks } = quietFeed();
  const watchers = [];
  for (let count = 0; count < 20; count++) watchers.push(await live.watch(FILTER, 10));
  const before = looks();
  await sleep(100);
  const rounds = looks() - before;
  expect(rounds).toBeGreaterThan(2);
  expect(rounds).toBeLessThanOrEqual(21);
  for (const watcher of watchers) await watcher.return?.();
  await sleep(20);
  const after = looks();
  await sleep(60);
  expect(looks()).toBe(after);
  const again = await live.watch(FILTER, 10);
  await sleep(40);
  expect(looks()).toBeGreaterThan(after + 1);
  again.close();
});

test('a round that fails ends nothing', async () => {
  const { live, fail } = quietFeed();
  const watcher = await live.watch(FILTER, 10);
  fail();
  await sleep(40);
  const next = watcher.next();
  watcher.close();
  expect(await next).toEqual({ done: true, value: undefined });
});
