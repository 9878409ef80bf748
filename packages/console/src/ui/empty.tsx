import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface EmptyProps {
  readonly title: string;
  /** What to do next. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing is here yet: says so, and what to do next. */
export function Empty({ title, children, action }: EmptyProps): ReactElement {
  return (
    <Paper p="xl" bg="var(--cw-surface)">
      <Stack gap="xs" align="center" ta="center" maw={520} mx="auto">
        <Title order={2}>{title}</Title>
        <Text c="dimmed" size="sm" component="div">
          {children}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
