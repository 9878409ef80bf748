import { Button, Group, Stack, Text } from '@mantine/core';
import { RotateCw, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { secretWord } from './auth-ways.ts';
import { freeSecretName } from './definition-change.ts';
import { showField, useField, useFormTools } from './form-tools.ts';
import type { AuthWay, SecretValues } from './form-values.ts';
import { Notes } from './notes.tsx';
import { SecretInput } from './secret-input.tsx';

/** The secret in use and, while it is being replaced, the one before: either will do. */
export function AuthSecrets({ way }: { readonly way: AuthWay }): ReactElement {
  const tools = useFormTools();
  const { value: secrets, change, readOnly } = useField<readonly SecretValues[]>('auth.secrets');
  const word = secretWord(way);
  const [first] = secrets;
  const isKept = first !== undefined && tools.kept[first.name]?.set === true;
  const rotate = (): void => {
    if (first === undefined) return;
    const name = freeSecretName(first.name.replace(/_\d+$/, ''), tools.values.get());
    change([{ name, value: '' }, first]);
    showField('auth.secrets.0');
  };
  return (
    <Stack gap="xs">
      {secrets.map(({ name }, index) => (
        <div key={name}>
          <Group gap={6} justify="space-between">
            <Text size="xs" fw={600}>
              {secrets.length === 1 ? word : index === 0 ? `${word}, the new one` : `${word}, the one before`}
            </Text>
            {secrets.length > 1 && !readOnly && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<X size={12} aria-hidden />}
                onClick={() => change(secrets.filter((_one, at) => at !== index))}
              >
                {index === 0 ? 'Keep the one before' : 'Stop taking this one'}
              </Button>
            )}
          </Group>
          <SecretInput place={`auth.secrets.${index}`} what={`${word} ${index + 1}`} />
          <Notes place={`auth.secrets.${index}`} />
        </div>
      ))}
      {secrets.length === 1 && isKept && !readOnly && (
        <Group gap="xs">
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<RotateCw size={12} aria-hidden />}
            onClick={rotate}
          >
            Rotate
          </Button>
          <Text size="xs" c="dimmed">
            Add a new one, and take both until the sender uses it.
          </Text>
        </Group>
      )}
    </Stack>
  );
}
