import { describe, expect, it } from 'vitest';
import { shelfOn } from './shelf.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { LEASE_MS, turnByLease, turnByLocks, type Turn } from './turn.ts';

describe('a turn by lease', () => {
  const store = new MemoryStore();
  let now = 1_000;
  const turnOf = (tab: string): Turn =>
    turnByLease({
      shelf: shelfOn(store),
      key: 'turn',
      tab,
      clock: () => now,
      pause: () => Promise.resolve(),
    });
  const nothing = (): Promise<void> => Promise.resolve();

  it('is one tab’s until it ends', async () => {
    let end = (): void => undefined;
    const first = turnOf('a')(() => new Promise((resolve) => (end = resolve)));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await turnOf('b')(nothing)).toBe(false);
    end();
    expect(await first).toBe(true);
    expect(await turnOf('b')(nothing)).toBe(true);
    expect(store.items.size).toBe(0);
  });

  it('passes on when a tab dies, and when the clock was set back', async () => {
    store.items.set('turn', `dead ${now + LEASE_MS}`);
    expect(await turnOf('b')(nothing)).toBe(false);
    now += LEASE_MS;
    expect(await turnOf('b')(nothing)).toBe(true);
    store.items.set('turn', `dead ${now + LEASE_MS + 1}`);
    expect(await turnOf('b')(nothing)).toBe(true);
  });

  it('is lost to who wrote later', async () => {
    const hasty = turnByLease({
      shelf: shelfOn(store),
      key: 'turn',
      tab: 'a',
      clock: () => now,
      pause: async () => {
        store.items.set('turn', `b ${now + LEASE_MS}`);
      },
    });
    expect(await hasty(nothing)).toBe(false);
    expect(store.items.get('turn')).toBe(`b ${now + LEASE_MS}`);
  });
});

describe('a turn by locks', () => {
  const work = (done: string[]) => async (): Promise<void> => {
    done.push('work');
  };

  it('is had otherwise where the page may not lock', async () => {
    const locks = { request: () => Promise.reject(new Error('SecurityError')) };
    const done: string[] = [];
    const turn = turnByLocks(
      locks,
      'x',
      () => Promise.resolve(),
      async (each) => {
        done.push('otherwise');
        await each();
        return true;
      },
    );
    expect([await turn(work(done)), done]).toEqual([true, ['otherwise', 'work']]);
  });
});
