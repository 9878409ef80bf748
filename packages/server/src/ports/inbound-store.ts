import type { AuditDraft } from './audit-store.ts';
import type { InboundBody, InboundChannel, InboundReceipt, InboundStatus } from './inbound-receipt.ts';
import type { PageRequest, Person, SearchPage, StatusRange } from './log-store.ts';

/** All that is given must hold. Times are Unix milliseconds, `from` included, `to` excluded. */
export interface InboundFilter {
  readonly channel?: InboundChannel | undefined;
  /** A webhook, or an integration, that looked at it. */
  readonly owner?: { readonly channel: InboundChannel; readonly id: number } | undefined;
  readonly receipt?: number | undefined;
  /** The store's numbers of the customer, and the id as somebody may have sent it: either will do. */
  readonly customer?: { readonly keys: readonly number[]; readonly text: string } | undefined;
  readonly type?: 'profile' | 'event' | undefined;
  readonly action?: string | undefined;
  readonly status?: InboundStatus | undefined;
  readonly event?: number | undefined;
  /** ASCII letter case does not matter. */
  readonly error?: string | undefined;
  readonly statusCode?: StatusRange | undefined;
  /** In the body; letter case does not matter. */
  readonly request?: string | undefined;
  readonly response?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A receipt with whom it was about, as they are now. */
export interface InboundEntry extends Omit<InboundReceipt, 'customer'> {
  readonly customer: Person | undefined;
}

/** Reading receipts of inbound requests. Every read is of one workspace. */
export interface InboundStore {
  /** A bounded search, newest first. */
  readonly list: (
    workspace: number,
    filter: InboundFilter,
    page: PageRequest,
  ) => Promise<SearchPage<InboundEntry>>;
  readonly receipt: (
    workspace: number,
    id: number,
  ) => Promise<{ readonly entry: InboundEntry; readonly body: InboundBody } | undefined>;
}

/** Writes down that a stored request is run again, before it is. */
export type NoteRerun = (note: AuditDraft, now: number) => Promise<void>;
