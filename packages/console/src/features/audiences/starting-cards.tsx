import { Code, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { ButtonLink } from '../../ui/links.tsx';
import type { StartingPoint } from './starting-points.ts';

/** What to begin with. */
export function StartingCards({ points }: { readonly points: readonly StartingPoint[] }): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: points.length % 2 === 0 ? 2 : 3 }} spacing="sm">
      {points.map(({ key, label, about, filter }) => {
        const verb = key === 'blank' ? 'Begin' : 'Use this';
        return (
          <Paper key={key} bg="var(--cw-surface)">
            <Stack gap="sm" h="100%" justify="space-between">
              <Stack gap={4}>
                <Title order={2}>{label}</Title>
                <Text size="sm">{about}</Text>
                {filter !== '' && (
                  <Code block p={8} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                    {filter}
                  </Code>
                )}
              </Stack>
              <ButtonLink
                to="/audiences/new"
                search={{ from: key }}
                variant={key === 'blank' ? 'filled' : 'default'}
                aria-label={`${verb}: ${label}`}
                style={{ alignSelf: 'flex-end' }}
              >
                {verb}
              </ButtonLink>
            </Stack>
          </Paper>
        );
      })}
    </SimpleGrid>
  );
}
