import { Group, Paper, Table, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { TableBox } from '../../../ui/table-box.tsx';
import { matches } from '../matches.ts';
import { SearchBox } from '../search-box.tsx';
import type { ConsentSettings } from './consent-page.tsx';
import { PurposeBadges } from './purpose-badges.tsx';
import { byTool } from './word-list.ts';

/** Words of consent tools that need no setting, by tool. */
export function KnownWords({ known }: { readonly known: ConsentSettings['known'] }): ReactElement {
  const [search, setSearch] = useState('');
  const found = known.filter(({ tool, label, code, purposes }) =>
    matches(search, tool, label, code, purposes.join(' ')),
  );
  return (
    <Paper p="sm" bg="var(--cw-surface)">
      <Group justify="space-between" align="flex-start" gap="sm" mb="xs">
        <div>
          <Title order={2}>Known words</Title>
          <Text size="sm" c="dimmed">
            What consent tools say, and what the hub reads. Nothing has to be set for them.
          </Text>
        </div>
        <SearchBox label="Find a word or a tool" value={search} onChange={(next) => setSearch(next ?? '')} />
      </Group>
      {found.length === 0 ? (
        <Text size="sm" c="dimmed">
          No known word matches. Add it to your own words above.
        </Text>
      ) : (
        <TableBox label="Known words" minWidth={480}>
          <Table aria-label="Known words" layout="fixed" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="26%">Word</Table.Th>
                <Table.Th>There</Table.Th>
                <Table.Th w="34%">Means here</Table.Th>
              </Table.Tr>
            </Table.Thead>
            {byTool(found).map(({ tool, words }) => (
              <Table.Tbody key={tool}>
                <Table.Tr bg="var(--cw-sunken)">
                  <Table.Th colSpan={3} scope="rowgroup">
                    {tool}
                  </Table.Th>
                </Table.Tr>
                {words.map(({ code, label, purposes }) => (
                  <Table.Tr key={code}>
                    <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
                      {code}
                    </Table.Td>
                    <Table.Td>{label}</Table.Td>
                    <Table.Td>
                      <PurposeBadges purposes={purposes} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            ))}
          </Table>
        </TableBox>
      )}
    </Paper>
  );
}
