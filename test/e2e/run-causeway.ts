import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly text: string;
}

/** Runs the command to its end, or kills it: after so many milliseconds, or as soon as something is true. */
export function causeway(args: readonly string[], cut?: number | (() => boolean)): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const kill = (): boolean => child.kill('SIGKILL');
    const timer =
      cut === undefined
        ? undefined
        : typeof cut === 'number'
          ? setTimeout(kill, cut)
          : setInterval(() => cut() && kill(), 1);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, text });
    });
  });
}
