import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openQueue, type Queue } from './queue.ts';
import { shelfOn } from './shelf.ts';
import { MemoryStore } from './testing/memory-store.ts';

function queueOn(
  store: MemoryStore | undefined,
  limit: number = 1_000,
  clock: () => number = () => 5,
  tab: string = 'tab',
): Queue {
  return openQueue({
    shelf: shelfOn(store),
    prefix: 'cw.e.key.',
    page: 'page',
    tab: () => tab,
    limit,
    clock,
  });
}
const texts = (queue: Queue, maxBytes: number = Infinity): string[] =>
  queue.oldest(maxBytes, 1).map(({ text }) => text);

describe('the queue', () => {
  it('keeps the newest, in their order, and says how many made room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(10, 400_000, 600_000, 2_000_000), { maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }),
        (sizes, limit, times) => {
          let turn = 0;
          const queue = queueOn(new MemoryStore(), limit, () => times[turn++ % times.length] ?? 0);
          let dropped = 0;
          sizes.forEach((bytes, index) => (dropped += queue.add(String(index), bytes)));
          const kept = texts(queue);
          expect(kept.length + dropped).toBe(sizes.length);
          expect(kept).toEqual(sizes.map((_, index) => String(index)).slice(dropped));
          expect(kept.length).toBeLessThanOrEqual(limit);
          const total = kept.reduce((sum, text) => sum + (sizes[Number(text)] ?? 0), 0);
          expect(kept.length <= 1 || total <= 1_000_000).toBe(true);
        },
      ),
    );
  });

  it('gives as many of the oldest as fit, and one that fits nowhere alone', () => {
    const queue = queueOn(new MemoryStore());
    for (const bytes of [500, 40, 40, 40]) queue.add(String(bytes), bytes);
    expect(texts(queue, 100)).toEqual(['500']);
    queue.remove(queue.oldest(100, 1));
    expect(texts(queue, 100)).toEqual(['40', '40']);
  });

  it('is shared by who has the same key, and by nobody else', () => {
    const store = new MemoryStore();
    queueOn(store).add('a', 1);
    const other = openQueue({
      shelf: shelfOn(store),
      prefix: 'cw.e.key2.',
      page: 't',
      tab: () => 'tab',
      limit: 9,
      clock: () => 1,
    });
    other.add('b', 1);
    expect([texts(queueOn(store)), texts(other)]).toEqual([['a'], ['b']]);
  });

  it('leaves to another tab what that one may still send, for five seconds', () => {
    const store = new MemoryStore();
    let now = 1_000;
    const one = queueOn(store, 10, () => now, 'one');
    const other = queueOn(store, 10, () => now, 'other');
    one.add('a', 1);
    now += 1_000;
    other.add('b', 1);
    expect([texts(one), texts(other), one.own(9, 1).length]).toEqual([['a'], ['b'], 1]);
    now += 4_000;
    expect([texts(one), texts(other), other.own(9, 1).length]).toEqual([['a'], ['a', 'b'], 1]);
    expect([one.size(), other.size()]).toEqual([2, 2]);
  });

  it('forgets what waited for more than seven days', () => {
    let now = 1_000;
    const queue = queueOn(new MemoryStore(), 10, () => now);
    queue.add('old', 1);
    now += 7 * 86_400_000;
    queue.add('new', 1);
    expect([queue.expire(), texts(queue)]).toEqual([0, ['old', 'new']]);
    now += 1;
    expect([queue.expire(), texts(queue)]).toEqual([1, ['new']]);
  });

  it.each([
    ['blocked', undefined],
    ['full', new MemoryStore(120)],
  ])('goes on in memory when storage is %s', (_, store) => {
    const queue = queueOn(store);
    for (const text of ['a', 'b', 'c', 'd']) queue.add(text, 1);
    expect(texts(queue)).toEqual(['a', 'b', 'c', 'd']);
    queue.remove(queue.oldest(4, 1));
    expect(texts(queue)).toEqual(['c', 'd']);
    queue.clear();
    expect(queue.size()).toBe(0);
  });
});
