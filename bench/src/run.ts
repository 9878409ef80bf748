/**
 * The measurements, each on a fresh hub and in turns with what it is compared to. Usage:
 *   node bench/src/run.ts all|NAME[,NAME…] [SECONDS] [ROUNDS] [--markdown FILE]
 * with the names below; SECONDS is how long each turn lasts. Machines are noisy: what counts are the ratios of runs that
 * take turns, and medians. FILE becomes the table, or gets it between its marks.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdown, type Figure } from './figure.ts';
import { figuresOf } from './report.ts';
import { missingPackage } from './rivals/missing-package.ts';
import { audiences } from './runs/audiences.ts';
import { ingest } from './runs/ingest.ts';
import { latency } from './runs/latency.ts';
import { pipeline } from './runs/pipeline.ts';
import { rivals } from './runs/rivals.ts';
import { soak } from './runs/soak.ts';
import { webhooks } from './runs/webhooks.ts';
import { writeTable } from './write-table.ts';

type Run = (seconds: number, rounds: number) => Promise<Figure[]>;

/** A measurement in a process of its own, when the package it compares with is there. */
const apart =
  (file: string, needed: string): Run =>
  (seconds, rounds) => {
    const missing = missingPackage(needed);
    if (missing === undefined)
      return figuresOf(join(import.meta.dirname, file), [String(seconds), String(rounds)]);
    console.log(`left out: ${missing}`);
    return Promise.resolve([]);
  };

const RUNS: Readonly<Record<string, Run>> = {
  ingest,
  rivals,
  mapping: apart('mapping.ts', '@segment/actions-core'),
  jsonnet: apart('jsonnet.ts', '@hanazuki/node-jsonnet'),
  webhooks,
  audiences,
  latency,
  pipeline,
  soak,
};
/** The pipeline is among the rivals already, and a soak takes as long as one lets it. */
const ALL = Object.keys(RUNS).filter((name) => name !== 'pipeline' && name !== 'soak');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { markdown: { type: 'string' } },
});
const [what = 'pipeline', seconds = '5', rounds = '5'] = positionals;
const names = what === 'all' ? ALL : what.split(',');
const unknown = names.find((name) => RUNS[name] === undefined);
if (unknown !== undefined)
  throw new Error(`there is no ${unknown}: use all, or some of ${Object.keys(RUNS).join(', ')}`);

const figures: Figure[] = [];
for (const name of names) {
  const began = performance.now();
  console.log(`\n# ${name}`);
  figures.push(...((await RUNS[name]?.(Number(seconds), Number(rounds))) ?? []));
  console.log(`${name} took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  // After each, so that what was measured is kept when a later one fails.
  if (values.markdown !== undefined) writeTable(values.markdown, markdown(figures));
}
console.log(`\n${markdown(figures)}`);
