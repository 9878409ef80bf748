import { ActionIcon, Group, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { DraftField, DraftValue } from './draft-fields.ts';

interface DraftFieldInputProps {
  readonly field: DraftField;
  readonly value: DraftValue | undefined;
  readonly fault: string | undefined;
  readonly onChange: (value: DraftValue) => void;
  /** Undefined: it stays. */
  readonly onRemove: (() => void) | undefined;
}

const HELP: Partial<Record<DraftField['type'], string>> = {
  object: 'JSON: an object.',
  objects: 'JSON: a list of objects.',
  free: 'Not defined for this event type. JSON, or any text.',
};

/** One field of an event, with the input that fits its type. */
export function DraftFieldInput({ onRemove, ...rest }: DraftFieldInputProps): ReactElement {
  if (onRemove === undefined) return <Input {...rest} />;
  return (
    <Group gap={4} wrap="nowrap" align="flex-end">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Input {...rest} />
      </div>
      <ActionIcon aria-label={`Leave out ${rest.field.name}`} onClick={onRemove} mb={1}>
        <X size={14} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function Input({ field, value, fault, onChange }: Omit<DraftFieldInputProps, 'onRemove'>): ReactElement {
  const { name, label, type, required, choices } = field;
  const text = typeof value === 'string' ? value : '';
  const shared: {
    label: ReactNode;
    description: string | undefined;
    withAsterisk: boolean;
    'aria-required': boolean;
    error: string | undefined;
  } = {
    label: label === undefined ? name : label.toLowerCase() === name ? label : `${label} (${name})`,
    description: HELP[type],
    withAsterisk: required,
    'aria-required': required,
    error: fault,
  };
  const typed = (event: { readonly currentTarget: { readonly value: string } }): void =>
    onChange(event.currentTarget.value);
  if (type === 'list' || type === 'multiple_choice')
    return (
      <TagsInput
        {...shared}
        description="Enter after each."
        data={[...choices]}
        comboboxProps={{ shadow: 'md' }}
        value={typeof value === 'string' || value === undefined ? [] : [...value]}
        onChange={onChange}
      />
    );
  if (type === 'boolean' || (type === 'select' && choices.length > 0)) {
    const data =
      type === 'boolean'
        ? [
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]
        : choices.map((choice) => ({ value: choice, label: choice }));
    return (
      <NativeSelect
        {...shared}
        data={[{ value: '', label: 'Not sent' }, ...data]}
        value={text}
        onChange={typed}
      />
    );
  }
  if (type === 'object' || type === 'objects')
    return (
      <Textarea
        {...shared}
        rows={4}
        spellCheck={false}
        placeholder={type === 'object' ? '{"key": "value"}' : '[{"product_id": "p-1", "quantity": 1}]'}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', resize: 'vertical' } }}
        value={text}
        onChange={typed}
      />
    );
  return (
    <TextInput
      {...shared}
      type={type === 'date' ? 'date' : type === 'datetime' ? 'datetime-local' : 'text'}
      {...(type === 'numeric' ? { inputMode: 'decimal' as const } : {})}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={typed}
    />
  );
}
