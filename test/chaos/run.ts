import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOut, type Outcome } from './act/carry-out.ts';
import { check, type Violation } from './check/check.ts';
import { FULL, makePlan, SHORT } from './plan/make-plan.ts';
import { findMeans } from './world/small-disk.ts';

// Hubs are started by the hundred: what they are made of is compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'causeway-chaos-compiled');

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1-20' },
    keep: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
  },
});
const command = `npm run chaos --${values.short ? ' --short' : ''} --seeds`;
const probe = mkdtempSync(join(tmpdir(), 'causeway-chaos-means-'));
const means = findMeans(probe);
rmSync(probe, { recursive: true });
if (!means.volume) say('left out: a volume that is full (it cannot be mounted here)');
if (!means.limit) say('left out: a disk that fails (there is no prlimit here)');

// Programs that were started here end with this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const failed: number[] = [];
let runs = 0;
let events = 0;
for (const seed of seedsOf(values.seeds)) {
  runs++;
  const began = performance.now();
  let outcome: Outcome | undefined;
  let violations: readonly Violation[];
  try {
    outcome = await carryOut(makePlan(seed, values.short ? SHORT : FULL), means);
    violations = check(outcome.evidence);
  } catch (error) {
    violations = [{ law: 'run', what: error instanceof Error ? (error.stack ?? '') : String(error) }];
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`seed ${seed}: ${seconds} s, ${outcome === undefined ? '' : numbersOf(outcome)}${said(violations)}`);
  events += outcome?.evidence.hub.events.length ?? 0;
  if (outcome !== undefined && (values.keep || violations.length > 0)) write(outcome, violations);
  if (violations.length > 0) {
    failed.push(seed);
    for (const { law, what } of violations.slice(0, 8)) say(`  ${law}: ${what}`);
    if (outcome !== undefined) say(`  kept in ${outcome.folder}`);
    say(`  again: ${command} ${seed}`);
  }
  outcome?.clean(values.keep || violations.length > 0);
}
say(`${runs} seeds, ${events} events, ${failed.length} with violations`);
if (failed.length > 0) say(`again: ${command} ${failed.join(',')}`);
process.exit(failed.length > 0 ? 1 : 0);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `1-20`, `7`, `3,5,9-12` */
function seedsOf(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (from === undefined) throw new Error(`seeds are written as 1-20 or 3,5,9, not as ${text}`);
    const first = Number(from);
    return Array.from({ length: Number(to ?? from) - first + 1 }, (_, index) => first + index);
  });
}

function numbersOf({ evidence, leftOut }: Outcome): string {
  const { hub, sent, plan, deaths } = evidence;
  const ends = (outcome: string): number => hub.outcomes.filter((one) => one.outcome === outcome).length;
  const faults = plan.faults.map(({ kind }) => kind).join(' ');
  return [
    `${sent.length} sent, ${hub.events.length} events`,
    `${ends('delivered')} delivered ${ends('skipped')} skipped ${ends('buried')} buried`,
    `${deaths.length} deaths`,
    `[${faults}]`,
    ...(leftOut.length === 0 ? [] : [`left out ${leftOut.join(', ')}`]),
    '',
  ].join(', ');
}

function said(violations: readonly Violation[]): string {
  return violations.length === 0 ? 'ok' : `${violations.length} VIOLATIONS`;
}

/** The history of both sides, beside the log and the data of the hub. */
function write({ evidence, history, folder }: Outcome, violations: readonly Violation[]): void {
  const to = join(folder, 'history');
  mkdirSync(to, { recursive: true });
  const { front, back, hub, far, plan, sent } = evidence;
  for (const [name, content] of Object.entries({ violations, plan, sent, hub, far, front, back }))
    writeFileSync(join(to, `${name}.json`), JSON.stringify(content, null, 1));
  writeFileSync(join(to, 'log.txt'), history.log.join('\n'));
}
