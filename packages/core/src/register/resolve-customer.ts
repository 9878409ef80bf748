import type { Customer } from '../customer/customer.ts';
import { isUnlisted } from './anonymous-ids.ts';
import type { TrackedArrival } from './known.ts';
import type { WorkSet } from './work-set.ts';

/** An anonymous id that is the customer's from now on, and the other person who had it until now. */
export interface Attached {
  readonly id: string;
  readonly leaves?: Customer | undefined;
}

/**
 * Whom a call is about, before anything is written.
 *
 * - `existing`: this customer.
 * - `new`: nobody yet; `anonymous` when only a browser or device is known.
 * - `name`: an anonymous customer turns out to be this person and takes the id.
 * - `merge`: an anonymous customer (or, by alias, another id) turns out to be a customer we have.
 *
 * `earlier` is an id of theirs that nobody has heard of yet, a user's or an anonymous one.
 */
export type Resolution =
  | {
      readonly kind: 'existing';
      readonly customer: Customer;
      readonly attach?: Attached | undefined;
      readonly earlier?: string | undefined;
    }
  | {
      readonly kind: 'new';
      readonly anonymous: boolean;
      readonly attach?: Attached | undefined;
      readonly earlier?: string | undefined;
    }
  | { readonly kind: 'name'; readonly customer: Customer }
  | { readonly kind: 'merge'; readonly from: Customer; readonly into: Customer };

/**
 * Only identify and alias link an anonymous id to a person (a track that carries both ids counts for the person and
 * leaves the anonymous id where it is, also when nobody has heard of it: otherwise it would matter which of two calls
 * comes in first). An anonymous id that belongs to another named person moves on to the new one (a shared device)
 * without merging the two.
 */
export function resolveCustomer(set: WorkSet, arrival: TrackedArrival): Resolution {
  const { workspace, call } = arrival;
  if (call.kind === 'alias') return resolveAlias(set, arrival);
  if (call.userId === undefined) {
    const id = call.anonymousId ?? '';
    const customer = set.find(workspace, 'anonymous', id);
    return customer === undefined ? { kind: 'new', anonymous: true, attach: { id } } : known(customer, id);
  }
  const byUser = set.find(workspace, 'user', call.userId);
  if (call.kind === 'identify' && call.anonymousId !== undefined)
    return linked(byUser, call.anonymousId, set.find(workspace, 'anonymous', call.anonymousId));
  return byUser === undefined ? { kind: 'new', anonymous: false } : { kind: 'existing', customer: byUser };
}

/** Somebody says who they are on a device: `holder` is whose it has been. */
function linked(byUser: Customer | undefined, id: string, holder: Customer | undefined): Resolution {
  if (byUser === undefined) {
    if (holder?.anonymous === true) return { kind: 'name', customer: holder };
    return { kind: 'new', anonymous: false, attach: { id, leaves: holder } };
  }
  if (holder === undefined) return { kind: 'existing', customer: byUser, attach: { id } };
  if (holder.key === byUser.key) return known(holder, id);
  if (holder.anonymous) return { kind: 'merge', from: holder, into: byUser };
  return { kind: 'existing', customer: byUser, attach: { id, leaves: holder } };
}

/** The id leads to them. It is listed when it is heard of, which may be after an alias said whose it is. */
function known(customer: Customer, id: string): Resolution {
  return isUnlisted(customer.anonymousIds, id)
    ? { kind: 'existing', customer, attach: { id } }
    : { kind: 'existing', customer };
}

/**
 * alias says that `previousId`, an anonymous id or an older user id, is the same person as `userId`. One that nobody has
 * heard of may yet turn out to be either, unless the call itself comes from the device that has it.
 */
function resolveAlias(set: WorkSet, { workspace, call }: TrackedArrival): Resolution {
  const previousId = call.previousId ?? '';
  const target = set.find(workspace, 'user', call.userId ?? '');
  // Whose own id it is says so: then it is the device's, whatever a server may take it for.
  const previous = previousId === call.anonymousId ? undefined : set.find(workspace, 'user', previousId);
  if (previous === undefined) {
    const holder = set.find(workspace, 'anonymous', previousId);
    if (holder !== undefined || previousId === call.anonymousId) return linked(target, previousId, holder);
    return target === undefined
      ? { kind: 'new', anonymous: false, earlier: previousId }
      : { kind: 'existing', customer: target, earlier: previousId };
  }
  if (target === undefined) return { kind: 'name', customer: previous };
  if (previous.key === target.key) return { kind: 'existing', customer: target };
  return { kind: 'merge', from: previous, into: target };
}
