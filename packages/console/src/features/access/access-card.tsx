import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';

interface AccessCardProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A screen for somebody who is not signed in yet: one thing to do, in the middle of a quiet page. */
export function AccessCard({ title, about, children }: AccessCardProps): ReactElement {
  useDocumentTitle(`${title} · Causeway`);
  return (
    <Box component="main" mih="100dvh" p="md" style={{ display: 'grid', placeItems: 'center' }}>
      <Stack w="100%" maw={400} gap="md">
        <Group gap="xs" justify="center">
          <img src={`${import.meta.env.BASE_URL}icon.svg`} width={32} height={32} alt="" />
          <Text fw={650} size="xl">
            Causeway
          </Text>
        </Group>
        <Paper p="lg" bg="var(--cw-surface)">
          <Stack gap="md">
            <Box>
              <Title order={1}>{title}</Title>
              {about !== undefined && (
                <Text c="dimmed" size="sm" mt={4} component="div">
                  {about}
                </Text>
              )}
            </Box>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Box>
  );
}
