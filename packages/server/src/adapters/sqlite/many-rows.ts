import type { Connection, Statement, Value } from './connection.ts';

/** Rows of one statement, the most first. What is left of them goes in one by one. */
const PORTIONS = [64, 16, 4, 1] as const;

/**
 * Prepares inserting rows many at a time: a statement for each row costs more in calling SQLite than in writing the row.
 * `table` with its columns in brackets. Values are those of all rows, one row after the other; they go in in that order.
 */
export function openManyRows(
  connection: Connection,
  table: string,
  columns: number,
): (values: Value[]) => void {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const portions: readonly (readonly [values: number, statement: Statement])[] = PORTIONS.map((rows) => [
    rows * columns,
    connection.prepare(`INSERT INTO ${table} VALUES ${Array.from({ length: rows }, () => row).join(', ')}`),
  ]);
  return (values) => {
    let from = 0;
    for (const [size, statement] of portions)
      for (; values.length - from >= size; from += size)
        statement.run(...(values.length === size ? values : values.slice(from, from + size)));
  };
}
