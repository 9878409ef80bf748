import type { Customer } from '../customer/customer.ts';
import type { TrackedArrival } from './known.ts';
import type { WorkSet } from './work-set.ts';

/**
 * Whom a call is about, before anything is written.
 *
 * - `existing`: this customer. `attach` is an anonymous id that is theirs from now on.
 * - `new`: nobody yet; `anonymous` when only a browser or device is known.
 * - `name`: an anonymous customer turns out to be this person and takes the id.
 * - `merge`: an anonymous customer (or, by alias, another id) turns out to be a customer we have.
 */
export type Resolution =
  | { readonly kind: 'existing'; readonly customer: Customer; readonly attach: string | undefined }
  | { readonly kind: 'new'; readonly anonymous: boolean; readonly attach: string | undefined }
  | { readonly kind: 'name'; readonly customer: Customer; readonly attach: string | undefined }
  | { readonly kind: 'merge'; readonly from: Customer; readonly into: Customer };

/**
 * Only identify and alias link an anonymous id to a person (a track that carries both ids counts for the person and
 * leaves the anonymous history where it is). An anonymous id that belongs to another named person moves on to the
 * new one (a shared device) without merging the two.
 */
export function resolveCustomer(set: WorkSet, arrival: TrackedArrival): Resolution {
  const { workspace, call } = arrival;
  if (call.kind === 'alias') return resolveAlias(set, arrival);
  const byAnonymous =
    call.anonymousId === undefined ? undefined : set.find(workspace, 'anonymous', call.anonymousId);
  if (call.userId === undefined) {
    if (byAnonymous !== undefined) return { kind: 'existing', customer: byAnonymous, attach: undefined };
    return { kind: 'new', anonymous: true, attach: call.anonymousId };
  }
  const byUser = set.find(workspace, 'user', call.userId);
  if (call.kind !== 'identify') {
    const attach = byAnonymous === undefined ? call.anonymousId : undefined;
    if (byUser !== undefined) return { kind: 'existing', customer: byUser, attach };
    return { kind: 'new', anonymous: false, attach };
  }
  if (byUser === undefined) {
    if (byAnonymous?.anonymous === true) return { kind: 'name', customer: byAnonymous, attach: undefined };
    return { kind: 'new', anonymous: false, attach: call.anonymousId };
  }
  if (byAnonymous === undefined) return { kind: 'existing', customer: byUser, attach: call.anonymousId };
  if (byAnonymous.key === byUser.key) return { kind: 'existing', customer: byUser, attach: undefined };
  if (byAnonymous.anonymous) return { kind: 'merge', from: byAnonymous, into: byUser };
  return { kind: 'existing', customer: byUser, attach: call.anonymousId };
}

/** alias says that `previousId`, an anonymous id or an older user id, is the same person as `userId`. */
function resolveAlias(set: WorkSet, { workspace, call }: TrackedArrival): Resolution {
  const previousId = call.previousId ?? '';
  const userId = call.userId ?? '';
  const previous = set.find(workspace, 'anonymous', previousId) ?? set.find(workspace, 'user', previousId);
  const target = set.find(workspace, 'user', userId);
  if (previous === undefined) {
    if (target !== undefined) return { kind: 'existing', customer: target, attach: previousId };
    return { kind: 'new', anonymous: false, attach: previousId };
  }
  if (target === undefined) return { kind: 'name', customer: previous, attach: undefined };
  if (previous.key === target.key) return { kind: 'existing', customer: target, attach: undefined };
  return { kind: 'merge', from: previous, into: target };
}
