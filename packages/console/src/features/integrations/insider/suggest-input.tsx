import { Autocomplete, Group, Text, type AutocompleteProps } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { rank, type Suggestion, type SuggestionGroup } from './suggest.ts';

interface SuggestInputProps extends Omit<AutocompleteProps, 'data' | 'value' | 'onChange' | 'renderOption'> {
  readonly groups: readonly SuggestionGroup[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text with suggestions; anything may be typed. */
export function SuggestInput({ groups, value, onChange, ...props }: SuggestInputProps): ReactElement {
  const found = useMemo(() => rank(groups, value), [groups, value]);
  const items = useMemo(
    () => new Map(groups.flatMap((group) => group.items.map((item) => [item.value, item] as const))),
    [groups],
  );
  return (
    <Autocomplete
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="none"
      openOnFocus={false}
      maxDropdownHeight={280}
      {...props}
      comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start', ...props.comboboxProps }}
      data={found.map((group) => ({ group: group.group, items: group.items.map((item) => item.value) }))}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <SuggestedName item={items.get(option.value) ?? { value: option.value }} />
      )}
      value={value}
      onChange={onChange}
    />
  );
}

/** One of them: its name, what people call it, and a word or two beside it. */
export function SuggestedName({ item: { value, label, note } }: { readonly item: Suggestion }): ReactElement {
  return (
    <Group gap="md" justify="space-between" wrap="nowrap" w="100%" miw={200} maw="min(420px, 80vw)">
      <Text size="xs" truncate>
        {value}
        {label !== undefined && label !== value && note !== label && (
          <Text span inherit c="inherit" opacity={0.85}>
            {' '}
            {label}
          </Text>
        )}
      </Text>
      {note !== undefined && note !== '' && (
        <Text size="xs" c="inherit" opacity={0.85} style={{ whiteSpace: 'nowrap' }}>
          {note}
        </Text>
      )}
    </Group>
  );
}
