import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { pointsText } from './amounts.ts';
import { BALANCES, type Balances } from './balances.ts';

/** All balances in one line: what may be spent first, and then what it is made of. */
export function BalanceStrip({ balances }: { readonly balances: Balances }): ReactElement {
  return (
    <Paper component="section" aria-label="Balances" p="xs" bg="var(--cw-surface)">
      <SimpleGrid component="dl" cols={{ base: 3, sm: 6 }} spacing="xs" verticalSpacing={6} m={0}>
        {BALANCES.map(({ name, label, about }) => (
          <div key={name} title={about}>
            <Text component="dt" size="xs" c="dimmed">
              {label}
            </Text>
            <Text
              component="dd"
              m={0}
              fz={name === 'spendable' ? 'lg' : 'md'}
              fw={name === 'spendable' ? 650 : 500}
              c={balances[name] < 0 ? 'var(--mantine-color-error)' : 'inherit'}
              style={{ fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}
            >
              {pointsText(balances[name])}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Paper>
  );
}
