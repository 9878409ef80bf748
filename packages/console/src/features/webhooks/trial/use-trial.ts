import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../../../app/api.ts';
import { headersOf } from './sample-paths.ts';
import type { Sample } from './sample.ts';

export type TrialAnswer = Answer<'POST /v1/admin/webhooks/try'>;

const WAIT_MS = 350;

interface TrialUse {
  readonly answer: TrialAnswer | undefined;
  /** It is of a definition or a request from a moment ago. */
  readonly stale: boolean;
  readonly error: unknown;
}

/** What a draft would make of a request. `stored`: the webhook whose secrets it is tried with. */
export function useTrial(
  definition: WebhookDefinition,
  stored: { readonly id: number; readonly revision: number } | undefined,
  sample: Sample,
  skipAuth: boolean,
): TrialUse {
  const [settled] = useDebouncedValue(sample, WAIT_MS);
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['webhook trial', stored?.id, stored?.revision, definition, settled, skipAuth] as const,
    queryFn: ({ signal }): Promise<TrialAnswer> =>
      api('POST /v1/admin/webhooks/try', {
        body: {
          ...(stored === undefined ? {} : { webhook_id: stored.id }),
          definition: { ...definition },
          request: { headers: { ...headersOf(settled.headers) }, body: settled.body, skip_auth: skipAuth },
        },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
  return { answer: data, stale: isPlaceholderData || isFetching || settled !== sample, error };
}
