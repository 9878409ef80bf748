import { Autocomplete, Button, Group } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { DraftField } from './draft-fields.ts';

interface AddFieldProps {
  readonly offered: readonly DraftField[];
  /** Names that the form has already. */
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** One more field: a defined one, or any name. */
export function AddField({ offered, taken, onAdd }: AddFieldProps): ReactElement {
  const [text, setText] = useState('');
  const name = text.trim();
  const ready = name !== '' && !taken.includes(name);
  const add = (chosen: string): void => {
    setText('');
    if (chosen !== '' && !taken.includes(chosen)) onAdd(chosen);
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <Autocomplete
        flex={1}
        label="Another field"
        placeholder={offered.length === 0 ? 'Any name' : 'Choose, or type any name'}
        spellCheck={false}
        comboboxProps={{ shadow: 'md' }}
        maxDropdownHeight={240}
        data={offered.map((field) => field.name)}
        value={text}
        onChange={setText}
        onOptionSubmit={(chosen) => {
          add(chosen);
          // The field writes what was chosen into itself afterwards.
          requestAnimationFrame(() => setText(''));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || name === '') return;
          event.preventDefault();
          if (ready) add(name);
        }}
      />
      <Button
        variant="default"
        disabled={!ready}
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => add(name)}
      >
        Add field
      </Button>
    </Group>
  );
}
