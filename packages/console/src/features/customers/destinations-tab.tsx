import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { ShadowCard } from './shadow-card.tsx';

/** What each destination is believed to hold of one person, beside what it would be told now. */
export function DestinationsTab({ id }: { readonly id: string }): ReactElement {
  const shadows = useQuery(get('GET /v1/admin/customers/{id}/shadows', { params: { id } }));
  const example = useQuery({
    queryKey: ['GET /v1/admin/customers/{id}/events', { id }, 'example'],
    queryFn: ({ signal }) => exampleOf(id, signal),
  });
  if (shadows.isError)
    return (
      <ProblemNote
        error={shadows.error}
        title="The destinations could not be read"
        onRetry={() => {
          shadows.refetch().catch(() => undefined);
        }}
      />
    );
  if (shadows.data === undefined || example.isPending) return <RowsSkeleton rows={10} />;
  if (shadows.data.data.length === 0)
    return (
      <Empty title="No destination has heard of this person yet">
        As soon as something about them is delivered, what the destination then holds is listed here.
      </Empty>
    );
  return (
    <Stack gap="md">
      {shadows.data.data.map((shadow) => (
        <ShadowCard key={shadow.integration.id} shadow={shadow} event={example.data ?? undefined} />
      ))}
    </Stack>
  );
}

/** An event whose preview tells the whole profile: the latest identify, or else the latest event. */
async function exampleOf(id: string, signal: AbortSignal): Promise<number | null> {
  const route = 'GET /v1/admin/customers/{id}/events';
  for (const type of ['identify', undefined]) {
    const { data } = await api(route, { params: { id }, query: { type, limit: 1 }, signal });
    if (data[0] !== undefined) return data[0].id;
  }
  return null;
}
