import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { Coverage } from '../coverage.ts';
import type { Lineage } from '../lineage.ts';
import { runEntry, type EntryReport } from '../pure-run.ts';
import { PURE_ENTRIES } from './entries.ts';

/** What a thread is to run, one after the other. */
export interface Task {
  readonly entry: string;
  readonly from: number;
  readonly to: number;
  readonly kept: readonly Lineage[];
}

export interface WorkerData {
  readonly seed: number;
  readonly tasks: readonly Task[];
  /** Look where inputs reach, and keep those that reach new code. */
  readonly guided: boolean;
  /** How many numbers the lineage under way has, and those numbers. */
  readonly trying: Int32Array;
}

/** After a task: what came of it, and what the thread holds then, in bytes. */
export interface TaskReport {
  readonly report: EntryReport;
  readonly heapBytes: number;
}

const { seed, tasks, guided, trying } = workerData as WorkerData;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const coverage = guided ? new Coverage() : undefined;

for (const { entry: name, from, to, kept } of tasks) {
  const entry = PURE_ENTRIES.find((one) => one.name === name);
  if (entry === undefined) throw new Error(`there is no entry ${name}`);
  const report = runEntry(entry, {
    seed,
    from,
    to,
    kept,
    coverage: entry.guided ? coverage : undefined,
    trying: (lineage) => {
      trying.set(lineage, 2);
      trying[0] = lineage.length;
      trying[1] = (trying[1] ?? 0) + 1;
    },
  });
  collect();
  const told: TaskReport = { report, heapBytes: process.memoryUsage().heapUsed };
  parentPort?.postMessage(told);
}
