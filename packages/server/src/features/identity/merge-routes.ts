import { listMerges, mergeCustomers, undoMerge } from '@causeway/contract/identity';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import type { Customer } from '@causeway/core/customer/customer';
import type { StoredMerge } from '../../ports/identity-store.ts';
import { decide } from './decide.ts';
import type { IdentityTools } from './identity-tools.ts';
import { keysAbout } from './keys-about.ts';
import { mergeView } from './identity-views.ts';

/** Customers who turned out to be one: which, merging two by hand, and taking them apart again. */
export function mergeRoutes(tools: IdentityTools): readonly Route[] {
  const { customers, identity } = tools;
  const found = async (caller: Caller, id: string): Promise<Customer> => {
    const customer = await customers.find(caller.workspace, id);
    if (customer === undefined) throw notFound('customer');
    return customer;
  };
  const merge = async (caller: Caller, id: number): Promise<StoredMerge> => {
    const stored = await identity.merge(caller.workspace, id);
    if (stored === undefined) throw notFound('merge');
    return stored;
  };
  return [
    route(listMerges, async ({ query }, caller) => {
      const about = await keysAbout(customers, caller.workspace, query.customer_id);
      const rows = await identity.merges(caller.workspace, {
        most: query.limit + 1,
        before: query.cursor === undefined ? undefined : (keysOf(query.cursor, ['number'])[0] as number),
        customers: about,
      });
      const last = rows[query.limit - 1];
      return {
        data: rows.slice(0, query.limit).map(mergeView),
        next: rows.length > query.limit && last !== undefined ? cursorOf([last.record.id]) : null,
      };
    }),
    route(mergeCustomers, async ({ body }, caller) => {
      const [from, into] = [await found(caller, body.from), await found(caller, body.into)];
      const { merge: id = 0 } = await decide(
        tools,
        caller,
        { merge: { from: from.key, into: into.key }, note: body.note },
        (registered) => ({
          by: caller,
          action: 'identity.merge',
          target: { kind: 'customer', id: into.id, name: into.id },
          after: { merge: registered.merge, from: from.id, into: into.id, note: body.note },
        }),
      );
      return mergeView(await merge(caller, id));
    }),
    route(undoMerge, async ({ params, body }, caller) => {
      const { record } = await merge(caller, params.id);
      await decide(tools, caller, { undo: params.id, note: body.note }, (registered) => ({
        by: caller,
        action: 'identity.undo',
        target: { kind: 'customer', id: record.from.id, name: record.from.id },
        before: { merge: record.id, from: record.from.id, into: registered.after?.id },
        after: { note: body.note },
      }));
      return mergeView(await merge(caller, params.id));
    }),
  ];
}
