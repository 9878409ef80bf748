import { ActionIcon, Button, Combobox, Group, Pill, PillsInput, Text, useCombobox } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactElement } from 'react';
import { clip } from '../clip.ts';
import { valueText, type Criterion, type Filters } from './criteria.ts';
import { parseFilterText } from './filter-text.ts';
import { suggestions } from './suggestions.ts';
import { useSearchDraft } from './use-search-draft.ts';

interface SearchFieldProps {
  /** What the rows below were searched by. */
  readonly applied: Filters;
  /** What the log can be searched by, in the order in which it is offered. */
  readonly criteria: readonly Criterion[];
  /** Those of them that this list can be searched by; all unless given. */
  readonly usable?: readonly Criterion[];
  /** A criterion as one would type it, such as `status:4xx`. */
  readonly example: string;
  /** There is something to reset beside the criteria, such as a time range. */
  readonly more: boolean;
  readonly onSearch: (filters: Filters) => void;
  readonly onReset: () => void;
}

/** One field for any number of criteria: choose one and type a value, type `status:429`, or paste a whole line. */
export function SearchField(props: SearchFieldProps): ReactElement {
  const { applied, criteria, usable = criteria, example, more, onSearch, onReset } = props;
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const draft = useSearchDraft(applied, criteria, usable);
  const { filters, text, criterion, error } = draft;
  const shown = usable.filter(({ name }) => filters[name] !== undefined);
  const options = suggestions({ text, criterion, criteria, usable });

  const submit = (): void => {
    const ready = draft.settle();
    if (ready === undefined) return;
    combobox.closeDropdown();
    onSearch(ready);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Backspace' && text === '') {
      if (criterion !== undefined) draft.choose(undefined);
      else draft.remove(shown.at(-1)?.name);
    } else if (
      event.key === 'Enter' &&
      text !== '' &&
      !(combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0)
    ) {
      event.preventDefault();
      draft.settle();
      combobox.resetSelectedOption();
    }
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const { filters: found } = parseFilterText(criteria, event.clipboardData.getData('text'));
    if (criterion !== undefined || Object.keys(found).length === 0) return;
    event.preventDefault();
    draft.addText(event.clipboardData.getData('text'));
  };
  const pick = (key: string): void => {
    const option = options.find((one) => one.key === key);
    if (option === undefined) return;
    if (option.key === 'line') draft.settle();
    else if (option.value === undefined) draft.choose(option.name);
    else draft.add(option.name, option.value);
    combobox.resetSelectedOption();
    input.current?.focus();
    if (option.value === undefined) combobox.openDropdown();
  };

  return (
    <form
      role="search"
      aria-label="Search the log"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Combobox store={combobox} onOptionSubmit={pick} shadow="md" size="xs" withinPortal={false}>
          <Combobox.DropdownTarget>
            <PillsInput
              size="xs"
              flex={1}
              miw={0}
              error={error}
              onClick={() => combobox.openDropdown()}
              leftSection={<Search size={14} aria-hidden />}
              rightSectionPointerEvents="all"
              rightSection={
                (shown.length > 0 || text !== '' || criterion !== undefined || more) && (
                  <ActionIcon
                    size="sm"
                    aria-label="Reset the search"
                    title="Reset the search"
                    onClick={(event) => {
                      event.stopPropagation();
                      draft.clear();
                      onReset();
                      input.current?.focus();
                    }}
                  >
                    <X size={14} />
                  </ActionIcon>
                )
              }
            >
              <Pill.Group>
                {shown.map((one) => (
                  <Pill
                    key={one.name}
                    size="xs"
                    maw="100%"
                    withRemoveButton
                    onRemove={() => draft.remove(one.name)}
                    removeButtonProps={{
                      'aria-label': `Remove ${one.label}`,
                      'aria-hidden': false,
                      tabIndex: 0,
                    }}
                  >
                    <Text span inherit c="dimmed">
                      {one.label}:
                    </Text>{' '}
                    <bdi>{clip(valueText(one, filters[one.name] ?? ''), 60)}</bdi>
                  </Pill>
                ))}
                {criterion !== undefined && (
                  <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    {criterion.label}:
                  </Text>
                )}
                <Combobox.EventsTarget withExpandedAttribute>
                  <PillsInput.Field
                    ref={input}
                    aria-label={criterion === undefined ? 'Search criteria' : criterion.label}
                    placeholder={
                      criterion?.example ??
                      (shown.length === 0 ? `Search, for example ${example}` : 'Add another')
                    }
                    value={text}
                    autoComplete="off"
                    spellCheck={false}
                    miw={140}
                    onChange={(event) => {
                      draft.type(event.currentTarget.value);
                      combobox.openDropdown();
                      if (criterion === undefined && event.currentTarget.value.trim() !== '')
                        requestAnimationFrame(() => combobox.selectFirstOption());
                      else combobox.resetSelectedOption();
                    }}
                    onKeyDown={press}
                    onPaste={paste}
                    onFocus={() => combobox.openDropdown()}
                    onBlur={() => combobox.closeDropdown()}
                  />
                </Combobox.EventsTarget>
              </Pill.Group>
            </PillsInput>
          </Combobox.DropdownTarget>
          <Combobox.Dropdown hidden={options.length === 0 || error !== undefined}>
            <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label="Criteria and values">
              {options.map(({ key, label, detail }) => (
                <Combobox.Option key={key} value={key}>
                  <Group gap={6} wrap="nowrap">
                    <Text span inherit style={{ whiteSpace: 'nowrap' }}>
                      {label}
                    </Text>
                    <Text span inherit c="dimmed" truncate>
                      {detail}
                    </Text>
                  </Group>
                </Combobox.Option>
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
        <Button type="submit" variant={draft.changed ? 'filled' : 'default'}>
          Search
        </Button>
      </Group>
    </form>
  );
}
