import { COMPUTED_NAMES } from '@causeway/core/ledger/computed';
import { Alert, Badge, Group, Stack, Table, Text } from '@mantine/core';
import { Eye, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { movedText, pointsText } from './amounts.ts';
import { movesOf, NO_BALANCES, type Membership } from './balances.ts';

interface EventOutcomeProps {
  readonly answer: Answer<'POST /v1/admin/customers/{id}/events'>;
  /** As it is now; null for who is only tracked. */
  readonly before: Membership | null;
  /** The event takes somebody out. */
  readonly leaves: boolean;
}

/** What an event would do. Nothing of it has happened yet. */
export function EventOutcome({ answer, before, leaves }: EventOutcomeProps): ReactElement {
  const { effect, membership, changed, issues } = answer;
  const moves = movesOf(
    before?.balances ?? NO_BALANCES,
    membership?.balances ?? before?.balances ?? NO_BALANCES,
  );
  const attributes = changed.filter((name) => !COMPUTED_NAMES.has(name));
  const others = othersOf(before, membership);
  const nothing = moves.length === 0 && attributes.length === 0 && others.length === 0 && !leaves;
  return (
    <Alert
      color={leaves ? 'red' : 'sea'}
      variant="light"
      icon={leaves ? <TriangleAlert size={18} /> : <Eye size={18} />}
      title="What it would do"
    >
      <Stack gap="xs">
        {leaves && (
          <Text size="sm">
            They leave: their attributes, labels and balances are taken away, and this cannot be undone.
          </Text>
        )}
        {nothing && <Text size="sm">It is registered; no balance and no attribute changes by it.</Text>}
        {effect !== null && effect.points !== 0 && (
          <Text size="sm">
            <Text span inherit fw={650}>
              {movedText(effect.points)}
            </Text>{' '}
            to spend.
          </Text>
        )}
        {moves.length > 0 && (
          <Table verticalSpacing={2} w="auto" aria-label="Balances before and after">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Balance</Table.Th>
                <Table.Th ta="right">Now</Table.Th>
                <Table.Th ta="right">After</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {moves.map(({ label, before: was, after }) => (
                <Table.Tr key={label}>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td ta="right">{pointsText(was)}</Table.Td>
                  <Table.Td ta="right" fw={650}>
                    {pointsText(after)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {others.map((text) => (
          <Text key={text} size="sm">
            {text}
          </Text>
        ))}
        {attributes.length > 0 && (
          <Group gap={4}>
            <Text size="sm">{leaves ? 'Attributes taken away:' : 'Attributes that get another value:'}</Text>
            {attributes.map((name) => (
              <Badge key={name} color="gray" maw={240}>
                {clip(name, 80)}
              </Badge>
            ))}
          </Group>
        )}
        {issues.length > 0 && <IssueList issues={issues} />}
      </Stack>
    </Alert>
  );
}

/** Changes of a membership that are no balance. */
function othersOf(before: Membership | null, after: Membership | null): readonly string[] {
  if (after === null) return [];
  const count = before?.purchases.count ?? 0;
  return [
    ...(after.opted_in_at !== null && after.opted_in_at !== (before?.opted_in_at ?? null)
      ? ['They are opted in.']
      : []),
    ...(after.purchases.count === count
      ? []
      : [`Purchases that count: ${pointsText(count)} now, ${pointsText(after.purchases.count)} after.`]),
  ];
}
