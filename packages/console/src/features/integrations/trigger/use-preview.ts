import type { JsonObject } from '@causeway/core/result/json';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../../../app/api.ts';
import type { PreviewSubject } from '../insider/use-preview.ts';
import { patchOf } from '../insider/json-change.ts';
import type { JobTools } from './form-tools.ts';
import type { DraftState } from './use-job-form.ts';

export type PreviewAnswer = Answer<'POST /v1/admin/integrations/preview'>;

interface PreviewUse {
  readonly answer: PreviewAnswer | undefined;
  /** It is of settings or somebody from a moment ago. */
  readonly stale: boolean;
  readonly error: unknown;
}

/** What would be told with the draft, said by the hub with the rules that hold in earnest. */
export function usePreview(
  { kind, stored }: Pick<JobTools, 'kind' | 'stored'>,
  { settings, faults }: DraftState,
  subject: PreviewSubject | undefined,
): PreviewUse {
  const usable = subject !== undefined && faults.every(({ place }) => place === 'name');
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['job preview', kind, stored, settings, subject] as const,
    queryFn: ({ signal }): Promise<PreviewAnswer> =>
      stored === undefined
        ? api('POST /v1/admin/integrations/preview', { body: { kind, settings, ...subject }, signal })
        : api('POST /v1/admin/integrations/{id}/preview', {
            params: { id: stored.id },
            body: { settings: patchOf(stored.settings as JsonObject, settings), ...subject },
            signal,
          }),
    enabled: usable,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return {
    answer: usable ? data : undefined,
    stale: isPlaceholderData || isFetching,
    error: usable ? error : null,
  };
}
