/** What incoming webhooks did since the start. */
export interface WebhookTotals {
  readonly requests: number;
  /** Requests that were answered, by what was decided about them. */
  readonly done: number;
  readonly ignored: number;
  readonly error: number;
  /** Sent to a workspace that does not exist: nothing is written down about these. */
  readonly nowhere: number;
  /** Of strangers, beyond what is written down in a minute. */
  readonly unlogged: number;
  readonly overloaded: number;
}
