import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { countText } from '../../ui/count-text.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Audience } from './audience.ts';
import { HistoryChart } from './history-chart.tsx';
import { RANGES, rangeOf } from './history-ranges.ts';
import { useOnChange } from './use-on-change.ts';

const ROUTE = 'GET /v1/admin/audiences/{id}/history';
const HOUR_MS = 3_600_000;
const EVERY_MS = 30_000;

/** How many were in it over time, and who came and went. */
export function HistoryTab({ audience }: { readonly audience: Audience }): ReactElement {
  const { id } = audience;
  // Not of its own route: that is left a moment before this is.
  const { range: wanted } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { key, hours, by, words } = rangeOf(wanted);
  const query = useQuery({
    queryKey: [ROUTE, { id }, { key }] as const,
    queryFn: ({ signal }) =>
      api(ROUTE, {
        params: { id },
        query: { from: new Date(Date.now() - hours * HOUR_MS).toISOString(), by },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
  useOnChange(`${audience.members} ${audience.judged}`, () => {
    query.refetch().catch(() => undefined);
  });
  const rows = query.data?.data ?? [];
  const [entered, left] = [rows.map((row) => row.entered), rows.map((row) => row.left)].map((counts) =>
    counts.reduce((sum, count) => sum + count, 0),
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Text size="sm" role="status" mih={20}>
          {query.data !== undefined && (
            <>
              In the last {words} {countText(entered ?? 0)} joined and {countText(left ?? 0)} left.{' '}
              {countText(audience.members)} are in it now.
            </>
          )}
        </Text>
        <SegmentedControl
          aria-label="How far back"
          data={RANGES.map((one) => ({ value: one.key, label: one.label }))}
          value={key}
          onChange={(next) => {
            navigate({
              to: '/audiences/$id/history',
              params: { id },
              search: { range: next },
              replace: true,
            }).catch(() => undefined);
          }}
        />
      </Group>
      {query.isError && (
        <ProblemNote
          error={query.error}
          title="The history could not be read"
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <Skeleton h={470} role="status" aria-label="Loading" />}
      {query.data !== undefined && <HistoryChart rows={rows} by={by} />}
    </Stack>
  );
}
