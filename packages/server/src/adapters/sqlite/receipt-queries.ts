import type { Receipt, ReceiptQueries } from '../../ports/receipt-queries.ts';
import { unpacked } from './bodies.ts';
import type { Connection, Value } from './connection.ts';
import { firstSince, scanDown } from './paced-scan.ts';

export const RECEIPT_COLUMNS = 'id, source, at, method, path, status, accepted, refused, issues';
const SLACK_MS = 10 * 60_000;

/** Reading receipts on SQLite. Give it a connection that is used for reading alone. */
export function openReceiptQueries(connection: Connection): ReceiptQueries {
  const bounds = connection.prepare('SELECT (SELECT min(id) FROM receipts), (SELECT max(id) FROM receipts)');
  const next = connection.prepare('SELECT id, at FROM receipts WHERE id >= ? ORDER BY id LIMIT 1');
  const list = connection.prepare(
    `SELECT ${RECEIPT_COLUMNS} FROM receipts WHERE id < ? AND id >= ? AND source IN (SELECT value FROM json_each(?)) AND at >= ? AND at < ?
     ORDER BY id DESC LIMIT ?`,
  );
  const one = connection.prepare(
    `SELECT ${RECEIPT_COLUMNS}, body FROM receipts WHERE id = ? AND source IN (SELECT value FROM json_each(?))`,
  );
  const nextOf = (id: number): { id: number; at: number } | undefined => {
    const row = next.row(id);
    return row === undefined ? undefined : { id: row[0] as number, at: row[1] as number };
  };
  return {
    list: async (sources, { from, to }, page) => {
      const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
      if (typeof lowest !== 'number' || typeof highest !== 'number')
        return { data: [], next: undefined, scannedTo: undefined };
      const ceiling = to === undefined ? highest + 1 : firstSince(to + SLACK_MS, lowest, highest, nextOf);
      const whose = JSON.stringify(sources);
      return scanDown<Receipt>({
        before: Math.min(page.before ?? ceiling, ceiling),
        floor: from === undefined ? lowest : firstSince(from - SLACK_MS, lowest, highest, nextOf),
        most: page.most,
        lowOf: (before, count) => before - count,
        read: (before, low, most) =>
          list.rows(before, low, whose, from ?? 0, to ?? Number.MAX_SAFE_INTEGER, most).map(receiptFrom),
        idOf: ({ id }) => id,
        timeOf: (id) => nextOf(id)?.at,
      });
    },
    receipt: async (sources, id) => {
      const row = one.row(id, JSON.stringify(sources));
      if (row === undefined) return undefined;
      return {
        receipt: receiptFrom(row),
        body: row[9] === null ? undefined : unpacked(row[9] as Uint8Array),
      };
    },
  };
}

export function receiptFrom(row: readonly Value[]): Receipt {
  return {
    id: row[0] as number,
    source: row[1] as number,
    at: row[2] as number,
    method: row[3] as string,
    path: row[4] as string,
    status: row[5] as number,
    accepted: row[6] as number,
    refused: row[7] as number,
    issues: JSON.parse(row[8] as string) as Receipt['issues'],
  };
}
