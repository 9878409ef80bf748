import type { Connection } from './connection.ts';

const PAGE_BYTES = 4096;
/** So much at the most is folded while everybody who writes waits. */
const LAST_BYTES = 32 * 1024 * 1024;
/** Those who write faster than this many passes fold have to wait for the rest: the log would grow for ever. */
const MOST_PASSES = 8;

/**
 * Folds the write-ahead log into the database while the other threads go on, and only its last pages in a turn of its
 * own; then it begins anew at its start. With `empty` nothing of it is left in the file. Answers false when somebody who
 * reads was in the way: it is to be tried again. Who reads for long, as a backup does, costs nobody a turn.
 */
export function openFold(connection: Connection): (empty?: boolean) => Promise<boolean> {
  const passive = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const restart = connection.prepare('PRAGMA wal_checkpoint(RESTART)');
  const truncate = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  return async (empty = false) => {
    let before = -1;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const [, log = 0, folded = 0] = (passive.row() ?? []) as [number?, number?, number?];
      if ((log - folded) * PAGE_BYTES <= LAST_BYTES) break;
      // No further than before: somebody reads what was there then. Otherwise those who write are faster, for now.
      if (folded <= before) return false;
      before = folded;
    }
    const [busy] = (await connection.alone(() => (empty ? truncate : restart).row())) ?? [];
    return busy === 0;
  };
}

/**
 * How many bytes of the write-ahead log are in use, 0 when all of them are folded: the file stays as large as it has ever
 * been, and says nothing about it.
 */
export function openUnfolded(connection: Connection): () => number {
  const look = connection.prepare('PRAGMA wal_checkpoint(NOOP)');
  return () => {
    const [, log, folded] = (look.row() ?? []) as [number?, number?, number?];
    return log === undefined || folded === undefined || log <= folded ? 0 : log * PAGE_BYTES;
  };
}
