import { Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { definitionOf } from './webhook.ts';

export type Blueprint = Answer<'GET /v1/admin/webhook-blueprints'>['data'][number];

/** What to begin with. */
export function BlueprintCards({ blueprints }: { readonly blueprints: readonly Blueprint[] }): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3, xl: 4 }} spacing="sm">
      {blueprints.map((blueprint) => (
        <Card key={blueprint.key} blueprint={blueprint} />
      ))}
    </SimpleGrid>
  );
}

function Card({ blueprint }: { readonly blueprint: Blueprint }): ReactElement {
  const { key, label, description } = blueprint;
  const { action, mapping } = definitionOf(blueprint);
  return (
    <Paper bg="var(--cw-surface)">
      <Stack gap="sm" h="100%" justify="space-between">
        <Stack gap={4}>
          <Title order={2}>{label}</Title>
          <Text size="sm">{description}</Text>
          {action !== '' && (
            <Group gap={6}>
              <Badge variant="default">{action}</Badge>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {mapping.map(({ from }) => from ?? '').join(', ')}
              </Text>
            </Group>
          )}
        </Stack>
        <ButtonLink
          to="/webhooks/new"
          search={{ from: key }}
          variant={key === 'blank' ? 'filled' : 'default'}
          aria-label={`${key === 'blank' ? 'Begin' : 'Use this'}: ${label}`}
          style={{ alignSelf: 'flex-end' }}
        >
          {key === 'blank' ? 'Begin' : 'Use this'}
        </ButtonLink>
      </Stack>
    </Paper>
  );
}
