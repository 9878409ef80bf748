import type { Customer } from '../customer/customer.ts';
import type { EventRefusal } from '../event/event-refusal.ts';
import type { Model } from './model.ts';
import {
  ambiguousCustomer,
  beingGathered,
  missingCustomer,
  notExternal,
  unknownCustomer,
} from './refusals.ts';
import type { Reference, Submission } from './submission.ts';
import type { WorkSet } from './work-set.ts';

export type FoundPerson =
  | { readonly kind: 'found'; readonly customer: Customer }
  | { readonly kind: 'new'; readonly id: string; readonly status: 'active' | 'inactive' }
  | { readonly kind: 'refused'; readonly refusal: EventRefusal };

/** Names under which integrations remember their own ids; nobody outside can look by them. */
export const LEARNT = '@';

/**
 * Whom a submission is about: the first reference that leads to anybody decides, and one that leads to several is
 * refused, never guessed. Who is unknown is made by opt_in, as active, or, when the workspace subscribes people by
 * itself, by any other event but opt_out, as inactive (antavo FACTS (e) 10).
 */
export function findPerson(set: WorkSet, submission: Submission, model: Model): FoundPerson {
  const { workspace, who, action, newId } = submission;
  if (who.length === 0) return { kind: 'refused', refusal: missingCustomer() };
  for (const reference of who) {
    const found = look(set, workspace, reference, model);
    if (found !== undefined) return found;
  }
  const shown = who[0]?.value ?? '';
  if (newId === undefined || action === 'opt_out')
    return { kind: 'refused', refusal: unknownCustomer(shown) };
  if (action === 'opt_in') return { kind: 'new', id: newId, status: 'active' };
  if (submission.autoSubscribe ?? model.autoSubscribe) return { kind: 'new', id: newId, status: 'inactive' };
  return { kind: 'refused', refusal: unknownCustomer(shown) };
}

function look(set: WorkSet, workspace: number, reference: Reference, model: Model): FoundPerson | undefined {
  if (reference.by === 'id') {
    const customer = set.find(workspace, 'user', reference.value);
    return customer === undefined ? undefined : { kind: 'found', customer };
  }
  const { name, value } = reference;
  if (!name.startsWith(LEARNT) && !model.externalIds.includes(name))
    return { kind: 'refused', refusal: notExternal(name) };
  // Nobody found would become somebody a second time, and who is found may not be the only one.
  if (model.gathering?.includes(name) === true) return { kind: 'refused', refusal: beingGathered(name) };
  const customers = set.findExternal(workspace, name, value);
  if (customers.length > 1) return { kind: 'refused', refusal: ambiguousCustomer(name) };
  const [customer] = customers;
  return customer === undefined ? undefined : { kind: 'found', customer };
}
