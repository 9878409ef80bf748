import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../../../app/query.ts';
import { useNow } from '../../../ui/now.ts';
import type { Integration } from '../form/save-rules.ts';
import { jobState, periodOf, type JobState } from './job-state.ts';

const EVERY_MS = 15_000;
const LEAST_MINUTES = 5;
/** As far as the hub looks back; a limit of a month is seen to be reached in its last week alone. */
const MOST_MINUTES = 10_080;

/** How a job is now. */
export function useJobState(integration: Integration): JobState {
  const now = useNow();
  const period = periodOf(integration, now);
  const since = period === undefined ? 0 : Math.ceil((now - period.since) / 60_000);
  const minutes = Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, since));
  const { data } = useQuery({
    ...get('GET /v1/admin/overview', { query: { minutes } }),
    enabled: integration.state === 'active' && integration.counts.waiting > 0,
    placeholderData: keepPreviousData,
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
  const { id } = integration;
  const failing = data?.attention.some(
    (one) => one.code === 'destination_failing' && one.integration?.id === id,
  );
  const delivered = data?.integrations.find((one) => one.id === id)?.delivered;
  return jobState(integration, { failing: failing === true, delivered }, now);
}
