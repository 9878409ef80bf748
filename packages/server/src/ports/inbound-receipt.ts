import type { Json } from '@causeway/core/result/json';
import type { Issue } from '@causeway/core/result/issue';

export type InboundChannel = 'webhook' | 'insider';
export type InboundStatus = 'done' | 'error' | 'ignored';

/** One inbound request, what was decided about it and the answer given. Nothing in it is a secret any more. */
export interface InboundReceiptDraft {
  readonly workspace: number;
  readonly channel: InboundChannel;
  /** The webhook that answered, or the integration. */
  readonly owner: number | undefined;
  /** All webhooks that looked at it; for an integration, itself. */
  readonly owners: readonly number[];
  /** Unix milliseconds. */
  readonly at: number;
  /** Milliseconds it took until it was decided. */
  readonly ms: number;
  readonly method: string;
  /** As received, without its query. */
  readonly path: string;
  readonly statusCode: number;
  readonly status: InboundStatus;
  readonly reason: string | undefined;
  readonly type: 'profile' | 'event' | undefined;
  readonly action: string | undefined;
  readonly customer: number | undefined;
  /** Whom the request named, as it named them. */
  readonly customerText: string | undefined;
  readonly event: number | undefined;
  readonly error: string | undefined;
  readonly rerunOf: number | undefined;
  readonly body: InboundBody;
}

/** The large part of a receipt. */
export interface InboundBody {
  readonly request: {
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly query: string;
    readonly body: string;
    readonly truncated: boolean;
    readonly address: string;
  };
  readonly response: string;
  readonly events: readonly { readonly id: number; readonly type: string }[];
  /** What each webhook made of it, as the API shows it. */
  readonly verdicts: readonly Json[];
  readonly issues: readonly Issue[];
  /** What its events are called when the request names nothing itself: run again, it has its effects once. */
  readonly messageId?: string;
}

/** A receipt as it is kept. */
export interface InboundReceipt extends Omit<InboundReceiptDraft, 'body' | 'owners'> {
  readonly id: number;
}

/** What is left of the large part of a receipt that was about somebody who was erased. It cannot be run again. */
export const ERASED_INBOUND: InboundBody = {
  request: { headers: [], query: '', body: '{"erased":true}', truncated: true, address: '' },
  response: '',
  events: [],
  verdicts: [],
  issues: [],
};

/** A receipt of a request about somebody on the suppress list: that it came and how it was answered, and nothing of it. */
export function withoutPerson(draft: InboundReceiptDraft): InboundReceiptDraft {
  return { ...draft, customer: undefined, customerText: undefined, event: undefined, body: ERASED_INBOUND };
}
