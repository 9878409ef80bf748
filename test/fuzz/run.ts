import { parseArgs } from 'node:util';
import type { Finding } from './findings.ts';
import { inputOf, readLineage } from './lineage.ts';
import { PURE_ENTRIES } from './pure/entries.ts';
import { fuzzPure } from './pure/pure-fuzz.ts';
import { pureTable, wireTable } from './tables.ts';
import { runWire } from './wire/wire-run.ts';

/**
 * Sends what nobody should send to every way in, and says what came of it.
 *
 *     node test/fuzz/run.ts --inputs 1000000 --seed 1
 *     node test/fuzz/run.ts --only filterql --inputs 50000 --seed 7
 *     node test/fuzz/run.ts --replay filterql:12.845 --seed 1
 */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** Of all inputs, how many go over sockets to a hub. */
    wire: { type: 'string', default: '0.3' },
    /** Entries that are functions, with commas; nothing goes over sockets. */
    only: { type: 'string' },
    /** An entry and a lineage: its input is written out, and run. */
    replay: { type: 'string' },
  },
});
const seed = Number(values.seed);
const only = values.only?.split(',');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (values.replay !== undefined) replay(values.replay);
else process.exitCode = (await all()) ? 0 : 1;

function replay(which: string): void {
  const [name = '', lineage = ''] = which.split(':');
  const entry = PURE_ENTRIES.find((one) => one.name === name);
  if (entry === undefined)
    throw new Error(`There is no entry ${name}: ${PURE_ENTRIES.map((one) => one.name).join(', ')}.`);
  const input = inputOf(entry, seed, readLineage(lineage));
  say(input);
  entry.run(input);
}

async function all(): Promise<boolean> {
  const inputs = Number(values.inputs);
  const overWire = values.only === undefined ? Math.round(inputs * Number(values.wire)) : 0;
  const entries = PURE_ENTRIES.filter(({ name }) => only === undefined || only.includes(name));
  const began = Date.now();
  const told = (line: string): void => say(`[${Math.round((Date.now() - began) / 1_000)} s] ${line}`);
  const progress = (done: number): void => {
    if (done % 10_000 === 0 || done === overWire) told(`${done} of ${overWire} requests`);
  };
  const [pure, wire] = await Promise.all([
    overWire === inputs ? undefined : fuzzPure(entries, { seed, inputs: inputs - overWire, told }),
    overWire === 0 ? undefined : runWire({ seed, inputs: overWire, every: 500, progress }),
  ]);
  if (pure !== undefined) say(pureTable(pure));
  if (wire !== undefined) say(wireTable(wire));
  const findings: readonly Finding[] = [...(pure?.findings ?? []), ...(wire?.findings ?? [])];
  for (const { entry, lineage, what, input } of findings)
    say(`\n${entry}:${lineage}\n${what.slice(0, 2_000)}\n${JSON.stringify(input.slice(0, 2_000))}`);
  say(`\n${findings.length} findings after ${Math.round((Date.now() - began) / 1_000)} s, seed ${seed}.`);
  return findings.length === 0;
}
