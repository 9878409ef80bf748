import type { Known } from '@causeway/core/register/known';
import type { Connection } from './connection.ts';
import { countedFrom, openFoundEvents } from './history.ts';
import { tailText, type openTailIndex } from './tail-index.ts';

/** The events of a customer after one, in the order in which they were registered. */
export function openSince(connection: Connection, tailOf: ReturnType<typeof openTailIndex>): Known['since'] {
  const found = openFoundEvents(connection, 'customer = ? AND event > ?');
  return (customer, asOf, types, but) =>
    found([customer, asOf], types, tailText(tailOf(customer), types, asOf))
      .filter(([id]) => id !== but)
      .map(countedFrom);
}
