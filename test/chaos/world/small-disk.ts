import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VOLUME_MEGABYTES = 48;
const BALLAST = 'ballast';

/** Whether this machine lets us mount a volume, and limit a process's files. What it does not is left out, and said. */
export interface Means {
  readonly volume: boolean;
  readonly limit: boolean;
}

export function findMeans(folder: string): Means {
  const probe = join(folder, 'probe');
  mkdirSync(probe);
  const volume = mountSmall(probe);
  if (volume) unmount(probe);
  rmSync(probe, { recursive: true });
  return { volume, limit: works('prlimit', ['--version']) };
}

/** A file system of its own in memory, which is soon full. */
export function mountSmall(folder: string): boolean {
  return works('mount', ['-t', 'tmpfs', '-o', `size=${VOLUME_MEGABYTES}m`, 'tmpfs', folder]);
}

export function unmount(folder: string): void {
  works('umount', [folder]);
}

/** Takes all the room that is left. */
export function fill(folder: string): void {
  const file = join(folder, BALLAST);
  writeFileSync(file, '');
  for (let bytes = 1024 * 1024; bytes >= 512; bytes >>= 1) {
    for (;;) {
      try {
        appendFileSync(file, Buffer.alloc(bytes));
      } catch {
        break;
      }
    }
  }
}

export function empty(folder: string): void {
  rmSync(join(folder, BALLAST), { force: true });
}

/** From now on the process cannot make a file larger than this: writes beyond it fail as on a failing disk. */
export function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  works('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
