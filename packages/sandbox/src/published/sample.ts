import type { Json } from '../json.ts';

/** One published exchange: a request as it goes over the wire, and the answer it must get. */
export interface PublishedSample {
  readonly name: string;
  /**
   * `recorded`: both halves were recorded live. `documented request`: the body is printed, the answer follows from its
   * page. `documented answer`: the answer is printed with the situation it belongs to, the request makes it happen.
   */
  readonly source: string;
  /** what the clock says, where the sample shows events */
  readonly at?: string;
  /** an upsert that makes the account what the sample assumes */
  readonly given?: Json;
  readonly request: { readonly method: string; readonly path: string; readonly body: Json };
  readonly response: { readonly status: number; readonly body: Json };
}
