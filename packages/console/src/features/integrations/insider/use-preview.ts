import type { JsonObject } from '@causeway/core/result/json';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { faultsOf } from './form-faults.ts';
import { api, type Answer, type ApiRequest } from '../../../app/api.ts';
import type { FormTools } from './form-tools.ts';
import { hubFaults, type HubFaults } from './hub-faults.ts';
import { patchOf } from './json-change.ts';
import type { DraftState } from './use-draft.ts';

type Body = ApiRequest<'POST /v1/admin/integrations/{id}/preview'>['body'];
export type PreviewAnswer = Answer<'POST /v1/admin/integrations/{id}/preview'>;

/** What is tried: an event that came in, or a made-up one of somebody known or made up. */
export type PreviewSubject = Pick<Body, 'event_id' | 'customer_id' | 'customer' | 'event'>;

/** With nothing chosen the settings are still checked, by an event that concerns nobody. */
const NOBODY: PreviewSubject = { customer: { id: 'preview' }, event: { type: 'identify' } };

/** The installed integration with what is stored of it; undefined while it is being installed. */
export interface Stored {
  readonly id: number;
  readonly revision: number;
  readonly settings: JsonObject;
}

interface PreviewUse {
  /** Undefined when nothing was chosen, or it could not be done. */
  readonly answer: PreviewAnswer | undefined;
  /** It is of settings or an event from a moment ago. */
  readonly stale: boolean;
  readonly error: unknown;
  readonly faults: HubFaults;
}

/** What the event becomes with the draft; what is wrong with the draft goes to its fields. */
export function usePreview(
  { faults: shown }: FormTools,
  stored: Stored | undefined,
  { draft, places, values }: DraftState,
  subject: PreviewSubject | undefined,
): PreviewUse {
  const what = subject ?? NOBODY;
  const settings = stored === undefined ? draft : patchOf(stored.settings, draft);
  const query = useQuery({
    queryKey: ['preview', stored?.id, stored?.revision, settings, what] as const,
    queryFn: ({ signal }): Promise<PreviewAnswer> =>
      stored === undefined
        ? api('POST /v1/admin/integrations/preview', { body: { kind: 'insider', settings, ...what }, signal })
        : api('POST /v1/admin/integrations/{id}/preview', {
            params: { id: stored.id },
            body: { settings, ...what },
            signal,
          }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const { data, error, isPlaceholderData, isFetching } = query;
  const faults = useMemo(() => withClashes(hubFaults(error, places), values), [error, places, values]);
  useEffect(() => {
    if (!isPlaceholderData && !isFetching) shown.set(faults.byField);
  }, [shown, faults, isPlaceholderData, isFetching]);
  return {
    answer: subject === undefined ? undefined : data,
    stale: isPlaceholderData || isFetching,
    error,
    faults,
  };
}

const NO_SECRETS: ReadonlySet<string> = new Set();

/** Of rows that clash the hub names only the list; the form knows which ones they are. */
function withClashes({ byField, rest }: HubFaults, values: DraftState['values']): HubFaults {
  const fields = new Map(byField);
  for (const { path, message, clash } of faultsOf(values, NO_SECRETS)) {
    if (clash !== true) continue;
    fields.delete(String(path[0]));
    fields.set(path.join('.'), message);
  }
  return { byField: fields, rest };
}
