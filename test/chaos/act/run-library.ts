import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Step } from '../plan/plan.ts';

export type Library = 'segment' | 'rudder';

/** A published client library, what it is pointed at, and what it is to do. */
export interface LibraryWork {
  readonly library: Library;
  readonly url: string;
  readonly key: string;
  readonly steps: readonly Step[];
}

const SCRIPT = fileURLToPath(new URL('./library-process.ts', import.meta.url));

/** `enough`: begin nothing new. `stop`: give up what is not answered. */
export interface Ends {
  readonly enough: AbortSignal;
  readonly stop: AbortSignal;
}

/**
 * Runs a library in a process of its own, until it has sent everything or has given up. Libraries may end their process
 * over a bad network; what was answered before must be there all the same.
 */
export function runLibrary(work: LibraryWork, { enough, stop }: Ends): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(SCRIPT, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const end = (): void => void child.kill('SIGKILL');
    const close = (): void => void (child.connected && child.send('enough'));
    stop.addEventListener('abort', end, { once: true });
    enough.addEventListener('abort', close, { once: true });
    child.on('exit', () => {
      stop.removeEventListener('abort', end);
      enough.removeEventListener('abort', close);
      resolve();
    });
    child.on('error', () => resolve());
    child.send(work);
  });
}
