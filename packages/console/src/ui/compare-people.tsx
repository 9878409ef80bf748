import './compare-people.css';
import { Badge, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { clip } from './clip.ts';
import { Clipped } from './clipped.tsx';
import { comparedPeople } from './compared-people.ts';
import { counted } from './count-text.ts';
import { PersonLink } from './person-link.tsx';
import { ProblemNote } from './problem-note.tsx';
import { RowsSkeleton } from './rows-skeleton.tsx';
import { StateBadge } from './state-badge.tsx';
import { EVENTS_LOOKED_AT, useLook, type Looked } from './use-look.ts';
import { When } from './when.tsx';
import { TableBox } from './table-box.tsx';

interface ComparePeopleProps {
  /** Ids of the two. */
  readonly one: string;
  readonly other: string;
}

const MOST = 30;

/** Two customers side by side: how they stand, what they did, and which attributes differ. */
export function ComparePeople({ one, other }: ComparePeopleProps): ReactElement {
  const looks = [useLook(one), useLook(other)] as const;
  const failed = looks.find(({ error }) => error !== null);
  if (failed !== undefined)
    return <ProblemNote error={failed.error} title="They could not be compared" onRetry={failed.retry} />;
  const [a, b] = [looks[0].looked, looks[1].looked];
  if (a === undefined || b === undefined) return <RowsSkeleton rows={9} />;
  const { rows, same } = comparedPeople(a.customer.attributes, b.customer.attributes);
  return (
    <Stack gap={6}>
      <TableBox label="Both customers" minWidth={0}>
        <Table
          className="cw-compare"
          layout="fixed"
          withTableBorder
          bg="var(--cw-surface)"
          verticalSpacing={4}
        >
          <caption>
            <VisuallyHidden>Both customers side by side</VisuallyHidden>
          </caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="24%">
                <VisuallyHidden>Field</VisuallyHidden>
              </Table.Th>
              {[a, b].map(({ customer }) => (
                <Table.Th key={customer.id}>
                  <PersonLink person={customer} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Facts looked={[a, b]} />
            {rows.slice(0, MOST).map(({ name, had, one: mine, other: theirs }) => (
              <Row
                key={name}
                label={<code style={{ overflowWrap: 'anywhere' }}>{clip(name, 100)}</code>}
                cells={[
                  <Value key="one" value={mine} strong={had === 'both'} />,
                  <Value key="other" value={theirs} strong={had === 'both'} />,
                ]}
              />
            ))}
          </Table.Tbody>
        </Table>
      </TableBox>
      <Text size="xs" c="dimmed">
        {rows.length > MOST && `${rows.length - MOST} more attributes differ. `}
        {same.length === 0
          ? 'No attribute is the same in both.'
          : `The same in both: ${clip(same.join(', '), 300)}.`}
      </Text>
    </Stack>
  );
}

function Facts({ looked }: { readonly looked: readonly [Looked, Looked] }): ReactElement {
  const row = (label: string, cell: (of: Looked) => ReactNode): ReactElement => (
    <Row label={label} cells={looked.map(cell)} />
  );
  return (
    <>
      {row('Status', ({ customer }) => (
        <Group gap={4}>
          <StateBadge state={customer.status} />
          {customer.anonymous && <Badge color="violet">anonymous</Badge>}
        </Group>
      ))}
      {row('First seen', ({ customer }) => (
        <When at={customer.created_at} />
      ))}
      {row('Last event', ({ lastEvent }) => (lastEvent === null ? 'none' : <When at={lastEvent} />))}
      {row('Events', ({ events }) =>
        events >= EVENTS_LOOKED_AT ? `${EVENTS_LOOKED_AT} or more` : counted(events, 'event'),
      )}
      {row('Audiences', ({ audiences }) =>
        audiences.length === 0 ? 'none' : clip(audiences.join(', '), 300),
      )}
    </>
  );
}

function Row({
  label,
  cells,
}: {
  readonly label: ReactNode;
  readonly cells: readonly ReactNode[];
}): ReactElement {
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={400} c="dimmed">
        {label}
      </Table.Th>
      {cells.map((cell, index) => (
        <Table.Td key={index} style={{ overflowWrap: 'anywhere' }}>
          {cell}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function Value({ value, strong }: { readonly value: unknown; readonly strong: boolean }): ReactElement {
  if (value === undefined)
    return (
      <Text component="span" inherit c="dimmed">
        –
      </Text>
    );
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <Clipped text={text} {...(strong ? { fw: 600 } : {})} />;
}
