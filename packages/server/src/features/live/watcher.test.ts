import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedEvent } from '../../ports/feed-store.ts';
import { Watcher } from './watcher.ts';

const FILTER = { workspace: 1, type: undefined, customerId: undefined, source: undefined };
const events = (count: number): FeedEvent[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    type: 'x',
    customer: 1,
    source: 1,
    messageId: '',
    timestamp: 0,
    receivedAt: 0,
  }));

describe('a watcher', () => {
  test('is shown at most a hundred events a second and a hundred at once; the rest is counted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ ms: fc.integer({ min: 0, max: 900 }), count: fc.nat(300) }), { maxLength: 20 }),
        async (steps) => {
          const watcher = new Watcher(FILTER, 0, () => undefined);
          let [now, shown, given] = [0, 0, 0];
          for (const { ms, count } of steps) {
            now += ms;
            given += count;
            shown += watcher.admit(events(count), now).length;
            expect(shown).toBeLessThanOrEqual(100 + now / 10);
          }
          watcher.tick(now);
          watcher.push({ kind: 'alive' }, now);
          const { value } = await watcher.next();
          const left = value.kind === 'left_out' ? value.count : 0;
          expect(shown + left).toBe(given);
        },
      ),
    );
  });

  test('ends at once when it is left, also while it waits', async () => {
    let closed = 0;
    const watcher = new Watcher(FILTER, 0, () => closed++);
    const waiting = watcher.next();
    await watcher.return();
    watcher.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await watcher.next()).toEqual({ done: true, value: undefined });
    watcher.push({ kind: 'alive' }, 1);
    expect(await watcher.next()).toEqual({ done: true, value: undefined });
    expect(closed).toBe(1);
  });

  test('remembers the last two thousand events', () => {
    const watcher = new Watcher(FILTER, 0, () => undefined);
    for (let id = 1; id <= 2_001; id++) watcher.remember(id);
    expect([watcher.shows(1), watcher.shows(2), watcher.shows(2_001)]).toEqual([false, true, true]);
  });

  test('whoever takes nothing is ended rather than served without end', () => {
    let closed = false;
    const watcher = new Watcher(FILTER, 0, () => (closed = true));
    for (let part = 0; part <= 5_000; part++) watcher.push({ kind: 'alive' }, 0);
    expect(closed).toBe(true);
  });
});
