import { describe, expect, it } from 'vitest';
import type { PureEntry } from './entry.ts';
import { inputOf, readLineage } from './lineage.ts';
import { runEntry } from './pure-run.ts';
import { PURE_ENTRIES } from './pure/entries.ts';
import { runWire } from './wire/wire-run.ts';

const SEED = 20_261_121;
const run = (entry: PureEntry, seed: number, to: number) =>
  runEntry(entry, { seed, from: 0, to, kept: [], coverage: undefined, trying: () => undefined });

describe('what nobody should send breaks no promise', () => {
  it.each(PURE_ENTRIES.map((entry) => [entry.name, entry] as const))('of %s', (_name, entry) => {
    expect(run(entry, SEED, 80).findings).toEqual([]);
  });

  it('over HTTP, and what is sent beside it is there afterwards', async () => {
    const { findings, neighbours, roads } = await runWire({
      seed: SEED,
      inputs: 600,
      every: 300,
      progress: () => undefined,
    });
    expect(findings).toEqual([]);
    expect(neighbours).toBeGreaterThanOrEqual(8);
    for (const { inputs } of roads.values()) expect(inputs).toBeGreaterThan(0);
  }, 120_000);
});

describe('the search itself', () => {
  const fragile: PureEntry = {
    name: 'fragile',
    form: 'json',
    seeds: ['{"a":{"b":1}}'],
    words: ['c'],
    guided: false,
    share: 1,
    run: (input) => {
      const { a } = JSON.parse(input) as { a?: { c?: unknown } };
      if (a?.c !== undefined) throw new Error(`it fell over ${input.length}`);
    },
  };

  it('finds a weak place, tells it once, and can show it again', () => {
    const { findings } = run(fragile, 1, 3_000);
    const [found, ...more] = findings.filter(({ what }) => what.includes('it fell over'));
    expect(more).toEqual([]);
    const again = inputOf(fragile, 1, readLineage(found?.lineage ?? ''));
    expect(again).toBe(found?.input);
    expect(() => fragile.run(again)).toThrow('it fell over');
  });

  it('makes the same input of the same seed and lineage, and others of others', () => {
    for (const entry of PURE_ENTRIES) {
      expect(inputOf(entry, SEED, [3, 14, 15])).toBe(inputOf(entry, SEED, [3, 14, 15]));
    }
    const inputs = Array.from({ length: 200 }, (_, index) => inputOf(fragile, SEED, [index]));
    expect(new Set(inputs).size).toBeGreaterThan(120);
  });
});
