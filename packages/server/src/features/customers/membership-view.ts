import type { balances, effect, membership } from '@causeway/contract/membership';
import { timeOf } from '@causeway/contract/page';
import { amountToNumber } from '@causeway/core/ledger/amount';
import type { LedgerEffect } from '@causeway/core/ledger/ledger';
import { spendable, type Balances, type Membership } from '@causeway/core/ledger/membership';
import type { z } from 'zod';

export type MembershipView = z.input<typeof membership>;

export function balancesView(of: Balances): z.input<typeof balances> {
  const { score, spent, reserved, expired, pending } = of;
  return { score, spent, reserved, expired, pending, spendable: spendable(of) };
}

export function effectView({ points, after }: LedgerEffect): z.input<typeof effect> {
  return { points, after: balancesView(after) };
}

export function membershipView(of: Membership): MembershipView {
  const { total, count, items, firstAt, lastAt } = of.purchases;
  return {
    balances: balancesView(of.balances),
    purchases: {
      total: amountToNumber(total),
      count,
      items: amountToNumber(items),
      first_at: at(firstAt),
      last_at: at(lastAt),
    },
    opted_in_at: at(of.optedInAt),
    opted_out_at: at(of.optedOutAt),
    last_earned_at: at(of.lastEarnedAt),
    last_spent_at: at(of.lastSpentAt),
  };
}

function at(time: number | undefined): string | null {
  return time === undefined ? null : timeOf(time);
}
