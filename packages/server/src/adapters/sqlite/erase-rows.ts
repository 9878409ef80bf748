import type { Connection, Statement } from './connection.ts';
import { laneOf } from './lane.ts';
import { PERSONAL_TABLES, type PersonalTable } from './personal-tables.data.ts';

/** Deletes the rows of some customers from a table, within the transaction that is under way. Answers how many. */
export type EraseRows = (keys: readonly number[], integrations: readonly number[]) => number;

/** The tables of one step, in their order. */
export function openEraseRows(
  connection: Connection,
  when: PersonalTable['when'],
): readonly { readonly table: string; readonly erase: EraseRows }[] {
  return PERSONAL_TABLES.filter((one) => one.when === when).map(({ table, column, way }) => {
    const where =
      way === 'column'
        ? `${column} = ?`
        : way === 'integration'
          ? `integration = ? AND ${column} = ?`
          : `integration = ? AND lane = ? AND ${column} = ?`;
    const statement: Statement = connection.prepare(`DELETE FROM ${table} WHERE ${where}`);
    const run = (...values: number[]): number => Number(statement.run(...values).changes);
    return {
      table,
      erase: (keys, integrations) => {
        let count = 0;
        for (const key of keys) {
          if (way === 'column') count += run(key);
          else
            for (const integration of integrations)
              count += way === 'lane' ? run(integration, laneOf(key), key) : run(integration, key);
        }
        return count;
      },
    };
  });
}
