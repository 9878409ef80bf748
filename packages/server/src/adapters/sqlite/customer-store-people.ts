import type { JsonObject } from '@causeway/core/result/json';
import { nameOf } from '../../ports/customer-name.ts';
import type { Person } from '../../ports/log-store.ts';
import type { Connection } from './connection.ts';

/** Finds who a customer is now, through merges. */
export function openPeople(connection: Connection): (key: number) => Person | undefined {
  const load = connection.prepare('SELECT id, attributes, merged_into FROM customers WHERE key = ?');
  const follow = (key: number, hops: number): Person | undefined => {
    const row = load.row(key);
    if (row === undefined) return undefined;
    if (row[2] !== null && hops < 10) return follow(row[2] as number, hops + 1);
    return { id: row[0] as string, name: nameOf(JSON.parse(row[1] as string) as JsonObject) };
  };
  return (key) => follow(key, 0);
}
