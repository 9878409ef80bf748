import { Box, Button, Group, Paper, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { NeedsRole } from '../../ui/needs-role.tsx';

interface KeyPanelProps {
  readonly title: string;
  readonly about: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

/** A kind of keys: what they are for, a way to add one, and the list. */
export function KeyPanel({ title, about, add, onAdd, children }: KeyPanelProps): ReactElement {
  return (
    <Paper component="section" bg="var(--cw-surface)">
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <Box flex="1 1 280px">
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        </Box>
        <NeedsRole least="admin">
          {(disabled) => (
            <Button leftSection={<Plus size={14} aria-hidden />} disabled={disabled} onClick={onAdd}>
              {add}
            </Button>
          )}
        </NeedsRole>
      </Group>
      {children}
    </Paper>
  );
}
