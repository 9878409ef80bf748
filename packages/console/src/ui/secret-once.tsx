import { Alert, Code, Group, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { CopyButton } from './copy-button.tsx';

/** A key that is shown this once. */
export function SecretOnce({
  label,
  value,
}: {
  readonly label: string;
  readonly value: string;
}): ReactElement {
  return (
    <Alert color="sea" variant="light" icon={<KeyRound size={18} />} title={label}>
      <Group gap="xs" wrap="nowrap">
        <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>
        <CopyButton value={value} what={label} />
      </Group>
      <Text size="sm" mt={4}>
        Copy it now: it is shown only this once.
      </Text>
    </Alert>
  );
}
