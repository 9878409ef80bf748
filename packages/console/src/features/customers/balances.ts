import type { Answer } from '../../app/api.ts';

export type Membership = NonNullable<Answer<'GET /v1/admin/customers/{id}'>['membership']>;
export type Balances = Membership['balances'];

/** The balances in the order in which they are read, with what each one says. */
export const BALANCES: readonly {
  readonly name: keyof Balances;
  readonly label: string;
  readonly about: string;
}[] = [
  {
    name: 'spendable',
    label: 'Spendable',
    about: 'What may be spent now: score less spent, reserved and expired',
  },
  { name: 'score', label: 'Score', about: 'Ever earned, less what was taken back' },
  { name: 'spent', label: 'Spent', about: 'Paid with' },
  { name: 'reserved', label: 'Reserved', about: 'Put aside, or promised to purchases that are pending' },
  { name: 'expired', label: 'Expired', about: 'Not used in time' },
  {
    name: 'pending',
    label: 'Pending',
    about: 'Of purchases that do not count yet; not part of what may be spent',
  },
];

export const NO_BALANCES: Balances = {
  score: 0,
  spent: 0,
  reserved: 0,
  expired: 0,
  pending: 0,
  spendable: 0,
};

interface Move {
  readonly label: string;
  readonly before: number;
  readonly after: number;
}

/** The balances that are not the same before and after. */
export function movesOf(before: Balances, after: Balances): readonly Move[] {
  return BALANCES.filter(({ name }) => before[name] !== after[name]).map(({ name, label }) => ({
    label,
    before: before[name],
    after: after[name],
  }));
}
