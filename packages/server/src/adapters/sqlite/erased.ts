import type { Connection } from './connection.ts';

const NOBODY = (): boolean => false;

/**
 * Says who was erased, as of the transaction in which it is asked. A hub that has never erased anybody pays one look at an
 * empty table.
 */
export function openErased(connection: Connection): () => (customer: number) => boolean {
  const any = connection.prepare('SELECT EXISTS (SELECT 1 FROM erased_customers)');
  const one = connection.prepare('SELECT 1 FROM erased_customers WHERE customer = ?');
  return () => (any.row()?.[0] === 1 ? (customer) => one.row(customer) !== undefined : NOBODY);
}
