import type { Consents } from '../consent/consent.ts';
import { SUBJECTS } from '../consent/consent.ts';
import { sameJson } from '../customer/apply-traits.ts';
import type { Customer } from '../customer/customer.ts';
import type { Json } from '../result/json.ts';
import { own } from '../result/json.ts';
import { withAnonymousIds } from './anonymous-ids.ts';
import { followContacts } from './contacts.ts';
import { followExternalIds } from './external-ids.ts';
import type { MergeRecord } from './merge-record.ts';
import type { Model } from './model.ts';
import { saidSince } from './said.ts';
import type { WorkSet } from './work-set.ts';

/** Two who are two again. `changed`: names of the attributes that each has lost or got back by it. */
export interface Separated {
  readonly from: Customer;
  readonly into: Customer;
  readonly lost: readonly string[];
}

/**
 * Takes two customers apart. The one who was gone is as they were, with what they did before the merge; the one who
 * remained loses what came from the other and was not said again since. What happened since stays with them.
 * Only for a merge that nothing speaks against (`whyNotUndone`).
 */
export function undoMerge(
  set: WorkSet,
  model: Model,
  merge: MergeRecord,
  { from: gone, into: one }: { readonly from: Customer; readonly into: Customer },
  at: number,
): Separated {
  const { workspace } = one;
  set.known.separate(gone.key);
  const leads = ([kind, value]: MergeRecord['identifiers'][number]): boolean =>
    set.find(workspace, kind, value)?.key === one.key;
  const returning = merge.identifiers.filter(leads);
  const theirIds = new Set(
    merge.from.anonymousIds.filter((id) => set.find(workspace, 'anonymous', id)?.key === one.key),
  );
  const from: Customer = {
    ...merge.from,
    anonymousIds: merge.from.anonymousIds.filter((id) => theirIds.has(id)),
    version: gone.version + 1,
    updatedAt: at,
  };
  const { attributes, defaulted, lost } = withoutTaken(set, model, merge, one);
  const kept = one.anonymousIds.filter((id) => !theirIds.has(id));
  const { anonymousIds: before } = merge.before;
  const into: Customer = {
    ...one,
    attributes,
    ...(defaulted === one.defaulted ? {} : { defaulted }),
    anonymousIds: before === undefined ? kept : withAnonymousIds(before, kept),
    ...(merge.from.membership === undefined ? {} : { membership: merge.before.membership }),
    consents: consentsWithout(one.consents, merge),
    version: one.version + 1,
    updatedAt: at,
  };
  set.put(from, false);
  set.put(into, false);
  for (const [kind, value] of returning) set.identify(workspace, kind, value, from.key);
  followExternalIds(set, model.externalIds, into, one.attributes);
  followExternalIds(set, model.externalIds, from, {});
  followContacts(set, model, into, one.attributes);
  followContacts(set, model, from, {});
  for (const [name, value] of merge.learnt) {
    if (!set.findExternal(workspace, name, value).some(({ key }) => key === one.key)) continue;
    set.external({ workspace, name, value, customer: one.key, gone: true });
    set.external({ workspace, name, value, customer: from.key, gone: false });
  }
  for (const [id, generation] of merge.transactions) {
    const transaction = set.transaction(workspace, id);
    if (transaction?.customer === one.key)
      set.putTransaction(workspace, { ...transaction, customer: from.key, generation });
  }
  return { from, into, lost };
}

function withoutTaken(
  set: WorkSet,
  model: Model,
  { from, taken, latest, before: { outsaid = [] } }: MergeRecord,
  into: Customer,
): Pick<Customer, 'attributes' | 'defaulted'> & { readonly lost: readonly string[] } {
  const were = new Map(taken.map(([name, before]) => [name, before]));
  const still = [...new Set([...were.keys(), ...outsaid])].filter((name) =>
    sameJson(own(into.attributes, name), own(from.attributes, name)),
  );
  const again = saidSince(set, into.key, still, model, latest);
  const attributes: Record<string, Json | undefined> = { ...into.attributes };
  const lost = still.filter((name) => were.has(name) && !again.has(name));
  for (const name of lost) {
    const before = were.get(name);
    if (before === undefined) delete attributes[name];
    else attributes[name] = before;
  }
  // What nobody said of the one who remains has its default again.
  const back = outsaid.filter((name) => still.includes(name) && !again.has(name));
  const defaulted = back.length === 0 ? into.defaulted : [...(into.defaulted ?? []), ...back].toSorted();
  return { attributes, defaulted, lost };
}

/** What the other one had agreed to or not, and nobody else said since, goes with them. */
function consentsWithout(
  consents: Consents | undefined,
  { from, before }: MergeRecord,
): Consents | undefined {
  if (consents === undefined || from.consents === undefined) return consents;
  const left: Partial<Record<(typeof SUBJECTS)[number], Consents[(typeof SUBJECTS)[number]]>> = {
    ...consents,
  };
  for (const subject of SUBJECTS) {
    const [now, theirs, ours] = [consents[subject], from.consents[subject], before.consents?.[subject]];
    if (now === undefined || theirs === undefined) continue;
    if (now.at !== theirs.at || now.granted !== theirs.granted) continue;
    if (ours === undefined) delete left[subject];
    else left[subject] = ours;
  }
  return Object.keys(left).length === 0 && before.consents === undefined ? undefined : (left as Consents);
}
