import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchPage } from '../../ports/log-store.ts';
import { firstSince, scanDown } from './paced-scan.ts';

interface Row {
  readonly id: number;
}

/** All pages of a scan over these ids; `keep` is what is asked of each row. */
async function pages(
  ids: readonly number[],
  most: number,
  keep: ((row: Row) => boolean) | undefined,
): Promise<number[]> {
  const down = ids.toSorted((a, b) => b - a);
  const found: number[] = [];
  for (let before: number | undefined = (down[0] ?? 0) + 1; before !== undefined;) {
    const page: SearchPage<Row> = await scanDown<Row>({
      before,
      floor: down.at(-1) ?? 0,
      most,
      lowOf: (from, count) => from - count,
      read: (from, low, limit) =>
        down
          .filter((id) => id < from && id >= low)
          .slice(0, limit)
          .map((id) => ({ id })),
      idOf: ({ id }) => id,
      keep,
      timeOf: (id) => id,
    });
    expect(page.data.length).toBeLessThanOrEqual(most);
    if (page.next !== undefined) expect(page.next).toBeLessThan(before);
    found.push(...page.data.map(({ id }) => id));
    before = page.next;
  }
  return found;
}

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 20_000 }), { maxLength: 400 });

describe('a paced scan', () => {
  it('finds everything once, newest first, however long its pages are', async () => {
    await fc.assert(
      fc.asyncProperty(
        ids,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (all, most, every, dear) => {
          const keep = (row: Row): boolean => row.id % every === 0;
          const wanted = all.filter((id) => !dear || id % every === 0).toSorted((a, b) => b - a);
          expect(await pages(all, most, dear ? keep : undefined)).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stops when its time is up, says how far it has looked, and goes on from there', async () => {
    const slow = (row: Row): boolean => {
      for (const until = performance.now() + 3; performance.now() < until;);
      return row.id % 50 === 0;
    };
    const all = Array.from({ length: 150 }, (_, index) => index + 1);
    const page = await scanDown<Row>({
      before: 151,
      floor: 1,
      most: 10,
      lowOf: (from, count) => from - count,
      read: (from, low, limit) =>
        all
          .filter((id) => id < from && id >= low)
          .toReversed()
          .slice(0, limit)
          .map((id) => ({ id })),
      idOf: ({ id }) => id,
      keep: slow,
      timeOf: (id) => id * 1_000,
    });
    expect(page.next).toBeGreaterThan(1);
    expect(page.scannedTo).toBe((page.next ?? 0) * 1_000);
    expect(await pages(all, 10, slow)).toEqual([150, 100, 50]);
  });
});

describe('the first row since a time', () => {
  it('is found by halving, over gaps', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: -5, max: 20_005 }), (all, time) => {
        const up = all.toSorted((a, b) => a - b);
        const next = (id: number) => up.filter((one) => one >= id).map((one) => ({ id: one, at: one }))[0];
        const found = firstSince(time, up[0] ?? 0, up.at(-1) ?? 0, next);
        for (const id of up) expect(id >= found).toBe(id >= time);
      }),
    );
  });
});
