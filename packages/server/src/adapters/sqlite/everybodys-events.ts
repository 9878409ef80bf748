import type { OwnedEvent } from '../../ports/customer-search.ts';
import type { Connection, Value } from './connection.ts';
import { eventFrom, EVENT_COLUMNS } from './event-rows.ts';

/** An event of somebody; `customer` is undefined when they are nobody, or nobody of this workspace. */
export type PerhapsOwned = Omit<OwnedEvent, 'customer'> & { readonly customer: string | undefined };

/** Reads events of all customers of a workspace, as of who they are now. */
export interface EverybodysEvents {
  /** With ids from `low` up to, not including, `before`, newest first; at most `most`. */
  readonly rows: (workspace: number, before: number, low: number, most: number) => readonly PerhapsOwned[];
  /** With ids above `after`, oldest first; at most `most`. */
  readonly rowsUp: (workspace: number, after: number, most: number) => readonly PerhapsOwned[];
}

export function openEverybodysEvents(connection: Connection): EverybodysEvents {
  const columns = `${EVENT_COLUMNS}, customer`;
  const down = connection.prepare(
    `SELECT ${columns} FROM events WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT ?`,
  );
  const up = connection.prepare(`SELECT ${columns} FROM events WHERE id > ? ORDER BY id LIMIT ?`);
  const load = connection.prepare(
    'SELECT workspace, id, anonymous, status, merged_into FROM customers WHERE key = ?',
  );
  const ownerOf = (workspace: number, key: number, hops = 0): string | undefined => {
    const row = load.row(key);
    if (row === undefined || row[0] !== workspace) return undefined;
    if (row[4] !== null && hops < 10) return ownerOf(workspace, row[4] as number, hops + 1);
    return row[2] === 1 || row[3] === 'opted_out' ? undefined : (row[1] as string);
  };
  const ownedBy =
    (workspace: number) =>
    (row: readonly Value[]): PerhapsOwned => ({
      ...eventFrom(row),
      customer: ownerOf(workspace, row[8] as number),
    });
  return {
    rows: (workspace, before, low, most) => down.rows(before, low, most).map(ownedBy(workspace)),
    rowsUp: (workspace, after, most) => up.rows(after, most).map(ownedBy(workspace)),
  };
}
