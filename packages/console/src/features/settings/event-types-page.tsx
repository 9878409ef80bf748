import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { changed, get } from '../../app/query.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Empty } from '../../ui/empty.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { EventTypeForm } from './event-type-form.tsx';
import { EventTypeRow } from './event-type-row.tsx';
import { grouped } from './grouped.ts';
import { matches } from './matches.ts';
import { SearchBox } from './search-box.tsx';

export type EventType = Answer<'GET /v1/admin/event-types'>['data'][number];

/** The kinds of events that the hub knows, with their fields. */
export function EventTypesPage(): ReactElement {
  const { search = '' } = useSearch({ from: '/shell/settings/event-types' });
  const navigate = useNavigate();
  const query = useQuery(get('GET /v1/admin/event-types', {}));
  const [editing, setEditing] = useState<EventType | 'new'>();
  const [removing, setRemoving] = useState<EventType>();
  const groups = useMemo(
    () =>
      grouped(
        (query.data?.data ?? []).filter(({ name, label, group, fields }) =>
          matches(search, name, label, group, ...fields.map((field) => field.name)),
        ),
      ),
    [query.data, search],
  );
  return (
    <Page
      title="Event types"
      about="Kinds of events that mappings can be made for. Others are taken in as well; define one to name its fields."
      actions={
        <NeedsRole least="editor">
          {(disabled) => (
            <Button
              leftSection={<Plus size={14} aria-hidden />}
              disabled={disabled}
              onClick={() => setEditing('new')}
            >
              Add event type
            </Button>
          )}
        </NeedsRole>
      }
    >
      <SearchBox
        label="Find an event type or a field"
        value={search}
        onChange={(next) => {
          navigate({ to: '/settings/event-types', search: { search: next }, replace: true }).catch(
            () => undefined,
          );
        }}
      />
      {query.isError && <ProblemNote error={query.error} />}
      {query.isPending && <RowsSkeleton rows={16} />}
      {groups.map(({ title, types }) => (
        <Stack key={title} gap={4} component="section">
          <Group gap="xs">
            <Title order={2}>{title}</Title>
            <Text size="sm" c="dimmed">
              {types.length}
            </Text>
          </Group>
          <Paper p={0} bg="var(--cw-surface)">
            {types.map((type, index) => (
              <EventTypeRow
                key={type.name}
                type={type}
                first={index === 0}
                onEdit={() => setEditing(type)}
                onRemove={() => setRemoving(type)}
              />
            ))}
          </Paper>
        </Stack>
      ))}
      {query.data !== undefined && groups.length === 0 && (
        <Empty title="No event type matches">
          Look for a shorter word, or add an event type of your own with the button above.
        </Empty>
      )}
      {editing !== undefined && (
        <EventTypeForm type={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
      <Confirm
        opened={removing !== undefined}
        title={`Remove ${removing?.label ?? ''}?`}
        action="Remove"
        onClose={() => setRemoving(undefined)}
        onConfirm={async () => {
          await api('DELETE /v1/admin/event-types/{name}', { params: { name: removing?.name ?? '' } });
          await changed('GET /v1/admin/event-types');
          done('The event type is removed.');
        }}
      >
        Its definition goes. Events of it that were taken in stay, and new ones are taken in all the same;
        mappings no longer know its fields.
      </Confirm>
    </Page>
  );
}
