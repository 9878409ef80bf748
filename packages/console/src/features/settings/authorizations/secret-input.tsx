import { Button, Group, PasswordInput, Stack, Text, Textarea } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { SecretValue } from './authorization-values.ts';

interface SecretInputProps {
  readonly label: string;
  readonly help: string;
  readonly placeholder?: string;
  readonly value: SecretValue;
  readonly onChange: (value: SecretValue) => void;
  /** There is one, which cannot be read. */
  readonly isSet: boolean;
  /** It can be done without. */
  readonly optional: boolean;
  /** Several lines. */
  readonly lines?: boolean;
  readonly error: string | undefined;
}

/** A secret can be written and not read: where one is set it can be replaced or removed, and that is all. */
export function SecretInput(props: SecretInputProps): ReactElement {
  const { label, value, onChange, isSet, optional, error } = props;
  const [replacing, setReplacing] = useState(false);
  if (isSet && !replacing && (value === null || value === ''))
    return (
      <Stack gap={2}>
        <Text size="xs" fw={600}>
          {label}
        </Text>
        <Group gap="xs" mih={30}>
          <KeyRound size={14} aria-hidden />
          <Text size="sm">{value === null ? 'Will be removed when this is saved' : 'Set'}</Text>
          {value === null ? (
            <Act word="Keep it" label={`Keep: ${label}`} onClick={() => onChange('')} />
          ) : (
            <>
              <Act word="Replace" label={`Replace: ${label}`} onClick={() => setReplacing(true)} />
              {optional && <Act word="Remove" label={`Remove: ${label}`} onClick={() => onChange(null)} />}
            </>
          )}
        </Group>
        {error !== undefined && (
          <Text size="xs" c="var(--mantine-color-error)">
            {error}
          </Text>
        )}
      </Stack>
    );
  return (
    <Stack gap={4}>
      <Typed {...props} text={value ?? ''} />
      {isSet && (
        <div>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              onChange('');
              setReplacing(false);
            }}
          >
            Keep what is set
          </Button>
        </div>
      )}
    </Stack>
  );
}

function Act({
  word,
  label,
  onClick,
}: {
  readonly word: string;
  readonly label: string;
  readonly onClick: () => void;
}): ReactElement {
  return (
    <Button variant="default" size="compact-xs" aria-label={label} onClick={onClick}>
      {word}
    </Button>
  );
}

function Typed(props: SecretInputProps & { readonly text: string }): ReactElement {
  const { label, help, placeholder, onChange, isSet, optional, lines = false, error, text } = props;
  const said = {
    label,
    description: isSet ? `Replaces what is set. ${help}`.trim() : help === '' ? undefined : help,
    placeholder,
    error,
    withAsterisk: !optional,
    value: text,
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
  return (
    <PasswordInput
      {...said}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': `Show: ${label}` }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
