import type { Known } from '@causeway/core/register/known';
import type { SuppressedWrite } from '@causeway/core/register/writes';
import type { NameHash } from '../../ports/name-hash.ts';
import type { Connection } from './connection.ts';
import { Recent } from './recent.ts';

/** The suppress list as registering looks at it. */
export interface SuppressList extends Pick<Known, 'suppressing' | 'suppressed'> {
  /** Counts what was refused. To be called inside the transaction. */
  readonly count: (refused: readonly SuppressedWrite[]) => void;
  /** It was changed. */
  readonly forget: () => void;
}

const REMEMBERED = 20_000;

/**
 * Answers of before are remembered: a hash costs as much as looking the customer up. Without `hashOf` nobody is on the
 * list.
 */
export function openSuppressList(connection: Connection, hashOf: NameHash | undefined): SuppressList {
  const workspaces = connection.prepare('SELECT DISTINCT workspace FROM suppressed');
  const listed = connection.prepare('SELECT 1 FROM suppressed WHERE workspace = ? AND hash = ? LIMIT 1');
  const add = connection.prepare(
    'UPDATE suppressed SET refused = refused + ? WHERE workspace = ? AND hash = ?',
  );
  const known = new Recent<string, boolean>(REMEMBERED);
  let suppressing: ReadonlySet<number> | undefined;
  return {
    suppressing: (workspace) => {
      if (hashOf === undefined) return false;
      suppressing ??= new Set(workspaces.rows().map(([id]) => id as number));
      return suppressing.has(workspace);
    },
    suppressed: (workspace, kind, value) => {
      if (hashOf === undefined) return false;
      const name = `${workspace} ${kind} ${value}`;
      let answer = known.get(name);
      if (answer === undefined) {
        answer = listed.row(workspace, hashOf(workspace, { kind, value })) !== undefined;
        known.set(name, answer);
      }
      return answer;
    },
    count: (refused) => {
      if (hashOf === undefined) return;
      const sums = new Map<string, { readonly one: SuppressedWrite; count: number }>();
      for (const one of refused) {
        const sum = sums.get(`${one.workspace} ${one.kind} ${one.value}`);
        if (sum === undefined) sums.set(`${one.workspace} ${one.kind} ${one.value}`, { one, count: 1 });
        else sum.count++;
      }
      for (const { one, count } of sums.values()) add.run(count, one.workspace, hashOf(one.workspace, one));
    },
    forget: () => {
      suppressing = undefined;
      known.clear();
    },
  };
}
