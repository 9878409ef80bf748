import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { get } from './query.ts';

const EVERY_MS = 60_000;

/** How many identity conflicts wait for somebody, counted up to 1,000; nothing when none does. */
export function OpenCount(): ReactElement | null {
  const query = useQuery({
    ...get('GET /v1/admin/identity/conflicts', { query: { state: 'open', limit: 1 } }),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
    retry: false,
  });
  const open = query.data?.open ?? 0;
  if (open === 0) return null;
  return (
    <Badge color="orange" aria-label={`${open} open`}>
      {open > 999 ? '999+' : open}
    </Badge>
  );
}
