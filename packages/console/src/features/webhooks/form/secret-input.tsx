import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { showField, useField, useFormTools } from './form-tools.ts';
import type { SecretValues } from './form-values.ts';

interface SecretInputProps {
  readonly place: string;
  /** Names it where there is no label. */
  readonly what: string;
}

/** A secret can be written and not read: where one is kept, that is all there is to see. */
export function SecretInput({ place, what }: SecretInputProps): ReactElement {
  const { value: secret, change, readOnly, input } = useField<SecretValues>(place);
  const { kept } = useFormTools();
  const [replacing, setReplacing] = useState(false);
  const isKept = kept[secret.name]?.set === true;
  if (readOnly || (isKept && secret.value === '' && !replacing))
    return (
      <Group gap={6} h={30} wrap="nowrap" id={input.id} role="group" aria-label={what}>
        <KeyRound size={14} aria-hidden />
        <Text size="sm">{isKept ? 'Is set' : 'Is not set'}</Text>
        {!readOnly && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`Replace: ${what}`}
            onClick={() => {
              setReplacing(true);
              showField(place);
            }}
          >
            Replace
          </Button>
        )}
      </Group>
    );
  return (
    <PasswordInput
      id={input.id}
      name={input.name}
      aria-label={what}
      placeholder={isKept ? 'The new one' : 'Paste or type it'}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': `Show: ${what}` }}
      value={secret.value}
      onBlur={() => {
        input.onBlur();
        if (secret.value === '') setReplacing(false);
      }}
      onChange={(event) => change({ ...secret, value: event.currentTarget.value })}
    />
  );
}
