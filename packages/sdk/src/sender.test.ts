import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tabs, type Weather } from './testing/tabs.ts';

type Step =
  | { readonly do: 'add'; readonly tab: number; readonly bytes: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'weather'; readonly is: Weather; readonly takes: number }
  | { readonly do: 'crash' | 'leave' | 'flush' | 'hurry'; readonly tab: number }
  | { readonly do: 'open' };

const tab = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('add' as const), tab, bytes: fc.constantFrom(100, 15_000) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 10, 100, 999, 5_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      is: fc.constantFrom<Weather>('up', 'down', 'lossy', 'busy', 'told'),
      takes: fc.constantFrom(2, 50, 2_000, 14_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('crash', 'leave', 'flush', 'hurry'), tab }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'open' }) },
);

/** The longest wait there is, and a lease that a dead tab left. */
const LONG_ENOUGH_MS = 400_000;

async function live(
  steps: readonly Step[],
  byLease: boolean,
): Promise<{ tabs: Tabs; added: Map<string, string[]> }> {
  const tabs = new Tabs(byLease);
  const added = new Map<string, string[]>();
  let count = 0;
  tabs.open();
  for (const each of steps) {
    const alive = tabs.tabs.filter((one) => one.alive);
    const chosen = 'tab' in each ? alive[each.tab % alive.length] : undefined;
    switch (each.do) {
      case 'add': {
        if (chosen === undefined) break;
        const id = `${chosen.name}#${count++}`;
        added.set(chosen.name, [...(added.get(chosen.name) ?? []), id]);
        tabs.add(chosen, id, each.bytes);
        break;
      }
      case 'pass':
        await tabs.pass(each.ms);
        break;
      case 'weather':
        tabs.weather = each.is;
        tabs.takes = each.takes;
        break;
      case 'open':
        tabs.open();
        break;
      case 'crash':
        if (chosen !== undefined) tabs.crash(chosen);
        break;
      case 'leave':
      case 'hurry':
        chosen?.sender[each.do]();
        break;
      case 'flush':
        await Promise.race([chosen?.sender.flush(), tabs.pass(0)]);
        break;
    }
  }
  tabs.weather = 'up';
  tabs.takes = 50;
  tabs.open();
  await tabs.pass(LONG_ENOUGH_MS);
  return { tabs, added };
}

describe.each([
  ['locks', false],
  ['a lease', true],
])('tabs that share a queue by %s', (_, byLease) => {
  it('lose nothing, keep the order of each tab, and send one request at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), async (steps) => {
        const { tabs, added } = await live(steps, byLease);
        const first = [...new Set(tabs.arrived)];
        for (const [name, ids] of added) expect(first.filter((id) => id.startsWith(`${name}#`))).toEqual(ids);
        expect([tabs.lost, tabs.tabs.at(-1)?.queue.size()]).toEqual([0, 0]);
        // A request of a tab that died goes on by itself, beside that of the tab which has the next turn.
        const died = tabs.tabs.filter(({ alive }) => !alive).length;
        expect(tabs.mostAtOnce).toBeLessThanOrEqual(1 + died);
      }),
      { numRuns: 200 },
    );
  });

  it('send each event once when nothing goes wrong', async () => {
    const tabs = new Tabs(byLease);
    const [one, two] = [tabs.open(), tabs.open()];
    for (let index = 0; index < 7; index++) {
      tabs.add(one, `one#${index}`);
      tabs.add(two, `two#${index}`);
      await tabs.pass(400);
    }
    await tabs.pass(10_000);
    expect(tabs.arrived.toSorted()).toEqual([...new Set(tabs.arrived)].toSorted());
    expect(tabs.arrived).toHaveLength(14);
    expect(tabs.mostAtOnce).toBe(1);
  });
});

describe('a page that ends', () => {
  it('hands over what it added, once, and keeps it until the hub has it', async () => {
    const tabs = new Tabs(false);
    const page = tabs.open();
    tabs.add(page, 'one');
    page.sender.leave();
    page.sender.leave();
    tabs.crash(page);
    await tabs.pass(100);
    expect(tabs.arrived).toEqual(['one']);
    expect(page.queue.size()).toBe(1);
    tabs.open();
    await tabs.pass(12_000);
    expect(tabs.arrived).toEqual(['one', 'one']);
    expect(page.queue.size()).toBe(0);
  });

  it('and goes on after all does not send again what arrived', async () => {
    const tabs = new Tabs(false);
    const page = tabs.open();
    tabs.add(page, 'one');
    page.sender.leave();
    await tabs.pass(5_000);
    expect(tabs.arrived).toEqual(['one']);
  });

  it('hands over no more than browsers take', async () => {
    const tabs = new Tabs(false);
    const page = tabs.open();
    tabs.weather = 'lossy';
    for (let index = 0; index < 4; index++) page.queue.add(`"${index}"`, 25_000);
    page.sender.leave();
    await tabs.pass(100);
    expect(tabs.arrived).toEqual(['0', '1']);
  });
});

describe('the hub', () => {
  it('that names a time is not asked before it, whoever hurries', async () => {
    const tabs = new Tabs(false);
    const page = tabs.open();
    tabs.weather = 'told';
    tabs.add(page, 'one');
    await tabs.pass(1_100);
    tabs.weather = 'up';
    page.sender.hurry();
    await tabs.pass(1_500);
    expect(tabs.arrived).toEqual([]);
    await tabs.pass(1_000);
    expect(tabs.arrived).toEqual(['one']);
  });

  it('that was not there is asked at once when the network is back', async () => {
    const tabs = new Tabs(false);
    const page = tabs.open();
    tabs.weather = 'down';
    tabs.add(page, 'one');
    await tabs.pass(60_000);
    tabs.weather = 'up';
    page.sender.hurry();
    await tabs.pass(60);
    expect(tabs.arrived).toEqual(['one']);
  });
});
