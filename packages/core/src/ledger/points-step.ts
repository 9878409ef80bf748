import type { CustomerStatus } from '../customer/customer.ts';
import { missingField } from '../event/data-refusals.ts';
import { isRefused, type Refused } from '../event/event-refusal.ts';
import { own } from '../result/json.ts';
import { parseWhole } from './amount.ts';
import type { LedgerEntry } from './ledger.ts';
import { spendable, type Membership } from './membership.ts';
import { readPoints } from './read-data.ts';
import { mayNotSpend, moreThanReserved, moreThanSpent, notEnough } from './refusals.ts';
import { earn, shift, spend } from './shift.ts';
import type { Moved, Rule, Turn } from './turn.ts';

export const pointAdd: Rule = withPoints(({ membership, entry }, points) =>
  earn(membership, points, entry.at),
);

/** A correction: it takes back what was earned even when it is spent already. */
export const pointSub: Rule = withPoints(({ membership }, points) => shift(membership, { score: -points }));

export const pointSpend: Rule = withPoints(
  ({ membership, status, entry }, points) =>
    cannotSpend(membership, status, 'data.points', points) ?? spend(membership, points, entry.at),
);

export const pointUnspend: Rule = withPoints(({ membership }, points) => {
  const { spent } = membership.balances;
  return points > spent ? moreThanSpent(points, spent) : shift(membership, { spent: -points });
});

export const reservePoints: Rule = withPoints(
  ({ membership, status }, points) =>
    cannotSpend(membership, status, 'data.points', points) ?? shift(membership, { reserved: points }),
);

export const releasePoints: Rule = withPoints(({ membership }, points) => {
  const { balances, held } = membership;
  const free = balances.reserved - held;
  return points > free ? moreThanReserved(points, free, held) : shift(membership, { reserved: -points });
});

/** Made by the hub itself when points become too old; only what is left can. */
export const pointExpire: Rule = withPoints(({ membership }, points) => {
  const left = spendable(membership.balances);
  return points > left ? notEnough('data.points', points, left) : shift(membership, { expired: points });
});

/**
 * Every other event moves nothing, unless its type is worth points: then those, or as many as its data says. Negative
 * ones are taken back as by `point_sub`.
 */
export function award({ membership, entry }: Turn): Moved {
  const points = awarded(entry);
  const moved = points < 0 ? shift(membership, { score: points }) : earn(membership, points, entry.at);
  return { membership: moved, transaction: undefined };
}

function awarded({ points, data }: LedgerEntry): number {
  return points === undefined ? 0 : (parseWhole(own(data, 'points')) ?? parseWhole(points) ?? 0);
}

/**
 * Why the customer cannot pay with so many points; undefined when they can. Only an active customer may: one who is
 * known by name only has not joined (antavo FACTS (e) 13).
 */
export function cannotSpend(
  { balances }: Membership,
  status: CustomerStatus,
  field: string,
  points: number,
): Refused | undefined {
  if (points === 0) return undefined;
  if (status !== 'active') return mayNotSpend(status);
  const most = spendable(balances);
  return points > most ? notEnough(field, points, most) : undefined;
}

function withPoints(rule: (turn: Turn, points: number) => Membership | Refused): Rule {
  return (turn) => {
    const points = readPoints(turn.entry.data, 'points', 1);
    if (points === undefined) return missingField('data.points');
    if (isRefused(points)) return points;
    const membership = rule(turn, points);
    return isRefused(membership) ? membership : { membership, transaction: undefined };
  };
}
