import type { RegisteredEvent } from '@causeway/core/audience/replay';
import type { Known } from '@causeway/core/register/known';
import type { JsonObject } from '@causeway/core/result/json';
import type { Connection, Statement, Value } from './connection.ts';
import { openKeys } from './merged-keys.ts';
import { openTailIndex, tailText } from './tail-index.ts';

/** What `countedFrom` reads. */
const COUNTED_COLUMNS = 'id, type, timestamp, body, received_at';

/** The events of a customer, and of everybody who turned out to be them, in the order in which they were registered. */
export function openHistory(
  connection: Connection,
  tailOf: ReturnType<typeof openTailIndex> = openTailIndex(connection),
): (...of: Parameters<Known['history']>) => readonly RegisteredEvent[] {
  // One statement for a customer: a statement for each event of theirs costs several times as much.
  const found = openFoundEvents(connection, 'customer = ?');
  const isAlone = connection.prepare(
    `SELECT merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM customers m WHERE m.merged_into = c.key)
     FROM customers c WHERE key = ?`,
  );
  const keysOf = openKeys(connection);
  return (customer, types, but) => {
    const keys = isAlone.row(customer)?.[0] === 1 ? [customer] : keysOf(customer);
    const rows = keys.flatMap((key) => found([key], types, tailText(tailOf(key), types)));
    if (keys.length > 1) rows.sort((one, other) => (one[0] as number) - (other[0] as number));
    return rows.filter(([id]) => id !== but).map(countedFrom);
  };
}

/**
 * Reads the events of these types, oldest first, that are sorted in where `place` says, or whose numbers are in the JSON
 * array `tail`; undefined: there are none of those.
 */
export function openFoundEvents(
  connection: Connection,
  place: string,
): (
  where: readonly number[],
  types: ReadonlySet<string>,
  tail: string | undefined,
) => readonly (readonly Value[])[] {
  // By how many types there are, and whether there is a tail.
  const statements = new Map<number, Statement>();
  const prepare = (count: number, isLong: boolean): Statement => {
    const list = Array.from({ length: count }, () => '?').join(', ');
    const sorted = `SELECT event FROM customer_events WHERE ${place} AND (type IS NULL OR type IN (${list}))`;
    return connection.prepare(
      `SELECT ${COUNTED_COLUMNS} FROM events
       WHERE id IN (${sorted}${isLong ? ' UNION ALL SELECT value FROM json_each(?)' : ''}) AND type IN (${list}) ORDER BY id`,
    );
  };
  return (where, types, tail) => {
    const key = types.size * 2 + (tail === undefined ? 0 : 1);
    let statement = statements.get(key);
    if (statement === undefined) statements.set(key, (statement = prepare(types.size, tail !== undefined)));
    return tail === undefined
      ? statement.rows(...where, ...types, ...types)
      : statement.rows(...where, ...types, tail, ...types);
  };
}

export function countedFrom([id, type, timestamp, text, receivedAt]: readonly Value[]): RegisteredEvent {
  const { data, context } = JSON.parse(text as string) as { data: JsonObject; context: JsonObject };
  return {
    id: id as number,
    type: type as string,
    timestamp: timestamp as number,
    data,
    context,
    receivedAt: receivedAt as number,
  };
}
