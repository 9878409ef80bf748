import type { Customer } from '../customer/customer.ts';
import { beginWith } from '../customer/defaults.ts';
import { withAnonymousIds } from './anonymous-ids.ts';
import type { TrackedArrival } from './known.ts';
import { contactsOf, type NewContact } from './contacts.ts';
import { mergeCustomers, type Merged } from './merge-customers.ts';
import type { Model } from './model.ts';
import type { Attached, Resolution } from './resolve-customer.ts';
import type { WorkSet } from './work-set.ts';

/** The key that `applyResolution` will use; for a customer to be created it is taken here. */
export function resolvedKey(set: WorkSet, resolution: Resolution): number {
  switch (resolution.kind) {
    case 'existing':
    case 'name':
      return resolution.customer.key;
    case 'merge':
      return resolution.into.key;
    case 'new':
      return set.known.newCustomerKey();
  }
}

/** The customer as it is then, with what is new about them, and the merge that it took. */
export interface Applied {
  readonly customer: Customer;
  readonly contacts: readonly NewContact[];
  readonly merged: Merged | undefined;
}

const NO_CONTACTS: readonly NewContact[] = Object.freeze([]);

/** Carries out who the call is about: creates, names, attaches or merges. */
export function applyResolution(
  set: WorkSet,
  arrival: TrackedArrival,
  resolution: Resolution,
  key: number,
  event: number,
  model: Model,
): Applied {
  const { workspace, call, receivedAt } = arrival;
  switch (resolution.kind) {
    case 'new': {
      const { attach, anonymous } = resolution;
      const customer: Customer = {
        key,
        workspace,
        id: anonymous ? `anonymous-${key}` : (call.userId ?? ''),
        anonymous,
        anonymousIds: attach === undefined ? [] : [attach.id],
        status: 'active',
        ...beginWith(model.defaults),
        version: 1,
        createdAt: receivedAt,
        updatedAt: receivedAt,
      };
      set.put(customer, true);
      if (!anonymous) set.identify(workspace, 'user', customer.id, key);
      link(set, arrival, customer, resolution);
      return { customer, contacts: NO_CONTACTS, merged: undefined };
    }
    case 'existing': {
      const { attach, customer: before } = resolution;
      const customer =
        attach === undefined
          ? before
          : changed(before, receivedAt, { anonymousIds: withAnonymousIds(before.anonymousIds, [attach.id]) });
      if (customer !== before) set.put(customer, false);
      link(set, arrival, customer, resolution);
      return { customer, contacts: NO_CONTACTS, merged: undefined };
    }
    case 'name': {
      const customer = changed(resolution.customer, receivedAt, { id: call.userId ?? '', anonymous: false });
      set.put(customer, false);
      set.identify(workspace, 'user', customer.id, key);
      if (!resolution.customer.anonymous) return { customer, contacts: NO_CONTACTS, merged: undefined };
      set.release(key);
      // What a visitor left of themselves points to somebody from now on.
      return { customer, contacts: contactsOf(model, customer), merged: undefined };
    }
    case 'merge': {
      const { from, into } = resolution;
      const cause = call.kind === 'alias' ? 'alias' : 'identify';
      const merged = mergeCustomers(set, model, { from, into, at: receivedAt, cause, event });
      return { customer: merged.customer, contacts: merged.contacts, merged };
    }
  }
}

/** What the call says leads to the customer. A device has one owner: whoever had it before has it no more. */
function link(
  set: WorkSet,
  { workspace, receivedAt }: TrackedArrival,
  { key }: Customer,
  { attach, earlier }: { readonly attach?: Attached | undefined; readonly earlier?: string | undefined },
): void {
  if (earlier !== undefined) {
    set.identify(workspace, 'user', earlier, key);
    set.identify(workspace, 'anonymous', earlier, key);
  }
  if (attach === undefined) return;
  set.identify(workspace, 'anonymous', attach.id, key);
  if (attach.leaves === undefined) return;
  const anonymousIds = attach.leaves.anonymousIds.filter((id) => id !== attach.id);
  set.put(changed(attach.leaves, receivedAt, { anonymousIds }), false);
}

function changed(customer: Customer, at: number, change: Partial<Customer>): Customer {
  return { ...customer, ...change, version: customer.version + 1, updatedAt: at };
}
