/** What the events API did since the start. */
export interface EventsApiTotals {
  readonly requests: number;
  /** Events that were registered. */
  readonly accepted: number;
  /** Events that had been registered before, and had no effect again. */
  readonly duplicates: number;
  /** Events, and whole requests to submit some, that were answered with an error of the sender's. */
  readonly refused: number;
  readonly overloaded: number;
}

/** What Insider's webhooks brought since the start. */
export interface InsiderHookTotals {
  readonly requests: number;
  /** Requests that were answered, by what was decided about them. */
  readonly done: number;
  readonly ignored: number;
  readonly error: number;
  /** Without a key that is good: nothing is written down about these. */
  readonly unknown: number;
  readonly overloaded: number;
}

/** The same while it is counted. */
export type Counting<T> = { -readonly [K in keyof T]: T[K] };
