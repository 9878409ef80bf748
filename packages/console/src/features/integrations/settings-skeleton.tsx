import { Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import type { ReactElement } from 'react';

/** Holds the place of a form. */
export function SettingsSkeleton(): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm" role="status" aria-label="Loading">
      <Stack gap="sm">
        <Paper>
          <Skeleton h={336} />
        </Paper>
        <Paper>
          <Skeleton h={640} />
        </Paper>
      </Stack>
      <Paper>
        <Skeleton h={480} />
      </Paper>
    </SimpleGrid>
  );
}
