import type { EventRefusal } from '../event/event-refusal.ts';
import type { WorkSet } from '../register/work-set.ts';
import type { Name } from './names.ts';

/** Is anybody of these on the suppress list? The one who is found is counted, unless it is `dry`. */
export function isSuppressed(
  set: WorkSet,
  workspace: number,
  names: readonly Name[],
  dry: boolean = false,
): boolean {
  const found = names.find(({ kind, value }) => set.known.suppressed(workspace, kind, value));
  if (found === undefined) return false;
  if (!dry) set.suppressed.push({ workspace, kind: found.kind, value: found.value });
  return true;
}

/** What a submission about them is answered. It does not say who they are. */
export function suppressedCustomer(): EventRefusal {
  return {
    status: 409,
    type: 'ConflictException',
    code: 0,
    message: 'The customer was erased, and what is sent about them is refused',
    field: 'customer',
    hint: 'If they came back on their own will, an admin can take them off the suppress list.',
  };
}
