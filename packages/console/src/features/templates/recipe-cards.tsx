import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { ButtonLink } from '../../ui/links.tsx';
import type { Recipe } from './template.ts';

/** What to begin with. */
export function RecipeCards({ recipes }: { readonly recipes: readonly Recipe[] }): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
      {recipes.map(({ key, label, description }) => {
        const verb = key === 'blank' ? 'Begin' : 'Use this';
        return (
          <Paper key={key} bg="var(--cw-surface)">
            <Stack gap="sm" h="100%" justify="space-between">
              <Stack gap={4}>
                <Title order={2}>{label}</Title>
                <Text size="sm">{description}</Text>
              </Stack>
              <ButtonLink
                to="/templates/new"
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
