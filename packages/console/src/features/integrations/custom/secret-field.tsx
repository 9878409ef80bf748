import { Button, Group, PasswordInput, Stack, Text, Textarea } from '@mantine/core';
import { KeyRound, Undo2 } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { SecretName } from './custom-values.ts';
import { showField } from '../form/form-tools.ts';
import { useField, useFormTools } from './form-tools.ts';

interface SecretFieldProps {
  readonly field: 'secretHeaders' | 'signingSecret';
  readonly secret: SecretName;
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
  /** Several lines. */
  readonly lines?: boolean;
  /** Makes a new one. */
  readonly generate?: () => string;
  readonly children?: ReactNode;
}

/** A secret can be written and not read: where one is set it can be replaced or removed, and that is all. */
export function SecretField(props: SecretFieldProps): ReactElement {
  const { field, secret, label, help, children } = props;
  const tools = useFormTools();
  const { value, change, error, input, readOnly } = useField(field);
  const taken = useField('taken');
  const [replacing, setReplacing] = useState(false);
  const isSet = tools.kept.has(secret);
  const isTaken = taken.value.includes(secret);
  const leave = (): void => taken.change(taken.value.filter((name) => name !== secret));
  if (readOnly || isTaken || (isSet && value === '' && !replacing))
    return (
      <Stack gap={2}>
        <Text size="xs" fw={600}>
          {label}
        </Text>
        <Group gap="xs" mih={30} id={input.id} tabIndex={-1}>
          <KeyRound size={14} aria-hidden />
          <Text size="sm">{isTaken ? 'Will be removed when this is saved' : isSet ? 'Set' : 'Not set'}</Text>
          {!readOnly && !isTaken && (
            <>
              <Button
                variant="default"
                size="compact-xs"
                aria-label={`Replace: ${label}`}
                onClick={() => {
                  setReplacing(true);
                  showField(tools, field);
                }}
              >
                Replace
              </Button>
              <Button
                variant="default"
                size="compact-xs"
                aria-label={`Remove: ${label}`}
                onClick={() => taken.change([...taken.value, secret])}
              >
                Remove
              </Button>
            </>
          )}
          {!readOnly && isTaken && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<Undo2 size={12} aria-hidden />}
              aria-label={`Keep: ${label}`}
              onClick={leave}
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
  return (
    <Stack gap={4}>
      <Typed
        {...props}
        help={isSet ? `Replaces what is set. ${help}` : help}
        error={error}
        value={value}
        onChange={change}
      />
      {replacing && (
        <div>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              change('');
              setReplacing(false);
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

interface TypedProps extends SecretFieldProps {
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Typed(props: TypedProps): ReactElement {
  const { field, label, help, placeholder, lines = false, generate, error, value, onChange } = props;
  const { input } = useField(field);
  const said = { ...input, label, description: help, placeholder, error, value, spellCheck: false };
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
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <PasswordInput
        {...said}
        flex={1}
        miw={0}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': `Show: ${label}` }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {generate !== undefined && (
        <Button variant="default" onClick={() => onChange(generate())}>
          Generate
        </Button>
      )}
      {value !== '' && <CopyButton value={value} what={label} />}
    </Group>
  );
}
