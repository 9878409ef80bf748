import type { Evidence, HubEvent } from './evidence.ts';

interface Account {
  score: number;
  spent: number;
  pending: number;
}

/** Balances are what the events of a customer add up to, reckoned here once more and in the simplest way. */
export function* balancesAddUp({ hub }: Evidence): Generator<string> {
  const accounts = new Map<number, Account>();
  const purchases = new Map<string, number>();
  for (const event of hub.events) {
    const account = accounts.get(event.customer) ?? { score: 0, spent: 0, pending: 0 };
    accounts.set(event.customer, account);
    move(account, event, purchases);
  }
  for (const { key, id, balances } of hub.customers) {
    const expected = accounts.get(key) ?? { score: 0, spent: 0, pending: 0 };
    for (const name of ['score', 'spent', 'pending'] as const)
      if ((balances?.[name] ?? 0) !== expected[name])
        yield `${name} of ${id} is ${balances?.[name] ?? 0}, and its events make ${expected[name]}`;
  }
}

function move(account: Account, { type, data }: HubEvent, purchases: Map<string, number>): void {
  const points = Number(data['points'] ?? 0);
  const id = String(data['transaction_id']);
  const rewarded = purchases.get(id) ?? 0;
  switch (type) {
    case 'point_add':
      account.score += points;
      return;
    case 'point_spend':
      account.spent += points;
      return;
    case 'checkout':
      purchases.set(id, Number(data['points_rewarded'] ?? 0));
      account.pending += purchases.get(id) ?? 0;
      return;
    case 'checkout_accept':
      account.pending -= rewarded;
      account.score += rewarded;
      return;
    case 'checkout_reject':
      account.pending -= rewarded;
  }
}
