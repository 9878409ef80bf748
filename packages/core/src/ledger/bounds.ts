import { LARGEST_AMOUNT } from './amount.ts';
import { sum } from './lines.ts';
import type { Membership } from './membership.ts';
import type { Transaction } from './transaction.ts';

/** As far from 0 as any balance goes, so that what is reckoned from several of them is exact too. */
const LARGEST_BALANCE = 1_000_000_000_000_000;

/**
 * Whether every number is one that sums stay exact with, and none is below 0 that must not be. The rules see to the
 * latter themselves; this holds whatever they are given.
 */
export function areBounded(
  { balances, purchases, held }: Membership,
  transaction: Transaction | undefined,
): boolean {
  const { score, spent, reserved, expired, pending } = balances;
  return (
    isWithin(score, -LARGEST_BALANCE, LARGEST_BALANCE) &&
    [spent, reserved, expired, pending, held].every((points) => isWithin(points, 0, LARGEST_BALANCE)) &&
    [purchases.total, purchases.count, purchases.items].every((number) => isWithin(number, 0, Infinity)) &&
    (transaction === undefined || isBounded(transaction))
  );
}

function isBounded({ total, points, quantity, burned, lines }: Transaction): boolean {
  const costs = sum(lines.map(({ subtotal }) => subtotal));
  return [total, points, quantity, burned, costs].every((number) => isWithin(number, 0, LARGEST_AMOUNT));
}

function isWithin(number: number, least: number, most: number): boolean {
  return Number.isSafeInteger(number) && number >= least && number <= most;
}
