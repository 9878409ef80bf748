import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { showField, useField, useFormTools } from './form-tools.ts';

/** The key can be written and not read: where one is set, that is all there is to see. */
export function ApiKeyField({ isSet }: { readonly isSet: boolean }): ReactElement {
  const { value, change, input, readOnly } = useField('apiKey');
  const { revealed } = useFormTools();
  const [replacing, setReplacing] = useState(false);
  if (isSet && value === '' && !replacing) {
    return (
      <Stack gap={2}>
        <Text size="xs" fw={600}>
          Insider API key
        </Text>
        <Group gap="sm" h={30} id={input.id}>
          <KeyRound size={14} aria-hidden />
          <Text size="sm">A key is set</Text>
          {!readOnly && (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => {
                setReplacing(true);
                showField(revealed, 'apiKey');
              }}
            >
              Replace
            </Button>
          )}
        </Group>
      </Stack>
    );
  }
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <PasswordInput
        {...input}
        flex={1}
        label="Insider API key"
        description="Of the type Unified Customer Database. Insider shows it only once, right after it is made."
        withAsterisk
        aria-required
        readOnly={readOnly}
        autoComplete="new-password"
        value={value}
        onChange={(event) => change(event.currentTarget.value.trim())}
      />
      {replacing && (
        <Button
          variant="subtle"
          mt={44}
          onClick={() => {
            change('');
            setReplacing(false);
          }}
        >
          Cancel
        </Button>
      )}
    </Group>
  );
}
