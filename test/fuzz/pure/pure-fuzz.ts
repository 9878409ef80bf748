import type { PureEntry } from '../entry.ts';
import type { Finding } from '../findings.ts';
import type { Lineage } from '../lineage.ts';
import type { SlowInput } from '../pure-run.ts';
import { runTasks } from './run-threads.ts';
import type { Task, TaskReport } from './worker.ts';

/** What is told of an entry at the end. */
export interface PureLine {
  inputs: number;
  kept: number;
  slowest: SlowInput | undefined;
  heapBytes: number[];
}

export interface PureReport {
  readonly lines: ReadonlyMap<string, PureLine>;
  readonly findings: readonly Finding[];
}

/** Looking where inputs reach makes them slow: this part of them is enough to find the places. */
const GUIDED_SHARE = 0.08;
const MOST_GUIDED = 2_500;

/** So many inputs over all entries, each its share: first some that are watched where they reach, then the rest. */
export async function fuzzPure(
  entries: readonly PureEntry[],
  {
    seed,
    inputs,
    told,
  }: { readonly seed: number; readonly inputs: number; readonly told: (line: string) => void },
): Promise<PureReport> {
  const shares = entries.reduce((sum, { share }) => sum + share, 0);
  const lines = new Map<string, PureLine>();
  const findings: Finding[] = [];
  const kept = new Map<string, readonly Lineage[]>();
  const split = entries.map((entry) => {
    const all = Math.ceil((inputs * entry.share) / shares);
    const guided = entry.guided ? Math.min(MOST_GUIDED, Math.floor(all * GUIDED_SHARE)) : 0;
    return { entry: entry.name, guided, all };
  });
  const done = ({ report, heapBytes }: TaskReport): void => {
    const line = lines.get(report.entry) ?? { inputs: 0, kept: 0, slowest: undefined, heapBytes: [] };
    lines.set(report.entry, line);
    line.inputs += report.inputs;
    line.kept = report.kept.length;
    line.heapBytes.push(heapBytes);
    const [slowest] = report.slowest;
    if (slowest !== undefined && slowest.ms > (line.slowest?.ms ?? 0)) line.slowest = slowest;
    kept.set(report.entry, report.kept);
    findings.push(...report.findings);
    told(
      `${report.entry}: ${report.inputs} inputs, ${report.findings.length} findings, ${Math.round(heapBytes / 1e6)} MB`,
    );
  };
  const found = (finding: Finding): void => {
    findings.push(finding);
  };
  const first = split.filter(({ guided }) => guided > 0);
  await runTasks(
    seed,
    first.map(({ entry, guided }): Task => ({ entry, from: 0, to: guided, kept: [] })),
    true,
    done,
    found,
  );
  await runTasks(
    seed,
    split.map(({ entry, guided, all }): Task => ({
      entry,
      from: guided,
      to: all,
      kept: kept.get(entry) ?? [],
    })),
    false,
    done,
    found,
  );
  return { lines, findings };
}
