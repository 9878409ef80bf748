import { Badge, Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { ButtonLink } from '../../ui/links.tsx';
import type { LibraryEntry } from './frame-library.ts';
import { KindMark } from './frame-mark.tsx';

interface LibraryCardProps {
  readonly kind: LibraryEntry;
  /** How many of it are installed. */
  readonly installed: number;
}

export function LibraryCard({ kind, installed }: LibraryCardProps): ReactElement {
  return (
    <Paper bg="var(--cw-surface)">
      <Stack gap="sm" h="100%" justify="space-between">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <KindMark label={kind.label} />
          <Box miw={0}>
            <Group gap="xs">
              <Title order={2}>{kind.label}</Title>
              {installed > 0 && (
                <Badge color="teal">{installed === 1 ? 'installed' : `installed ${installed} times`}</Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              {kind.category}
            </Text>
            <Text size="sm" mt={6}>
              {kind.description}
            </Text>
          </Box>
        </Group>
        <ButtonLink
          to="/integrations/new/$kind"
          params={{ kind: kind.key }}
          style={{ alignSelf: 'flex-end' }}
          variant={installed > 0 ? 'default' : 'filled'}
          aria-label={installed > 0 ? `Install once more: ${kind.label}` : `Install ${kind.label}`}
        >
          {installed > 0 ? 'Install once more' : 'Install'}
        </ButtonLink>
      </Stack>
    </Paper>
  );
}
