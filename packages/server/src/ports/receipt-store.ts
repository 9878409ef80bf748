import type { Issue } from '@causeway/core/result/issue';

export interface ReceiptDraft {
  readonly source: number | undefined;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly accepted: number;
  readonly issues: readonly (Issue & { readonly index: number; readonly messageId: string | undefined })[];
  readonly body: string;
  /** How many of the issues registering has counted already. */
  readonly counted?: number;
}

/** Requests in which something was refused are kept, with what was refused and why. */
export interface ReceiptStore {
  readonly keep: (receipts: readonly ReceiptDraft[]) => Promise<void>;
}
