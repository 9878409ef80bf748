import type { Connection } from './connection.ts';
import { openCustomerWindow } from './customer-window.ts';

interface Counted {
  readonly count: Promise<number>;
  /** On the clock of `performance`. */
  until: number;
}

/** A count is good for so many times as long as it took. */
const WORTH = 50;

/** Counts the customers of a workspace; how many there are is asked often, and reading all of them takes its time. */
export function openCustomerCount(connection: Connection): (workspace: number) => Promise<number> {
  const windows = openCustomerWindow(connection);
  const some = connection.prepare(
    'SELECT count(*) FROM customers WHERE key >= ? AND key <= ? AND workspace = ? AND merged_into IS NULL',
  );
  const known = new Map<number, Counted>();
  const countAll = async (workspace: number): Promise<number> => {
    let count = 0;
    await windows(0, (first, last) => {
      count += some.row(first, last, workspace)?.[0] as number;
      return undefined;
    });
    return count;
  };
  return (workspace) => {
    const began = performance.now();
    const before = known.get(workspace);
    if (before !== undefined && before.until > began) return before.count;
    const counted: Counted = { count: countAll(workspace), until: Infinity };
    known.set(workspace, counted);
    const ended = (): void => {
      counted.until = performance.now() + WORTH * (performance.now() - began);
    };
    counted.count.then(ended, () => known.delete(workspace));
    return counted.count;
  };
}
