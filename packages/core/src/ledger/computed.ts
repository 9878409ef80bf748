import { rfc3339 } from '../mapping/time.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { amountToNumber } from './amount.ts';
import { spendable, type Membership } from './membership.ts';

type Compute = (membership: Membership) => Json | undefined;

/** The read-only attributes that follow from a membership (antavo FACTS (a), Customer). Times are ISO 8601 in UTC. */
const COMPUTED: Readonly<Record<string, Compute>> = {
  score: ({ balances }) => balances.score,
  spent: ({ balances }) => balances.spent,
  reserved: ({ balances }) => balances.reserved,
  expired: ({ balances }) => balances.expired,
  pending: ({ balances }) => balances.pending,
  spendable: ({ balances }) => spendable(balances),
  purchase_total: ({ purchases }) => amountToNumber(purchases.total),
  purchase_count: ({ purchases }) => purchases.count,
  purchase_item_count: ({ purchases }) => amountToNumber(purchases.items),
  purchase_first_date: ({ purchases }) => time(purchases.firstAt),
  purchase_last_date: ({ purchases }) => time(purchases.lastAt),
  last_earn_date: ({ lastEarnedAt }) => time(lastEarnedAt),
  last_spend_date: ({ lastSpentAt }) => time(lastSpentAt),
  optin_at: ({ optedInAt }) => time(optedInAt),
  optout_at: ({ optedOutAt }) => time(optedOutAt),
};

/** Names that are computed and therefore never stored as attributes, nor written from outside. */
export const COMPUTED_NAMES: ReadonlySet<string> = new Set(Object.keys(COMPUTED));

/** The values; a time that never was is absent. */
export function computedAttributes(membership: Membership): JsonObject {
  const attributes: Record<string, Json> = {};
  for (const [name, compute] of Object.entries(COMPUTED)) {
    const value = compute(membership);
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

function time(at: number | undefined): string | undefined {
  return at === undefined ? undefined : rfc3339(at);
}
