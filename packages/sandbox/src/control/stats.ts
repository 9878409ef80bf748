import type { SandboxState } from '../http/sandbox-state.ts';
import type { OrderReport } from '../rules/order-check.ts';

export interface Stats {
  readonly users: number;
  /** entries of upserts and attribute deletions */
  readonly entries: { readonly accepted: number; readonly refused: number };
  readonly events: {
    /** with repeats and with those that were not kept */
    readonly received: number;
    readonly stored: number;
    readonly duplicate: number;
    /** too old for their retention, or without a readable time */
    readonly dropped: number;
  };
  /** status 0 counts connections destroyed without an answer */
  readonly requests: { readonly total: number; readonly byStatus: Record<string, number> };
  readonly order: OrderReport;
  /** accepted requests whose writes are not visible yet */
  readonly pending: number;
}

export function statsOf(state: SandboxState): Stats {
  const { account, log } = state;
  const { counters } = account;
  let stored = 0;
  for (const user of account.directory.users) stored += user.events.size;
  return {
    users: account.directory.users.size,
    entries: { accepted: counters.usersAccepted, refused: counters.usersRejected },
    events: {
      received: counters.eventsReceived,
      stored,
      duplicate: counters.eventsDuplicate,
      dropped: counters.eventsDropped,
    },
    requests: log.counts(),
    order: account.order.report(),
    pending: account.pending.size,
  };
}
