import type { Learnt } from '../delivery/learnt.ts';
import type { JsonObject } from '../result/json.ts';

/**
 * An immutable fact about one customer, of one event type.
 *
 * `id` is the store's number of the event; for one customer it only grows, so it is also the order of
 * registration. `data` holds what happened (properties of a track, traits of an identify); `context`
 * holds the circumstances (page, device, campaign, consent). Times are Unix milliseconds.
 */
export interface Event {
  readonly id: number;
  readonly type: string;
  readonly timestamp: number;
  readonly data: JsonObject;
  readonly context: JsonObject;
  /** What the destination it is queued for told with it; undefined for all other destinations. */
  readonly learnt?: Learnt;
}
