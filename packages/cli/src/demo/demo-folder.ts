import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface DemoFolder {
  readonly path: string;
  readonly data: string;
  /** Keeps a line that a child wrote, in a file only the owner can read. */
  readonly keep: (name: 'hub' | 'sandbox', line: string) => void;
  readonly release: () => void;
}

/** A fresh folder for the demo. What an earlier demo left is removed; one that still runs is not disturbed. */
export function freshDemoFolder(path: string): DemoFolder {
  const folder = resolve(path);
  const pidFile = join(folder, 'demo.pid');
  const other = runningDemo(pidFile);
  if (other !== undefined)
    throw new Error(`another demo is running (process ${other}). End it with Ctrl-C first.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(pidFile, `${process.pid}\n`);
  return {
    path: folder,
    data: join(folder, 'data'),
    keep: (name, line) => {
      // The keys of the first start and the code of the console are for the screen only.
      if (!/cw[kt]_|#code=/.test(line))
        appendFileSync(join(folder, `${name}.log`), `${line}\n`, { mode: 0o600 });
    },
    release: () => rmSync(pidFile, { force: true }),
  };
}

function runningDemo(pidFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}
