import { Paper, Table, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { causeText } from '../../../ui/merge-words.ts';
import { When } from '../../../ui/when.tsx';
import { identifierRows, type IdentifierRow } from './identifier-rows.ts';
import type { Merge } from './identity-tab.tsx';

interface IdentifierTableProps {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
  readonly merges: readonly Merge[];
  /** Attributes that point to one person. */
  readonly contacts: readonly string[];
  readonly definitions: Answer<'GET /v1/admin/attributes'>['data'];
}

const KINDS: Readonly<Record<IdentifierRow['kind'], string>> = {
  id: 'Id',
  earlier_id: 'Earlier id',
  anonymous_id: 'Anonymous id',
  contact: 'Contact',
  external_id: 'External id',
};

/** Everything that somebody can be found by, and how it came. */
export function IdentifierTable(props: IdentifierTableProps): ReactElement {
  const { customer, merges, contacts, definitions } = props;
  const rows = identifierRows(customer, merges, {
    contacts,
    externalIds: definitions.filter(({ tags }) => tags.includes('external_id')).map(({ name }) => name),
  });
  const labels = new Map(definitions.map(({ name, label }) => [name, label]));
  return (
    <Paper component="section" aria-label="Identifiers" p="sm" bg="var(--cw-surface)">
      <Title order={2}>Identifiers</Title>
      <Text size="sm" c="dimmed" mb={4}>
        Whatever comes in with one of these is about this customer.
      </Text>
      <Table layout="fixed" aria-label="Identifiers" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={108}>Kind</Table.Th>
            <Table.Th>Value, and how it came</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={`${row.kind} ${row.attribute ?? ''} ${row.value}`}
              style={{ verticalAlign: 'top' }}
            >
              <Table.Td>
                {row.attribute === undefined ? KINDS[row.kind] : (labels.get(row.attribute) ?? row.attribute)}
              </Table.Td>
              <Table.Td>
                <span style={{ display: 'inline-flex', gap: 4, alignItems: 'flex-start', maxWidth: '100%' }}>
                  <bdi className="mono" style={{ overflowWrap: 'anywhere' }}>
                    {row.value}
                  </bdi>
                  <CopyButton value={row.value} what={KINDS[row.kind].toLowerCase()} />
                </span>
                <Text size="xs" c="dimmed">
                  <How row={row} anonymous={customer.anonymous} />
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function How({ row, anonymous }: { readonly row: IdentifierRow; readonly anonymous: boolean }): ReactElement {
  const { kind, merge } = row;
  if (merge !== undefined)
    return (
      <>
        By a merge on <When at={merge.at} />: {causeText(merge)}
      </>
    );
  switch (kind) {
    case 'id':
      return <>{anonymous ? 'As they were first seen: nobody has named them yet' : 'As senders name them'}</>;
    case 'anonymous_id':
      return <>Of a browser or a device on which they were seen</>;
    default:
      return <>From their attributes</>;
  }
}
