import { Grid, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { When } from '../../ui/when.tsx';
import { moneyText, quantityText } from './amounts.ts';
import type { Membership } from './balances.ts';
import { CheckBalances } from './check-balances.tsx';
import { Fact, Facts } from './facts.tsx';
import { Transactions } from './transactions.tsx';

interface BalancesTabProps {
  readonly id: string;
  readonly membership: Membership;
}

/** What somebody has through their events: purchases, when they joined, and whether the balances are right. */
export function BalancesTab({ id, membership }: BalancesTabProps): ReactElement {
  const { purchases } = membership;
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
        <Transactions id={id} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
        <Stack gap="md">
          <Facts title="Purchases that count">
            <Fact label="Total">{moneyText(purchases.total)}</Fact>
            <Fact label="Purchases">{quantityText(purchases.count)}</Fact>
            <Fact label="Items">{quantityText(purchases.items)}</Fact>
            <Fact label="First">{moment(purchases.first_at)}</Fact>
            <Fact label="Latest">{moment(purchases.last_at)}</Fact>
          </Facts>
          <Facts title="Membership">
            <Fact label="Opted in">{moment(membership.opted_in_at)}</Fact>
            <Fact label="Opted out">{moment(membership.opted_out_at)}</Fact>
            <Fact label="Last earned">{moment(membership.last_earned_at)}</Fact>
            <Fact label="Last spent">{moment(membership.last_spent_at)}</Fact>
          </Facts>
          <CheckBalances id={id} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function moment(at: string | null): ReactNode {
  return at === null ? 'never' : <When at={at} />;
}
