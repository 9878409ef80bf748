import { Box, Group, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface StepProps {
  readonly title: ReactNode;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

/** One thing to do next, with the way to where it is done. */
export function Step({ title, action, children }: StepProps): ReactElement {
  return (
    <Group
      component="li"
      gap="sm"
      justify="space-between"
      align="flex-start"
      py="xs"
      style={{ borderTop: '1px solid var(--cw-line)' }}
    >
      <Box flex="1 1 280px" miw={0}>
        <Text size="sm" fw={600} component="div">
          {title}
        </Text>
        <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
          {children}
        </Text>
      </Box>
      {action}
    </Group>
  );
}
