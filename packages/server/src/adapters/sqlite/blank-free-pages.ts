import type { Connection } from './connection.ts';

/** So many pages are overwritten in one turn: a megabyte, a few milliseconds. */
const PORTION = 256;
const PAGE_BYTES = 4_096;

/**
 * Overwrites every page of the database that is free now, with zeros. What is deleted stays in its page until the page is
 * used again: deleting is asked for all day, and clearing each page would cost registering a tenth of its speed. So it
 * is done when somebody is erased, for all that was deleted until then. Afterwards the pages are free as before.
 */
export function openBlankFreePages(connection: Connection): () => Promise<void> {
  const free = connection.prepare('PRAGMA freelist_count');
  const fill = connection.prepare('INSERT INTO blanks (body) VALUES (zeroblob(?))');
  const filled = connection.prepare('SELECT rowid FROM blanks LIMIT 1');
  const empty = connection.prepare('DELETE FROM blanks WHERE rowid = ?');
  const pages = (): number => Number(free.row()?.[0] ?? 0);
  return async () => {
    // Others free pages meanwhile; those were nobody's who is being erased, and it has to end.
    for (let left = pages(); left > 0; left -= PORTION) {
      const now = pages();
      if (now === 0) break;
      await connection.write(() => fill.run(Math.min(now, PORTION) * PAGE_BYTES));
    }
    // What was filled keeps something of before in pages that are not full: giving them back clears them wholly.
    connection.exec('PRAGMA secure_delete = ON');
    try {
      for (let row = filled.row(); row !== undefined; row = filled.row()) {
        const id = row[0] as number;
        await connection.write(() => empty.run(id));
      }
    } finally {
      connection.exec('PRAGMA secure_delete = FAST');
    }
  };
}
