import type { Coverage } from './coverage.ts';
import type { PureEntry } from './entry.ts';
import { reachingNew } from './keep-new.ts';
import { childOf, inputOf, lineageText, type Lineage } from './lineage.ts';
import { Random } from './random.ts';
import { Findings, type Finding } from './findings.ts';

export interface SlowInput {
  readonly ms: number;
  readonly lineage: string;
  readonly length: number;
}

export interface EntryReport {
  readonly entry: string;
  readonly inputs: number;
  /** Those that reached new code, which others were made of. */
  readonly kept: readonly Lineage[];
  /** The slowest first. */
  readonly slowest: readonly SlowInput[];
  readonly findings: readonly Finding[];
}

export interface PureRun {
  readonly seed: number;
  /** Numbers of the inputs: from this one to before that one. */
  readonly from: number;
  readonly to: number;
  /** What was kept before. */
  readonly kept: readonly Lineage[];
  /** Undefined: nothing more is kept. */
  readonly coverage: Coverage | undefined;
  /** Told before each input, so that whoever watches can name one that never ends. */
  readonly trying: (lineage: Lineage) => void;
}

/** An input that takes longer than this is a finding: such inputs hold up everybody. */
const TOO_SLOW_MS = 2_000;
const BATCH = 64;
const MOST_GENERATIONS = 40;
const MOST_SLOW = 3;

/** Runs inputs through one entry. What throws, and what takes long, is a finding; each kind of finding is told once. */
export function runEntry(entry: PureEntry, run: PureRun): EntryReport {
  const random = new Random(run.seed, entry.name, 'run', run.from);
  const kept = [...run.kept];
  const findings = new Findings(entry.name);
  let slowest: SlowInput[] = [];
  const texts = new Map<string, string>();
  const parentOf = (lineage: Lineage): string | undefined => {
    if (lineage.length === 0) return undefined;
    const name = lineageText(lineage);
    const known = texts.get(name) ?? inputOf(entry, run.seed, lineage);
    texts.set(name, known);
    return known;
  };
  const once = (lineage: Lineage): void => {
    run.trying(lineage);
    const input = childOf(entry, run.seed, lineage, parentOf(lineage.slice(0, -1)));
    const began = performance.now();
    try {
      entry.run(input);
    } catch (error) {
      findings.threw(lineageText(lineage), error, input);
    }
    const ms = performance.now() - began;
    if (ms > TOO_SLOW_MS) findings.add(lineageText(lineage), 'slow', `it took ${Math.round(ms)} ms`, input);
    if (slowest.length < MOST_SLOW || ms > (slowest.at(-1)?.ms ?? 0))
      slowest = [...slowest, { ms, lineage: lineageText(lineage), length: input.length }]
        .toSorted((a, b) => b.ms - a.ms)
        .slice(0, MOST_SLOW);
  };

  for (const seedText of entry.seeds) {
    run.trying([]);
    entry.run(seedText);
  }
  run.coverage?.take();
  let batch: Lineage[] = [];
  for (let index = run.from; index < run.to; index++) {
    const parent = kept.length > 0 && random.chance(0.6) ? random.pick(kept) : [];
    const lineage = [...parent, index];
    once(lineage);
    if (run.coverage === undefined || lineage.length > MOST_GENERATIONS) continue;
    batch.push(lineage);
    if (batch.length < BATCH) continue;
    const fresh = run.coverage.take();
    if (fresh.size > 0) kept.push(...reachingNew(batch, fresh, run.coverage, once));
    batch = [];
  }
  return { entry: entry.name, inputs: run.to - run.from, kept, slowest, findings: findings.all };
}
