import { Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { ButtonLink } from '../../../ui/links.tsx';

export type Starter = Answer<'GET /v1/admin/integration-catalog'>['data'][number]['starters'][number];

/** What to begin with. */
export function StarterCards({ starters }: { readonly starters: readonly Starter[] }): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
      {starters.map((starter) => (
        <Card key={starter.key} starter={starter} />
      ))}
    </SimpleGrid>
  );
}

function Card({
  starter: { key, label, description, settings },
}: {
  readonly starter: Starter;
}): ReactElement {
  const verb = key === 'blank' ? 'Begin' : 'Use this';
  const { url } = settings;
  return (
    <Paper bg="var(--cw-surface)">
      <Stack gap="sm" h="100%" justify="space-between">
        <Stack gap={4}>
          <Title order={2}>{label}</Title>
          <Text size="sm">{description}</Text>
          {typeof url === 'string' && (
            <Group gap={6} wrap="nowrap" align="flex-start">
              <Badge variant="default" miw="max-content">
                POST
              </Badge>
              <Text size="xs" c="dimmed" className="mono" style={{ overflowWrap: 'anywhere' }}>
                {url}
              </Text>
            </Group>
          )}
        </Stack>
        <ButtonLink
          to="/integrations/new/$kind"
          params={{ kind: 'custom' }}
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
}
