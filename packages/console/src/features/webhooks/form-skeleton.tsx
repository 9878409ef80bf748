import { Paper, Skeleton, Stack } from '@mantine/core';
import type { ReactElement } from 'react';

/** Holds the place of the form and the trial. */
export function FormSkeleton(): ReactElement {
  return (
    <div className="cw-hook-page" data-shows="settings" role="status" aria-label="Loading">
      <Stack gap="sm">
        {[104, 150, 130, 190, 110, 220].map((height, index) => (
          <Paper key={index}>
            <Skeleton h={height} />
          </Paper>
        ))}
      </Stack>
      <div className="cw-hook-trial">
        <Paper>
          <Skeleton h={520} />
        </Paper>
      </div>
    </div>
  );
}
