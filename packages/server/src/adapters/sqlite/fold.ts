import type { Connection } from './connection.ts';

/**
 * Folds the write-ahead log into the database while the other threads go on, and only its last pages in a turn of its
 * own; then it begins anew at its start. With `empty` nothing of it is left in the file. Answers false when somebody who
 * reads was in the way: it is to be tried again.
 */
export function openFold(connection: Connection): (empty?: boolean) => Promise<boolean> {
  const passive = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const restart = connection.prepare('PRAGMA wal_checkpoint(RESTART)');
  const truncate = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  return async (empty = false) => {
    passive.rows();
    const [busy] = (await connection.alone(() => (empty ? truncate : restart).row())) ?? [];
    return busy === 0;
  };
}
