import type { Looks } from '../../ports/looks.ts';
import type { Connection } from './connection.ts';
import { openCustomerWindow } from './customer-window.ts';

/** Customers who are to be looked at again, on SQLite. */
export function openLooks(connection: Connection): Looks {
  const due = connection.prepare(
    `SELECT c.workspace, a.customer FROM attendances a JOIN customers c ON c.key = a.customer
     WHERE a.due IS NOT NULL AND a.due <= ? ORDER BY a.due LIMIT ?`,
  );
  const setAside = connection.prepare('UPDATE attendances SET due = NULL WHERE customer = ?');
  const behind = connection.prepare(
    `SELECT c.key FROM customers c LEFT JOIN attendances a ON a.customer = c.key
     WHERE c.key >= ? AND c.key <= ? AND c.workspace = ? AND c.merged_into IS NULL AND coalesce(a.epoch, 0) < ?
     ORDER BY c.key LIMIT ?`,
  );
  const windows = openCustomerWindow(connection);
  return {
    due: async (now, most) =>
      due.rows(now, most).map(([workspace, customer]) => ({
        workspace: workspace as number,
        customer: customer as number,
      })),
    setAside: (customers) =>
      connection.write(() => {
        for (const customer of customers) setAside.run(customer);
      }),
    behind: async (workspace, epoch, from, most) => {
      const found: number[] = [];
      await windows(from, (first, last) => {
        for (const [key] of behind.rows(first, last, workspace, epoch, most - found.length))
          found.push(key as number);
        return found.length < most ? undefined : found;
      });
      return found;
    },
  };
}
