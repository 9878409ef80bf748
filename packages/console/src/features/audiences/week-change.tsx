import { Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { countText } from '../../ui/count-text.ts';

const ROUTE = 'GET /v1/admin/audiences/{id}/history';
const WEEK_MS = 7 * 86_400_000;

/** Who joined and left in the last seven days; asked once the row is in sight. */
export function WeekChange({ id }: { readonly id: string }): ReactElement {
  const { ref, inViewport } = useInViewport<HTMLSpanElement>();
  const { data } = useQuery({
    queryKey: [ROUTE, { id }, { key: 'week' }] as const,
    queryFn: ({ signal }) =>
      api(ROUTE, {
        params: { id },
        query: { from: new Date(Date.now() - WEEK_MS).toISOString(), by: 'day' },
        signal,
      }),
    enabled: inViewport,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const days = data?.data ?? [];
  const joined = days.reduce((sum, { entered }) => sum + entered, 0);
  const left = days.reduce((sum, day) => sum + day.left, 0);
  return (
    <span ref={ref} style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {data === undefined ? (
        ' '
      ) : joined === 0 && left === 0 ? (
        <Text span inherit c="dimmed">
          no change
        </Text>
      ) : (
        <>
          <Text span inherit className="cw-joins" aria-label={`${countText(joined)} joined`} role="img">
            +{countText(joined)}
          </Text>{' '}
          <Text span inherit className="cw-leaves" aria-label={`${countText(left)} left`} role="img">
            −{countText(left)}
          </Text>
        </>
      )}
    </span>
  );
}
