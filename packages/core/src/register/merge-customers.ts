import { joinConsents } from '../consent/consent.ts';
import type { SeatChange } from '../audience/judge-customer.ts';
import type { Customer } from '../customer/customer.ts';
import { combineMemberships } from '../ledger/combine.ts';
import { withAnonymousIds } from './anonymous-ids.ts';
import { attendMerge } from './attend.ts';
import { followContacts, type NewContact } from './contacts.ts';
import { followExternalIds } from './external-ids.ts';
import type { MergeCause } from './merge-record.ts';
import type { Model } from './model.ts';
import { joinAttributes } from './said.ts';
import type { WorkSet } from './work-set.ts';

/** Who turned out to be whom, and why. Times are Unix milliseconds. */
export interface Merging {
  readonly from: Customer;
  readonly into: Customer;
  readonly at: number;
  readonly cause: MergeCause;
  /** The event that said it. */
  readonly event: number;
  readonly by?: string;
  readonly note?: string;
}

/** The one who remains, and what is new about them. */
export interface Merged {
  readonly id: number;
  readonly customer: Customer;
  /** Whom they were before. */
  readonly before: Customer;
  /** Attributes that came from the one who is gone. */
  readonly taken: readonly string[];
  readonly contacts: readonly NewContact[];
  readonly seats: readonly SeatChange[];
}

/** The surviving customer has of each attribute what was said last; the other one becomes a pointer to it. */
export function mergeCustomers(set: WorkSet, model: Model, merging: Merging): Merged {
  const { from, into, at, cause, event, by, note = '' } = merging;
  const { workspace } = into;
  const id = set.known.newMergeId();
  // What identify and alias say themselves is yet to be applied, by whoever remains.
  const yetToCome = cause === 'identify' || cause === 'alias' ? event : undefined;
  const { attributes, taken, defaulted, outsaid } = joinAttributes(set, from, into, model, yetToCome);
  const said = Math.max(set.saidAt(from), set.saidAt(into));
  const row = Math.max(from.saidAt ?? -Infinity, into.saidAt ?? -Infinity);
  const anonymousIds = withAnonymousIds(into.anonymousIds, from.anonymousIds);
  const customer: Customer = {
    ...into,
    attributes,
    ...(outsaid.length === 0 ? {} : { defaulted }),
    anonymousIds,
    consents: joinConsents(into.consents, from.consents),
    ...(from.membership === undefined
      ? {}
      : {
          membership:
            into.membership === undefined
              ? from.membership
              : combineMemberships(into.membership, from.membership),
        }),
    ...(row === -Infinity ? {} : { saidAt: row }),
    version: into.version + 1,
    updatedAt: at,
  };
  const gone: Customer = {
    ...from,
    status: 'merged',
    attributes: {},
    defaulted: undefined,
    anonymousIds: [],
    membership: undefined,
    consents: undefined,
    version: from.version + 1,
    updatedAt: at,
  };
  set.put(customer, false);
  set.put(gone, false);
  if (said > -Infinity) set.said.set(into.key, said);
  followExternalIds(set, model.externalIds, gone, from.attributes);
  followExternalIds(set, model.externalIds, customer, into.attributes);
  followContacts(set, model, gone, from.attributes);
  const contacts = followContacts(set, model, customer, into.attributes);
  // A visitor of whom nothing is known is nobody's namesake, and no destination refused them anything.
  if (!from.anonymous || Object.keys(from.attributes).length > (from.defaulted?.length ?? 0))
    set.conflicts.push({ kind: 'settle', customer: from.key, name: undefined, at });
  const isShortened = anonymousIds.length < into.anonymousIds.length + from.anonymousIds.length;
  set.merge(from, into, {
    id,
    at,
    cause,
    event,
    latest: set.known.latest(),
    by,
    note,
    workspace,
    taken,
    before: {
      ...(from.membership === undefined ? {} : { membership: into.membership }),
      ...(from.consents === undefined ? {} : { consents: into.consents }),
      ...(isShortened ? { anonymousIds: into.anonymousIds } : {}),
      ...(outsaid.length === 0 ? {} : { outsaid }),
    },
  });
  const seats = attendMerge(set, model, from, into, customer, event, at);
  return { id, customer, before: into, taken: taken.map(([name]) => name), contacts, seats };
}
