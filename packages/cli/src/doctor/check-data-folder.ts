import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, ok, warn, type Finding } from './finding.ts';

const GIGABYTE = 1024 ** 3;
const LITTLE_BYTES = 2 * GIGABYTE;
const NO_BYTES = 200 * 1024 ** 2;

/** The data folder: can it be written to, does a hub hold it, is there room. Changes nothing in it. */
export function checkDataFolder(folder: string): Finding[] {
  const path = resolve(folder);
  const there = existsSync(path);
  const nearest = there ? path : nearestFolder(path);
  try {
    accessSync(nearest, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      fail(
        `The data folder ${path} cannot be written to.`,
        `Give ${nearest} to the user that runs the hub, or choose another folder with --data.`,
      ),
    ];
  }
  if (there && !statSync(path).isDirectory())
    return [fail(`${path} is a file.`, 'Choose a folder with --data.')];
  return [
    there
      ? ok(`The data folder ${path} can be written to.`)
      : ok(`The data folder ${path} will be made at the first start.`),
    ...held(path),
    room(nearest),
  ];
}

/** When the newest file of the folder was changed, in Unix milliseconds. */
export function newestFile(folder: string): number | undefined {
  try {
    const times = readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs);
    return times.length === 0 ? undefined : Math.max(...times);
  } catch {
    return undefined;
  }
}

function nearestFolder(path: string): string {
  const parent = dirname(path);
  return existsSync(parent) || parent === path ? parent : nearestFolder(parent);
}

/** Whether a running hub holds the folder's lock. Linux lists locks; elsewhere only a start can tell. */
function held(path: string): Finding[] {
  const lock = join(path, 'hub.lock');
  if (!existsSync(lock) || !existsSync('/proc/locks')) return [];
  const { ino } = statSync(lock);
  const holder = readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .find((line) => new RegExp(`\\bWRITE \\d+ [0-9a-f]+:[0-9a-f]+:${ino} `).test(line));
  if (holder === undefined) return [ok('No hub is using the data folder.')];
  const pid = /WRITE (\d+)/.exec(holder)?.[1] ?? '?';
  return [
    warn(
      `A hub (process ${pid}) is using the data folder.`,
      'This is fine when it is the one you mean; a second one would refuse to start.',
    ),
  ];
}

function room(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const shown = `${(free / GIGABYTE).toFixed(1)} GB are free on its disk.`;
  const fix = 'Free some space, or move the data folder: a full disk makes the hub refuse events.';
  if (free < NO_BYTES) return fail(shown, fix);
  return free < LITTLE_BYTES ? warn(shown, fix) : ok(shown);
}
