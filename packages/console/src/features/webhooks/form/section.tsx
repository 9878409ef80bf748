import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { idOf } from './form-tools.ts';

interface SectionProps {
  readonly title: string;
  /** Of the form, where what is wrong may be about all of it. */
  readonly place?: string;
  readonly about?: ReactNode;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the form, as the guide names it. */
export function Section({ title, place, about, actions, children }: SectionProps): ReactElement {
  return (
    <Paper
      component="section"
      aria-label={title}
      bg="var(--cw-surface)"
      {...(place === undefined ? {} : { id: idOf(place), tabIndex: -1 })}
    >
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Box flex="1 1 240px">
            <Title order={2}>{title}</Title>
            {about !== undefined && (
              <Text size="sm" c="dimmed" component="div">
                {about}
              </Text>
            )}
          </Box>
          {actions}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
