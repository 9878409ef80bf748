import type { Account } from '../account/account.ts';
import type { JsonObject } from '../json.ts';
import type { MinuteQuota } from '../rules/rate-pool.ts';
import type { Answer } from '../wire/answer.ts';

/** One API call that passed authentication, limits and parsing. */
export interface Call {
  readonly body: JsonObject;
  readonly account: Account;
  /** milliseconds since the epoch, one reading per request */
  readonly now: number;
  /** number of the request, as the request history shows it */
  readonly request: number;
  readonly quota: MinuteQuota;
  /** how long an accepted write stays invisible */
  readonly visibilityDelayMs: number;
  /** hostile mode: whether this user of the request is refused whatever it says */
  readonly refuses: (user: number) => boolean;
}

export type Endpoint = (call: Call) => Answer;
