import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openLog } from '../adapters/log/open-log.ts';
import { openBlankFreePages } from '../adapters/sqlite/blank-free-pages.ts';
import { Connection } from '../adapters/sqlite/connection.ts';
import { openTailSorter } from '../adapters/sqlite/customer-events.ts';
import { openEndings } from '../adapters/sqlite/endings.ts';
import { openFold, openUnfolded } from '../adapters/sqlite/fold.ts';
import { openRetention } from '../adapters/sqlite/retention.ts';
import { Turnstile } from '../adapters/sqlite/turnstile.ts';
import type { FromKeeper, ToKeeper } from './fold-in-keeper.ts';

export interface KeeperInit {
  readonly database: string;
  readonly turnstile: SharedArrayBuffer;
  readonly logLevel: string;
  readonly logDays: number;
  readonly eventDays: number;
  readonly heldDays: number;
  readonly auditDays: number;
}

const CHECK_EVERY_MS = 250;
const RETENTION_EVERY_MS = 60_000;
/** Portions of new events that are sorted in, at most, before something else is looked at. */
const TAIL_TURNS = 8;
/** The write-ahead log is folded into the database when it has grown to this. */
const WAL_BYTES = 256 * 1024 * 1024;
/** A file that grew beyond this, because somebody read for long, is given back to the disk. */
const WAL_FILE_BYTES = 4 * WAL_BYTES;

/**
 * Keeps the database in shape without holding up the threads that work with it: most of the write-ahead log is
 * folded in while they go on, and only its last pages, and a few old rows at a time, in a turn of its own.
 */
async function main(init: KeeperInit, port: NonNullable<typeof parentPort>): Promise<void> {
  const log = openLog(init.logLevel);
  const connection = new Connection(init.database, new Turnstile(init.turnstile), {
    cacheMegabytes: 8,
    redoable: true,
  });
  // What it does can be done again, so it waits for no disk. Its turn is everybody's wait: a checkpoint that meets a reader is left for the next round.
  connection.exec('PRAGMA busy_timeout = 50');
  const retention = openRetention(connection, init);
  const endings = openEndings(connection, init.heldDays);
  const sortTail = openTailSorter(connection);
  const fold = openFold(connection);
  const unfolded = openUnfolded(connection);
  const blank = openBlankFreePages(connection);
  const stop = new AbortController();
  port.on('message', (message: ToKeeper) => {
    if (message === 'stop') return stop.abort();
    // Nothing of what was erased is to be left beside the database, or in pages of it that nobody uses.
    const emptied = blank().then(() => fold(true));
    emptied.then(
      (folded) => port.postMessage((folded ? 'folded' : 'busy') satisfies FromKeeper),
      () => port.postMessage('busy' satisfies FromKeeper),
    );
  });
  let nextRetention = 0;
  while (!stop.signal.aborted) {
    try {
      if (unfolded() > WAL_BYTES) await fold(walBytes(init.database) > WAL_FILE_BYTES);
      for (let turns = 0; turns < TAIL_TURNS && (await sortTail()); turns++);
      if (Date.now() >= nextRetention) {
        const ended = await endings(Date.now());
        const more = (await retention(Date.now())) || ended;
        nextRetention = Date.now() + (more ? CHECK_EVERY_MS : RETENTION_EVERY_MS);
      }
    } catch (error) {
      log.warn({ err: error }, 'keeping the database in shape failed; it is tried again');
      await wait(1_000, undefined, { signal: stop.signal }).catch(() => undefined);
    }
    await wait(CHECK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  connection.close();
  port.close();
}

function walBytes(database: string): number {
  return statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

if (parentPort !== null) await main(workerData as KeeperInit, parentPort);
