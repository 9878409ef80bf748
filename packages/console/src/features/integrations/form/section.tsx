import { Box, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  /** A place that links lead to. */
  readonly id?: string;
  readonly about?: string;
  readonly children: ReactNode;
}

export function Section({ title, id, about, children }: SectionProps): ReactElement {
  return (
    <Paper
      component="section"
      aria-label={title}
      bg="var(--cw-surface)"
      {...(id === undefined ? {} : { id, style: { scrollMarginTop: 60 } })}
    >
      <Stack gap="sm">
        <Box>
          <Title order={2}>{title}</Title>
          {about !== undefined && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </Box>
        {children}
      </Stack>
    </Paper>
  );
}
