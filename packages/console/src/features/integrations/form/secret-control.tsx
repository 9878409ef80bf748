import { Button, Group, PasswordInput, Stack, Text, Textarea } from '@mantine/core';
import { KeyRound, Undo2 } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useCell } from '../../../ui/cell.ts';
import { placeOf } from './card.ts';
import { useCardTools } from './card-tools.ts';
import { FieldHead } from './field-head.tsx';
import type { EditorProps } from './editor.ts';
import { setField, showField, useField } from './form-tools.ts';

interface SecretControlProps extends EditorProps {
  /** Several lines. */
  readonly lines?: boolean;
  /** Makes a new one. */
  readonly generate?: () => string;
  /** More about it. */
  readonly children?: ReactNode;
}

/** A secret can be written and not read: where one is set it can be replaced, or removed where it is not needed. */
export function SecretControl(props: SecretControlProps): ReactElement {
  const { field, children } = props;
  const { name, label, help, required } = field;
  const tools = useCardTools();
  const place = placeOf(field);
  const { value = '', error, input, readOnly } = useField<string | undefined>(place);
  const taken = useCell(tools.values, (all) => all.taken);
  // What is saved is replaced: the field is open for one revision alone.
  const revision = tools.stored?.revision;
  const [openedAt, setOpenedAt] = useState<number>();
  const replacing = openedAt !== undefined && openedAt === revision;
  const isSet = tools.kept.has(name);
  const isTaken = taken.includes(name);
  const take = (names: readonly string[]): void => setField(tools, 'taken', names);
  const change = (text: string): void => setField(tools, place, text);
  if (readOnly || isTaken || (isSet && value === '' && !replacing))
    return (
      <Stack gap={2}>
        <FieldHead label={label} />
        <Group gap="xs" mih={30} id={input.id} tabIndex={-1}>
          <KeyRound size={14} aria-hidden />
          <Text size="sm">{isTaken ? 'Will be removed when this is saved' : isSet ? 'Set' : 'Not set'}</Text>
          {!readOnly && !isTaken && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={`Replace: ${label}`}
              onClick={() => {
                setOpenedAt(revision);
                showField(tools, place);
              }}
            >
              Replace
            </Button>
          )}
          {!readOnly && !isTaken && !required && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={`Remove: ${label}`}
              onClick={() => take([...taken, name])}
            >
              Remove
            </Button>
          )}
          {!readOnly && isTaken && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<Undo2 size={12} aria-hidden />}
              aria-label={`Keep: ${label}`}
              onClick={() => take(taken.filter((one) => one !== name))}
            >
              Keep it
            </Button>
          )}
        </Group>
        {error !== undefined && (
          <Text size="xs" c="var(--mantine-color-error)">
            {error}
          </Text>
        )}
        {isSet && !isTaken && children}
      </Stack>
    );
  const typed = (
    <Typed
      {...props}
      help={isSet ? `Replaces what is set. ${help ?? ''}` : help}
      error={error}
      value={value}
      onChange={change}
    />
  );
  if (!replacing && children === undefined) return typed;
  return (
    <Stack gap={4}>
      {typed}
      {replacing && (
        <div>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              change('');
              setOpenedAt(undefined);
            }}
          >
            Keep what is set
          </Button>
        </div>
      )}
      {children}
    </Stack>
  );
}

interface TypedProps extends SecretControlProps {
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Typed(props: TypedProps): ReactElement {
  const { field, help, lines = false, generate, error, value, onChange } = props;
  const { label, placeholder, required } = field;
  const { input } = useField(placeOf(field));
  const said = {
    ...input,
    label,
    description: help,
    placeholder,
    withAsterisk: required,
    'aria-required': required,
    error,
    value,
    spellCheck: false,
  };
  if (lines)
    return (
      <Textarea
        {...said}
        rows={3}
        resize="vertical"
        autoComplete="off"
        classNames={{ input: 'mono' }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const password = (
    <PasswordInput
      {...said}
      flex={1}
      miw={0}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': `Show: ${label}` }}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  );
  if (generate === undefined) return password;
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      {password}
      <Button variant="default" onClick={() => onChange(generate())}>
        Generate
      </Button>
      {value !== '' && <CopyButton value={value} what={label} />}
    </Group>
  );
}
