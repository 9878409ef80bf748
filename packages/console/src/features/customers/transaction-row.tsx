import { Stack, Table, Text } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';
import { clip } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import { moneyText, pointsText, quantityText } from './amounts.ts';
import type { Transaction } from './transactions.tsx';

interface TransactionRowProps {
  readonly transaction: Transaction;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One purchase; opened, its lines and what else is to be said of it. */
export function TransactionRow({ transaction, open, onToggle }: TransactionRowProps): ReactElement {
  const { id, status, total, refunded, points, currency, at } = transaction;
  const detail = useId();
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <ExpandButton
            open={open}
            controls={detail}
            label={`Lines of ${clip(id, 80)}`}
            onToggle={onToggle}
          />
        </Table.Td>
        <Table.Td maw={220}>
          <Clipped text={id} className="mono" />
        </Table.Td>
        <Table.Td>
          <When at={at} />
        </Table.Td>
        <Table.Td>
          <StateBadge state={status} />
        </Table.Td>
        <NumberCell>
          {moneyText(total, currency)}
          {refunded > 0 && (
            <Text size="xs" c="dimmed">
              {moneyText(refunded)} refunded
            </Text>
          )}
        </NumberCell>
        <NumberCell>{pointsText(points)}</NumberCell>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={6} id={detail}>
            <Lines transaction={transaction} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function NumberCell({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <Table.Td ta="right" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {children}
    </Table.Td>
  );
}

function Lines({ transaction }: { readonly transaction: Transaction }): ReactElement {
  const { lines, burned, accept_at: acceptAt, status } = transaction;
  return (
    <Stack gap={6} pl={36} pb={6}>
      {burned > 0 && <Text size="sm">{pointsText(burned)} points were paid with.</Text>}
      {status === 'pending' && (
        <Text size="sm" component="div">
          {acceptAt === null ? (
            'It counts when somebody accepts it.'
          ) : (
            <>
              It counts by itself at <When at={acceptAt} />, unless it is rejected before.
            </>
          )}
        </Text>
      )}
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          It came without lines.
        </Text>
      ) : (
        <Table verticalSpacing={2} aria-label="Lines">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Product</Table.Th>
              <Table.Th ta="right">Quantity</Table.Th>
              <Table.Th ta="right">Subtotal</Table.Th>
              <Table.Th ta="right">Refunded</Table.Th>
              <Table.Th ta="right">Points</Table.Th>
              <Table.Th>Status</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line, index) => (
              <Table.Tr key={index}>
                <Table.Td maw={200}>
                  <Clipped text={line.product_id} className="mono" />
                </Table.Td>
                <NumberCell>{quantityText(line.quantity)}</NumberCell>
                <NumberCell>{moneyText(line.subtotal)}</NumberCell>
                <NumberCell>{line.refunded === 0 ? '–' : moneyText(line.refunded)}</NumberCell>
                <NumberCell>{pointsText(line.points)}</NumberCell>
                <Table.Td>
                  <StateBadge state={line.status} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
