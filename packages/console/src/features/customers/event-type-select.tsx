import { Group, Select, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { typeGroups } from './type-groups.ts';

interface EventTypeSelectProps {
  readonly types: Answer<'GET /v1/admin/event-types'>['data'];
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onChange: (value: string | null) => void;
}

/** One of the event types that may be sent in, found by name or label. */
export function EventTypeSelect({ types, value, error, onChange }: EventTypeSelectProps): ReactElement {
  const groups = useMemo(() => typeGroups(types), [types]);
  const labels = useMemo(() => new Map(types.map(({ name, label }) => [name, label])), [types]);
  return (
    <Select
      label="Event type"
      placeholder="Find one by its name"
      withAsterisk
      aria-required
      data-autofocus
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      maxDropdownHeight={320}
      nothingFoundMessage="No such event type. Define it under Settings, Event types."
      comboboxProps={{ shadow: 'md', keepMounted: false }}
      data={groups.map(({ group, items }) => ({
        group,
        items: items.map(({ name }) => ({ value: name, label: name })),
      }))}
      filter={({ search }) =>
        typeGroups(types, value === search ? '' : search).map(({ group, items }) => ({
          group,
          items: items.map(({ name }) => ({ value: name, label: name })),
        }))
      }
      renderOption={({ option }) => (
        <Group gap="sm" wrap="nowrap">
          <span>{option.value}</span>
          {labels.get(option.value) !== option.value && (
            <Text span size="xs" c="dimmed">
              {labels.get(option.value)}
            </Text>
          )}
        </Group>
      )}
      error={error}
      // What is typed next takes the place of what was chosen.
      onFocus={(event) => event.currentTarget.select()}
      value={value}
      onChange={onChange}
    />
  );
}
