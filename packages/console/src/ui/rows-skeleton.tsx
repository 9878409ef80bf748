import { Skeleton, Stack } from '@mantine/core';
import type { ReactElement } from 'react';

/** Holds the place of rows that are being read, so that nothing moves when they arrive. */
export function RowsSkeleton({
  rows = 8,
  height = 30,
}: {
  readonly rows?: number;
  readonly height?: number;
}): ReactElement {
  return (
    <Stack gap={4} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_one, index) => (
        <Skeleton key={index} h={height} />
      ))}
    </Stack>
  );
}
