import type { Issue } from '@causeway/core/result/issue';
import type { PageRequest, SearchPage } from './log-store.ts';

export interface Receipt {
  readonly id: number;
  readonly source: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly accepted: number;
  readonly refused: number;
  readonly issues: readonly (Issue & { readonly index?: number; readonly messageId?: string | undefined })[];
}

/** Reading receipts. `sources` bounds every read: those of one workspace. */
export interface ReceiptQueries {
  readonly list: (
    sources: readonly number[],
    filter: { readonly from?: number | undefined; readonly to?: number | undefined },
    page: PageRequest,
  ) => Promise<SearchPage<Receipt>>;
  readonly receipt: (
    sources: readonly number[],
    id: number,
  ) => Promise<{ readonly receipt: Receipt; readonly body: string | undefined } | undefined>;
}
