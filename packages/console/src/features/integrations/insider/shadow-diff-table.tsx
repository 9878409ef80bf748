import type { Json } from '@causeway/core/result/json';
import { Badge, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { DiffRow, ShadowDiff } from './shadow-diff.ts';

const COLORS: Readonly<Record<DiffRow['kind'], string>> = { added: 'sea', changed: 'blue', removed: 'red' };

/** Before and after, as far as they differ. `isNew`: Insider knows nothing of the person yet. */
export function ShadowDiffTable({
  diff: { rows, unchanged },
  isNew,
}: {
  readonly diff: ShadowDiff;
  readonly isNew: boolean;
}): ReactElement {
  const same = unchanged === 1 ? '1 stays as it is' : `${unchanged} stay as they are`;
  return (
    <>
      <Text size="xs" c="dimmed" mt={2}>
        {isNew && 'As far as we know, nothing yet. '}
        {rows.length === 0 ? 'This changes none of it. ' : ''}
        {unchanged > 0 && `${same}.`}
      </Text>
      {rows.length > 0 && (
        <Table
          mt={4}
          layout="fixed"
          verticalSpacing={3}
          horizontalSpacing={6}
          fz="xs"
          aria-label="Before and after"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={72}>Change</Table.Th>
              <Table.Th>Name</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>After</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={`${row.group}.${row.name}`}>
                <Table.Td>
                  <Badge color={COLORS[row.kind]}>{row.kind}</Badge>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {row.name}
                  {row.group !== 'attributes' && (
                    <Text span inherit c="dimmed">
                      {row.group === 'custom' ? ' custom' : ' identifier'}
                    </Text>
                  )}
                </Table.Td>
                <Value value={row.before} />
                <Value value={row.after} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

function Value({ value }: { readonly value: Json | undefined }): ReactElement {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
      {text.length > 160 ? `${text.slice(0, 160)}…` : text}
    </Table.Td>
  );
}
