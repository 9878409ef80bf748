import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { showField, useField, useFormTools } from './form-tools.ts';

/** What the extra header must say, where there is one: it can be written and not read. */
export function InboundHeaderValue({ isSet }: { readonly isSet: boolean }): ReactElement | null {
  const { value, change, input, readOnly } = useField('inboundHeader');
  const name = useField('inbound.extraHeader').value;
  const { revealed } = useFormTools();
  const [replacing, setReplacing] = useState(false);
  if (name === '') return null;
  if (isSet && value === '' && !replacing)
    return (
      <Stack gap={2}>
        <Text size="xs" fw={500}>
          What it must say
        </Text>
        <Group gap="sm" h={30} id={input.id}>
          <KeyRound size={14} aria-hidden />
          <Text size="sm">A value is set</Text>
          {!readOnly && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label="Replace the value of the header"
              onClick={() => {
                setReplacing(true);
                showField(revealed, 'inboundHeader');
              }}
            >
              Replace
            </Button>
          )}
        </Group>
      </Stack>
    );
  return (
    <PasswordInput
      {...input}
      label="What it must say"
      description="It cannot be read back here."
      readOnly={readOnly}
      withAsterisk
      aria-required
      autoComplete="new-password"
      value={value}
      onChange={(event) => change(event.currentTarget.value.trim())}
      onBlur={() => {
        input.onBlur();
        if (value === '') setReplacing(false);
      }}
    />
  );
}
