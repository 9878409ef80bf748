import { Account, type AccountOptions } from '../account/account.ts';
import type { User } from '../account/user.ts';
import type { Endpoint } from '../endpoints/call.ts';
import { upsert } from '../endpoints/upsert.ts';
import type { JsonObject } from '../json.ts';
import { MinuteQuota } from '../rules/rate-pool.ts';

export const noon: number = Date.parse('2026-06-01T12:00:00Z');

/** An account and its endpoints without HTTP around them. */
export interface Driver {
  readonly account: Account;
  readonly call: (endpoint: Endpoint, body: JsonObject, extra?: Extra) => { status: number; body: unknown };
  readonly upsert: (body: JsonObject, extra?: Extra) => { status: number; body: unknown };
  /** the owner of an identifier value */
  readonly user: (type: string, value: string) => User | undefined;
}

export interface Extra {
  readonly now?: number;
  readonly visibilityDelayMs?: number;
}

export function drive(options: Partial<AccountOptions> = {}): Driver {
  const order = { customer: 'customer', sequence: 'sequence' };
  const account = new Account({ partner: 'sandbox', token: 't', seed: 1, order, ...options });
  const quota = new MinuteQuota(1_000);
  let request = 0;
  const call = (
    endpoint: Endpoint,
    body: JsonObject,
    extra: Extra = {},
  ): { status: number; body: unknown } => {
    const now = extra.now ?? noon;
    const visibilityDelayMs = extra.visibilityDelayMs ?? 0;
    const answer = endpoint({
      body,
      account,
      now,
      request: ++request,
      quota,
      visibilityDelayMs,
      refuses: () => false,
    });
    return { status: answer.status, body: JSON.parse(answer.body) as unknown };
  };
  return {
    account,
    call,
    upsert: (body, extra) => call(upsert, body, extra),
    user: (type, value) => account.directory.owner({ type, value }),
  };
}

/** An upsert of one user. */
export function one(user: JsonObject): JsonObject {
  return { users: [user] };
}
