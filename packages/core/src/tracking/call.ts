import type { JsonObject } from '../result/json.ts';

/** The kinds of call in the tracking API (Segment's HTTP API). */
export type CallKind = 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias';

/**
 * One call of the tracking API, checked and put into one shape whatever client sent it.
 *
 * At least one of `userId` and `anonymousId` is present. `type` is the event type: the name of a track, else the
 * kind. `data` is what happened (properties, or traits of identify and group), `context` the circumstances.
 * Times are Unix milliseconds; `timestamp` is corrected for the client's clock, `originalAt` and `sentAt` are what
 * the client claimed. `integrations` is the sender's choice of destinations, as sent.
 */
export interface TrackingCall {
  readonly kind: CallKind;
  readonly type: string;
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
  /** alias only: the id that is to become `userId`. */
  readonly previousId: string | undefined;
  readonly messageId: string;
  readonly timestamp: number;
  readonly originalAt: number | undefined;
  readonly sentAt: number | undefined;
  readonly data: JsonObject;
  readonly context: JsonObject;
  readonly integrations: JsonObject | undefined;
}
