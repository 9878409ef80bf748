import { Paper, Skeleton, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Shown } from './form/webhook-form.tsx';
import './webhooks.css';

/** Holds the place of the form and the trial. */
export function FormSkeleton({ shows }: { readonly shows: Shown }): ReactElement | null {
  if (shows === 'other') return null;
  return (
    <div className="cw-hook-page" data-shows={shows} role="status" aria-label="Loading">
      <Stack gap="sm" className="cw-hook-form">
        {[70, 150, 130, 190, 110, 220].map((height, index) => (
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
