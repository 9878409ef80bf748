import { decideConflict, listConflicts } from '@causeway/contract/identity';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf } from '@causeway/contract/page';
import { invalid, notFound } from '@causeway/contract/problem';
import type { StoredConflict } from '../../ports/identity-store.ts';
import { decide } from './decide.ts';
import { conflictView } from './identity-views.ts';
import type { IdentityTools } from './identity-tools.ts';
import { keysAbout } from './keys-about.ts';

const MOST_COUNTED = 1_000;

/** Identifiers that more than one customer claims: which, and what somebody decides. */
export function conflictRoutes(tools: IdentityTools): readonly Route[] {
  const { config, customers, identity } = tools;
  const found = async (caller: Caller, id: number): Promise<StoredConflict> => {
    const conflict = await identity.conflict(caller.workspace, id);
    if (conflict === undefined) throw notFound('conflict');
    return conflict;
  };
  const namesOf = async (caller: Caller): Promise<ReadonlyMap<number, string>> =>
    new Map((await config.integrations(caller.workspace)).map(({ id, name }) => [id, name]));
  return [
    route(listConflicts, async ({ query }, caller) => {
      const { state, limit, cursor } = query;
      const about = await keysAbout(customers, caller.workspace, query.customer_id);
      const rows = await identity.conflicts(caller.workspace, state && state === 'open', {
        most: limit + 1,
        before: cursor === undefined ? undefined : (keysOf(cursor, ['number'])[0] as number),
        customers: about,
      });
      const names = await namesOf(caller);
      const last = rows[limit - 1];
      return {
        data: rows.slice(0, limit).map((row) => conflictView(row, names)),
        next: rows.length > limit && last !== undefined ? cursorOf([last.id]) : null,
        open: await identity.openConflicts(caller.workspace, MOST_COUNTED),
      };
    }),
    route(decideConflict, async ({ params, body }, caller) => {
      const conflict = await found(caller, params.id);
      const { name, customers: about } = conflict;
      const common = { conflict: conflict.id, note: body.note };
      const told =
        body.decision === 'keep_apart'
          ? { ...common, apart: true as const }
          : body.decision === 'merge'
            ? { ...common, merge: pairOf(conflict, body.into) }
            : { ...common, again: refusedOf(conflict) };
      const [first] = about;
      await decide(tools, caller, told, () => ({
        by: caller,
        action: 'identity.decide',
        target: { kind: 'customer', id: first?.id, name: first?.id ?? '' },
        before: { conflict: conflict.id, identifier: name, customers: about.map(({ id }) => id) },
        after: {
          decision: body.decision,
          ...(body.decision === 'merge' ? { into: body.into } : {}),
          note: body.note,
        },
      }));
      return conflictView(await found(caller, params.id), await namesOf(caller));
    }),
  ];
}

/** Who becomes whom: the other one becomes `into`. */
function pairOf({ customers }: StoredConflict, into: string): { from: number; into: number } {
  const [first, second] = customers;
  const remains = customers.find(({ id }) => id === into);
  if (first === undefined || second === undefined) {
    throw invalid([
      {
        pointer: '/decision',
        code: 'nobody_to_merge',
        message: 'Nobody in this hub has the identifier: there is nobody to merge with.',
        hint: 'Clear it up in the destination and send it again, or keep them apart.',
      },
    ]);
  }
  if (remains === undefined) {
    throw invalid([
      {
        pointer: '/into',
        code: 'not_among_them',
        message: 'The customer who remains must be one of the two.',
        hint: `Write ${first.id} or ${second.id}.`,
      },
    ]);
  }
  return { from: (remains === first ? second : first).key, into: remains.key };
}

function refusedOf({ kind, customers: [customer], integration, name }: StoredConflict) {
  if (kind !== 'identity_refused' || customer === undefined || integration === undefined) {
    throw invalid([
      {
        pointer: '/decision',
        code: 'nothing_to_send',
        message: 'No destination refused this: there is nothing to send again.',
        hint: 'Merge the two, or keep them apart.',
      },
    ]);
  }
  return { customer: customer.key, integration, identifier: name };
}
