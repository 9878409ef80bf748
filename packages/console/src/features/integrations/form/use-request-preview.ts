import type { JsonObject } from '@causeway/core/result/json';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../../../app/api.ts';
import { patchOf } from '../insider/json-change.ts';
import type { PreviewSubject } from '../insider/use-preview.ts';
import type { Draft } from './held.ts';
import type { Integration } from './save-rules.ts';

export type PreviewAnswer = Answer<'POST /v1/admin/integrations/preview'>;

export interface PreviewUse {
  readonly answer: PreviewAnswer | undefined;
  /** It is of settings or an event from a moment ago. */
  readonly stale: boolean;
  readonly error: unknown;
}

/** Can these settings be tried? What they are called, and their secrets, do not matter. */
export function isUsable({ faults }: Pick<Draft, 'faults'>): boolean {
  return faults.every(({ place }) => place === 'name' || place.startsWith('secrets.'));
}

/** What an event becomes with the draft, said by the hub with the rules that hold in earnest. */
export function useRequestPreview(
  kind: string,
  stored: Pick<Integration, 'id' | 'settings' | 'revision'> | undefined,
  draft: Pick<Draft, 'settings' | 'faults'>,
  subject: PreviewSubject | undefined,
): PreviewUse {
  const { settings } = draft;
  const usable = subject !== undefined && isUsable(draft);
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['request preview', kind, stored?.id, stored?.revision, settings, subject] as const,
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
