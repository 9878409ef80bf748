import { Worker } from 'node:worker_threads';
import type { Finding } from '../findings.ts';
import { lineageText } from '../lineage.ts';
import type { Task, TaskReport, WorkerData } from './worker.ts';

/** An input that takes so long never ends, for all that those know who wait; more than 5 s as others use the machine. */
const PATIENCE_MS = 20_000;
const LONGEST_LINEAGE = 100;

/**
 * Runs tasks in a thread that is watched: one that hangs at an input is ended, which is a finding, and another thread
 * goes on with the next task.
 */
export async function runTasks(
  seed: number,
  tasks: readonly Task[],
  guided: boolean,
  done: (told: TaskReport) => void,
  found: (finding: Finding) => void,
): Promise<void> {
  let left = [...tasks];
  while (left.length > 0) {
    const trying = new Int32Array(new SharedArrayBuffer(4 * (LONGEST_LINEAGE + 2)));
    const data: WorkerData = { seed, tasks: left, guided, trying };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: data });
    let count = -1;
    let since = Date.now();
    const watch = setInterval(() => {
      const now = trying[1] ?? 0;
      if (now !== count || now === 0) [count, since] = [now, Date.now()];
      else if (Date.now() - since > PATIENCE_MS) {
        const [task] = left;
        const lineage = lineageText([...trying.subarray(2, 2 + (trying[0] ?? 0))]);
        found({ entry: task?.entry ?? '', lineage, what: `no end after ${PATIENCE_MS} ms`, input: '' });
        left = left.slice(1);
        worker.terminate().catch(() => undefined);
      }
    }, 250);
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (told: TaskReport) => {
        left = left.slice(1);
        done(told);
        [count, since] = [-1, Date.now()];
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    }).finally(() => clearInterval(watch));
  }
}
