import type { Customer } from '../customer/customer.ts';
import { combineMemberships } from '../ledger/combine.ts';
import type { Issue } from '../result/issue.ts';
import type { MergeRecord } from './merge-record.ts';

/** Those of a merge as they are now; whoever was merged is there as such. Undefined: their row is gone. */
export interface MergedPair {
  readonly from: Customer | undefined;
  readonly into: Customer | undefined;
}

/** Why a merge cannot be taken back; undefined when it can. */
export function whyNotUndone(merge: MergeRecord, { from, into }: MergedPair): Issue | undefined {
  if (merge.undone) {
    return {
      code: 'merge_undone',
      message: 'It was taken back already.',
      hint: 'Destinations that had both as one profile keep it so: they have no way to take profiles apart.',
    };
  }
  if (from === undefined || into === undefined) {
    return { code: 'merge_erased', message: 'One of the two was erased: nothing is left to bring back.' };
  }
  if (from.status !== 'merged' || into.status === 'merged') {
    return {
      code: 'merged_further',
      message: 'Whoever remained was merged into somebody else since.',
      hint: 'Undo that merge first.',
    };
  }
  if (into.status === 'opted_out') {
    return { code: 'merge_opted_out', message: 'They have opted out since: nothing of them is kept.' };
  }
  return hasMoved(merge, into)
    ? {
        code: 'ledger_moved',
        message: 'Both had balances, and they moved since: nobody can say whose the difference is.',
      }
    : undefined;
}

function hasMoved({ from, before }: MergeRecord, into: Customer): boolean {
  if (from.membership === undefined) return false;
  const then =
    before.membership === undefined
      ? from.membership
      : combineMemberships(before.membership, from.membership);
  return canonical(then) !== canonical(into.membership);
}

/** As text that does not depend on the order of keys, nor on what was undefined. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
