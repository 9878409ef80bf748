import { Paper, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { TextLink } from '../../ui/links.tsx';
import { When } from '../../ui/when.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import type { TemplateSummary } from './template.ts';
import { UsedBy } from './used-by.tsx';

export function TemplateTable({
  templates,
}: {
  readonly templates: readonly TemplateSummary[];
}): ReactElement {
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <WideTable label="Templates" minWidth={760}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Used by</Table.Th>
              <Table.Th ta="right">Revision</Table.Th>
              <Table.Th>Updated</Table.Th>
              <Table.Th>By</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {templates.map((template) => (
              <Row key={template.id} template={template} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

function Row({ template }: { readonly template: TemplateSummary }): ReactElement {
  const { id, name, description, used_by: used, revision, updated_at: updated, author } = template;
  return (
    <Table.Tr>
      <Table.Td maw={380}>
        <TextLink to="/templates/$id" params={{ id }} fw={600} inherit style={{ overflowWrap: 'anywhere' }}>
          {clip(name, 120)}
        </TextLink>
        {description !== '' && (
          <Text size="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {clip(description, 300)}
          </Text>
        )}
      </Table.Td>
      <Table.Td maw={260}>
        <UsedBy used={used} />
      </Table.Td>
      <Table.Td ta="right">{revision}</Table.Td>
      <Table.Td>
        <When at={updated} relative />
      </Table.Td>
      <Table.Td maw={180} style={{ overflowWrap: 'anywhere' }}>
        {clip(author, 80)}
      </Table.Td>
    </Table.Tr>
  );
}
