import { timeOf } from '@causeway/contract/page';
import type { MergeCause } from '@causeway/core/register/merge-record';
import { whyNotUndone } from '@causeway/core/register/undoable';
import type { Issue } from '@causeway/core/result/issue';
import { nameOf } from '../../ports/customer-name.ts';
import type { Decision, NamedCustomer, StoredConflict, StoredMerge } from '../../ports/identity-store.ts';

interface PersonView {
  readonly id: string;
  readonly name: string | null;
  readonly anonymous: boolean;
}

interface DecisionView {
  readonly at: string;
  readonly by: string;
  readonly note: string;
}

export interface MergeView {
  readonly id: number;
  readonly at: string;
  readonly from: PersonView;
  readonly into: PersonView;
  readonly cause: MergeCause;
  readonly event_id: number;
  readonly by: string | null;
  readonly note: string;
  readonly taken: readonly string[];
  readonly anonymous_ids: readonly string[];
  readonly undone: DecisionView | null;
  readonly undoable: boolean;
  readonly why_not: Issue | null;
}

export interface ConflictView {
  readonly id: number;
  readonly kind: StoredConflict['kind'];
  readonly state: StoredConflict['state'];
  readonly identifier: { readonly name: string; readonly value: string };
  readonly customers: readonly PersonView[];
  readonly integration: { readonly id: number; readonly name: string } | null;
  readonly issue: Issue | null;
  readonly event_id: number | null;
  readonly found_at: string;
  readonly decided: DecisionView | null;
}

/** Of somebody who was erased. */
const GONE: PersonView = { id: '', name: null, anonymous: false };

export function mergeView({ record, pair, into, undone }: StoredMerge): MergeView {
  const why = whyNotUndone(record, pair);
  const { id, attributes, anonymous, anonymousIds } = record.from;
  return {
    id: record.id,
    at: timeOf(record.at),
    from: { id, name: nameOf(attributes) ?? null, anonymous },
    into: into === undefined ? GONE : personView(into),
    cause: record.cause,
    event_id: record.event,
    by: record.by ?? null,
    note: record.note,
    taken: record.taken.map(([name]) => name),
    anonymous_ids: anonymousIds,
    undone: decisionView(undone),
    undoable: why === undefined,
    why_not: why ?? null,
  };
}

/** `names`: of integrations, by their numbers. */
export function conflictView(conflict: StoredConflict, names: ReadonlyMap<number, string>): ConflictView {
  const { id, kind, state, name, value, customers, integration, issue, event, foundAt, decided } = conflict;
  return {
    id,
    kind,
    state,
    identifier: { name, value },
    customers: customers.map(personView),
    integration: integration === undefined ? null : { id: integration, name: names.get(integration) ?? '' },
    issue: issue ?? null,
    event_id: event ?? null,
    found_at: timeOf(foundAt),
    decided: decisionView(decided),
  };
}

function personView({ id, name, anonymous }: NamedCustomer): PersonView {
  return { id, name: name ?? null, anonymous };
}

function decisionView(decision: Decision | undefined): DecisionView | null {
  return decision === undefined ? null : { at: timeOf(decision.at), by: decision.by, note: decision.note };
}
