import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { When } from '../../../ui/when.tsx';
import type { Integration } from '../form/save-rules.ts';
import { AudienceNames } from './audience-names.tsx';
import { ExistingUsers } from './existing-run.tsx';
import { JobBadge } from './job-badge.tsx';
import { useJobState } from './use-job-state.ts';

/** How a job is, about whom it is, and how far telling of existing users has come. */
export function JobPanel({ integration }: { readonly integration: Integration }): ReactElement {
  const { about, until } = useJobState(integration);
  return (
    <Paper component="section" aria-label="State of the job" bg="var(--cw-surface)" py="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md">
        <Stack gap={6}>
          <Group gap="xs" mih={28}>
            <Title order={2}>State</Title>
            <JobBadge integration={integration} />
            {until !== undefined && (
              <Text size="sm">
                until <When at={new Date(until).toISOString()} />
              </Text>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
          <AudienceNames integration={integration} />
        </Stack>
        <ExistingUsers integration={integration} />
      </SimpleGrid>
    </Paper>
  );
}
