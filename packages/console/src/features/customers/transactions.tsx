import { Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { TableBox } from '../../ui/table-box.tsx';
import { TransactionRow } from './transaction-row.tsx';

export type Transaction = Answer<'GET /v1/admin/customers/{id}/transactions'>['data'][number];

const MOST = 200;

/** The purchases of somebody, newest first. */
export function Transactions({ id }: { readonly id: string }): ReactElement {
  const query = useQuery(get('GET /v1/admin/customers/{id}/transactions', { params: { id } }));
  const [open, setOpen] = useState<string>();
  return (
    <Stack gap="xs">
      <Title order={2}>Transactions</Title>
      {query.isError && (
        <ProblemNote
          error={query.error}
          title="The transactions could not be read"
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <RowsSkeleton rows={5} />}
      {query.data?.data.length === 0 && (
        <Text size="sm" c="dimmed">
          None yet. A checkout event makes one; accepting, rejecting and refunding change it.
        </Text>
      )}
      {query.data !== undefined && query.data.data.length > 0 && (
        <TableBox label="Transactions" minWidth={680}>
          <Table bg="var(--cw-surface)" withTableBorder>
            <caption>
              <VisuallyHidden>Transactions, newest first</VisuallyHidden>
            </caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={36}>
                  <VisuallyHidden>Open</VisuallyHidden>
                </Table.Th>
                <Table.Th>Transaction</Table.Th>
                <Table.Th w={165}>When</Table.Th>
                <Table.Th>Status</Table.Th>
                <Table.Th ta="right">Total</Table.Th>
                <Table.Th ta="right">Points</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {query.data.data.map((transaction) => (
                <TransactionRow
                  key={transaction.id}
                  transaction={transaction}
                  open={open === transaction.id}
                  onToggle={() => setOpen(open === transaction.id ? undefined : transaction.id)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </TableBox>
      )}
      {query.data?.data.length === MOST && (
        <Text size="xs" c="dimmed">
          These are the latest {MOST}.
        </Text>
      )}
    </Stack>
  );
}
