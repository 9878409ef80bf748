import { Select, type SelectProps } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { SuggestedName } from './suggest-input.tsx';
import { found, type SuggestionGroup } from './suggest.ts';

interface ChooseInputProps extends Omit<
  SelectProps,
  'data' | 'value' | 'onChange' | 'renderOption' | 'filter' | 'searchable'
> {
  readonly groups: readonly SuggestionGroup[];
  /** Empty: nothing is chosen yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const MOST = 200;

/** One of many, found by a part of its name. What was chosen stays, though it may not be there any more. */
export function ChooseInput({ groups, value, onChange, ...props }: ChooseInputProps): ReactElement {
  const all = useMemo(() => {
    const gone = value !== '' && !groups.some(({ items }) => items.some((item) => item.value === value));
    return gone ? [...groups, { group: 'Not there any more', items: [{ value }] }] : groups;
  }, [groups, value]);
  const items = useMemo(
    () => new Map(all.flatMap((group) => group.items.map((item) => [item.value, item] as const))),
    [all],
  );
  return (
    <Select
      spellCheck={false}
      autoComplete="off"
      allowDeselect={false}
      maxDropdownHeight={280}
      selectFirstOptionOnChange
      {...props}
      searchable
      comboboxProps={{
        shadow: 'md',
        width: 'max-content',
        position: 'bottom-start',
        keepMounted: false,
        ...props.comboboxProps,
      }}
      data={all.map((group) => ({ group: group.group, items: group.items.map((item) => item.value) }))}
      filter={({ search }) =>
        found(all, search === value ? '' : search, MOST).map((group) => ({
          group: group.group,
          items: group.items.map((item) => ({ value: item.value, label: item.value })),
        }))
      }
      renderOption={({ option }) => <SuggestedName item={items.get(option.value) ?? option} />}
      value={value === '' ? null : value}
      // What is typed next takes the place of what was chosen.
      onFocus={(event) => event.currentTarget.select()}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
