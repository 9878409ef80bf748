import { SeenFields, type SeenField } from '@causeway/core/coverage/seen-fields';
import type { Customer } from '@causeway/core/customer/customer';
import type { Event } from '@causeway/core/event/event';
import type { RecentStore } from '../../ports/recent-store.ts';

/** An event that was looked at, and whose it is. */
export interface SeenEvent {
  readonly event: Event;
  readonly customer: Customer;
}

export interface SeenType {
  readonly type: string;
  /** Events of the type, among those looked at. */
  readonly count: number;
  readonly lastAt: number;
  /** The latest one. */
  readonly latest: SeenEvent | undefined;
  readonly fields: readonly SeenField<SeenEvent>[];
  readonly context: readonly SeenField<SeenEvent>[];
}

/** What came in lately. Times are Unix milliseconds. */
export interface Seen {
  readonly from: number;
  readonly events: number;
  readonly complete: boolean;
  readonly types: readonly SeenType[];
  readonly attributes: readonly SeenField<Customer>[];
}

export const PARSED_PER_TYPE = 300;
const MOST_TYPES = 200;

interface Draft {
  count: number;
  lastAt: number;
  latest: SeenEvent | undefined;
  readonly fields: SeenFields<SeenEvent>;
  readonly context: SeenFields<SeenEvent>;
}

/** Walks over the events and customers of a workspace. Of each type a few hundred events are opened. */
export async function gatherSeen(
  recent: RecentStore,
  workspace: number,
  sources: readonly number[],
  since: number,
): Promise<Seen> {
  const types = new Map<string, Draft>();
  let events = 0;
  let tooMany = false;
  const walked = await recent.events(sources, since, async (row) => {
    events++;
    let draft = types.get(row.type);
    if (draft === undefined) {
      if (types.size >= MOST_TYPES) {
        tooMany = true;
        return;
      }
      const [fields, context] = [new SeenFields<SeenEvent>(), new SeenFields<SeenEvent>()];
      draft = { count: 0, lastAt: row.receivedAt, latest: undefined, fields, context };
      types.set(row.type, draft);
    }
    draft.count++;
    if (draft.count > PARSED_PER_TYPE) return;
    const customer = await recent.customer(workspace, row.customer);
    if (customer === undefined) return;
    const { data, context } = row.read();
    const seen = { event: { id: row.id, type: row.type, timestamp: row.timestamp, data, context }, customer };
    draft.latest ??= seen;
    // People who are not named yet may be held back: what reaches is better seen by others.
    draft.fields.add(data, row.receivedAt, seen, customer.anonymous);
    draft.context.add(context, row.receivedAt, seen, customer.anonymous);
  });
  const attributes = new SeenFields<Customer>();
  const people = await recent.customers(workspace, since, (customer) =>
    attributes.add(customer.attributes, customer.updatedAt, customer, customer.anonymous),
  );
  return {
    from: walked.from,
    events,
    complete: walked.complete && people.complete && !tooMany,
    types: [...types]
      .map(([type, { count, lastAt, latest, fields, context }]) => ({
        type,
        count,
        lastAt,
        latest,
        fields: fields.list(),
        context: context.list(),
      }))
      .toSorted((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1)),
    attributes: attributes.list(),
  };
}
