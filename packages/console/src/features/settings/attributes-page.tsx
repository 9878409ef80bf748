import { Badge, Button, Code, Group, Paper, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { changed, get } from '../../app/query.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Empty } from '../../ui/empty.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { AttributeForm } from './attribute-form.tsx';
import { AttributeRow } from './attribute-row.tsx';
import { matches } from './matches.ts';
import { SearchBox } from './search-box.tsx';
import { typeWord } from './type-words.ts';

export type Attribute = Answer<'GET /v1/admin/attributes'>['data'][number];

/** What is known of customers, field by field. */
export function AttributesPage(): ReactElement {
  const { search = '' } = useSearch({ from: '/shell/settings/attributes' });
  const navigate = useNavigate();
  const query = useQuery(get('GET /v1/admin/attributes', {}));
  const [editing, setEditing] = useState<Attribute | 'new'>();
  const [removing, setRemoving] = useState<Attribute>();
  const all = query.data?.data ?? [];
  const shown = all
    .filter(({ name, label, type }) => matches(search, name, label, typeWord(type)))
    .toSorted((a, b) => Number(a.built_in) - Number(b.built_in));
  return (
    <Page
      title="Attributes"
      about="The fields of customers: those that every hub has, and your own."
      actions={
        <NeedsRole least="editor">
          {(disabled) => (
            <Button
              leftSection={<Plus size={14} aria-hidden />}
              disabled={disabled}
              onClick={() => setEditing('new')}
            >
              Add attribute
            </Button>
          )}
        </NeedsRole>
      }
    >
      <Group gap="sm">
        <SearchBox
          label="Find an attribute"
          value={search}
          onChange={(next) => {
            navigate({ to: '/settings/attributes', search: { search: next }, replace: true }).catch(
              () => undefined,
            );
          }}
        />
        {query.data !== undefined && (
          <Text size="sm" c="dimmed">
            {shown.length} of {all.length}, {all.filter((one) => !one.built_in).length} of your own
          </Text>
        )}
      </Group>
      {query.isError && <ProblemNote error={query.error} />}
      {query.isPending && <RowsSkeleton rows={14} />}
      {shown.length > 0 && (
        <Paper p={0} bg="var(--cw-surface)">
          <WideTable label="Attributes" minWidth={680}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Label</Table.Th>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Type</Table.Th>
                  <Table.Th>Good for</Table.Th>
                  <Table.Th w={140}>
                    <VisuallyHidden>Actions</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((attribute) => (
                  <AttributeRow
                    key={attribute.name}
                    attribute={attribute}
                    onEdit={() => setEditing(attribute)}
                    onRemove={() => setRemoving(attribute)}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
        </Paper>
      )}
      {query.data !== undefined && shown.length === 0 && (
        <Empty title="No attribute matches">
          Look for a shorter word, or add an attribute of your own with the button above.
        </Empty>
      )}
      {editing !== undefined && (
        <AttributeForm
          attribute={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      <Confirm
        opened={removing !== undefined}
        title={`Remove ${removing?.label ?? ''}?`}
        action="Remove"
        onClose={() => setRemoving(undefined)}
        onConfirm={async () => {
          await api('DELETE /v1/admin/attributes/{name}', { params: { name: removing?.name ?? '' } });
          await changed('GET /v1/admin/attributes');
          done('The attribute is removed.');
        }}
      >
        The definition of <Code>{removing?.name}</Code> goes; values that customers have stay. From then on
        nothing new is kept under this name, and mappings that read it find only what is there already.
        {(removing?.tags.includes('external_id') ?? false) && (
          <Badge color="orange" mt="xs">
            It is an external id: customers are no longer found by it.
          </Badge>
        )}
      </Confirm>
    </Page>
  );
}
