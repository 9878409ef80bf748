import type { Customer } from '../customer/customer.ts';
import { combineMemberships } from '../ledger/combine.ts';
import { isEmpty, type Json } from '../result/json.ts';
import { followExternalIds } from './external-ids.ts';
import type { TrackedArrival } from './known.ts';
import type { Resolution } from './resolve-customer.ts';
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

/** The most anonymous ids remembered on a customer itself; older ones still lead to the customer. */
const MAX_ANONYMOUS_IDS = 20;

/** Carries out who the call is about: creates, names, attaches or merges. Answers the customer as it is then. */
export function applyResolution(
  set: WorkSet,
  arrival: TrackedArrival,
  resolution: Resolution,
  key: number,
  externalIds: readonly string[],
): Customer {
  const { workspace, call, receivedAt } = arrival;
  switch (resolution.kind) {
    case 'new': {
      const customer: Customer = {
        key,
        workspace,
        id: resolution.anonymous ? `anonymous-${key}` : (call.userId ?? ''),
        anonymous: resolution.anonymous,
        anonymousIds: resolution.attach === undefined ? [] : [resolution.attach],
        status: 'active',
        attributes: {},
        version: 1,
        createdAt: receivedAt,
        updatedAt: receivedAt,
      };
      set.put(customer, true);
      if (!resolution.anonymous) set.identify(workspace, 'user', customer.id, key);
      if (resolution.attach !== undefined) set.identify(workspace, 'anonymous', resolution.attach, key);
      return customer;
    }
    case 'existing': {
      if (resolution.attach === undefined) return resolution.customer;
      const customer = changed(resolution.customer, receivedAt, {
        anonymousIds: withIds(resolution.customer.anonymousIds, [resolution.attach]),
      });
      set.put(customer, false);
      set.identify(workspace, 'anonymous', resolution.attach, key);
      return customer;
    }
    case 'name': {
      const customer = changed(resolution.customer, receivedAt, { id: call.userId ?? '', anonymous: false });
      set.put(customer, false);
      set.identify(workspace, 'user', customer.id, key);
      if (resolution.customer.anonymous) set.release(key);
      return customer;
    }
    case 'merge':
      return merge(set, arrival, resolution.from, resolution.into, externalIds);
  }
}

/** The surviving customer keeps its own values and takes over what it lacks; the other one becomes a pointer to it. */
function merge(
  set: WorkSet,
  arrival: TrackedArrival,
  from: Customer,
  into: Customer,
  externalIds: readonly string[],
): Customer {
  const attributes: Record<string, Json | undefined> = { ...into.attributes };
  // Who has left is nobody any more, and does not become somebody through a browser.
  for (const name of into.status === 'opted_out' ? [] : Object.keys(from.attributes)) {
    if (isEmpty(attributes[name])) attributes[name] = from.attributes[name];
  }
  const customer = changed(into, arrival.receivedAt, {
    attributes,
    anonymousIds: withIds(into.anonymousIds, from.anonymousIds),
    ...(from.membership === undefined
      ? {}
      : {
          membership:
            into.membership === undefined
              ? from.membership
              : combineMemberships(into.membership, from.membership),
        }),
  });
  set.put(customer, false);
  const gone = changed(from, arrival.receivedAt, {
    status: 'merged',
    attributes: {},
    anonymousIds: [],
    membership: undefined,
  });
  set.put(gone, false);
  followExternalIds(set, externalIds, gone, from.attributes);
  followExternalIds(set, externalIds, customer, into.attributes);
  for (const id of from.anonymousIds) set.identify(arrival.workspace, 'anonymous', id, into.key);
  if (!from.anonymous) set.identify(arrival.workspace, 'user', from.id, into.key);
  set.merge(from, into);
  return customer;
}

function changed(customer: Customer, at: number, change: Partial<Customer>): Customer {
  return { ...customer, ...change, version: customer.version + 1, updatedAt: at };
}

function withIds(ids: readonly string[], more: readonly string[]): readonly string[] {
  const result = [...ids, ...more.filter((id) => !ids.includes(id))];
  return result.length > MAX_ANONYMOUS_IDS ? result.slice(-MAX_ANONYMOUS_IDS) : result;
}
