import { Autocomplete, Group, Text, type AutocompleteProps } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { useField } from './form-tools.ts';
import { useIsWrong } from './notes.tsx';
import type { Suggestion, SuggestionGroup } from './suggestion.ts';

interface SuggestFieldProps extends Pick<AutocompleteProps, 'label' | 'description' | 'placeholder'> {
  readonly place: string;
  /** Names the field where it has no label. */
  readonly what?: string;
  readonly groups: readonly SuggestionGroup[];
  readonly required?: boolean;
}

const MOST = 100;

/** A text with suggestions; anything may be typed. */
export function SuggestField({
  place,
  what,
  groups,
  required = false,
  ...rest
}: SuggestFieldProps): ReactElement {
  const { value, type, input, readOnly } = useField<string>(place);
  const wrong = useIsWrong(place);
  const notes = useMemo(
    () => new Map(groups.flatMap(({ items }) => items.map((item) => [item.value, item.note] as const))),
    [groups],
  );
  const data = useMemo(() => distinct(groups, notes.has(value) ? '' : value), [groups, notes, value]);
  return (
    <Autocomplete
      {...rest}
      {...input}
      {...(what === undefined ? {} : { 'aria-label': what })}
      // Paths are often longer than their field.
      title={value}
      error={wrong}
      withAsterisk={required}
      aria-required={required}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="none"
      classNames={{ input: 'mono' }}
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
      data={data}
      filter={({ options }) => options}
      renderOption={({ option }) => <Option value={option.value} note={notes.get(option.value) ?? ''} />}
      value={value}
      onChange={type}
    />
  );
}

function Option({ value, note }: Suggestion): ReactElement {
  return (
    <Group gap="md" justify="space-between" wrap="nowrap" w="100%" miw={200} maw="min(440px, 80vw)">
      <Text size="xs" truncate ff="monospace">
        {value}
      </Text>
      {note !== '' && (
        <Text size="xs" c="dimmed" truncate>
          {note}
        </Text>
      )}
    </Group>
  );
}

/** What contains the text, each value once, and as many as one looks through. */
function distinct(groups: readonly SuggestionGroup[], typed: string): { group: string; items: string[] }[] {
  const search = typed.trim().toLowerCase();
  const taken = new Set<string>();
  return groups
    .map(({ group, items }) => ({
      group,
      items: items
        .filter(({ value }) => value.toLowerCase().includes(search))
        .filter(({ value }) => !taken.has(value) && taken.size < MOST && taken.add(value))
        .map(({ value }) => value),
    }))
    .filter(({ items }) => items.length > 0);
}
