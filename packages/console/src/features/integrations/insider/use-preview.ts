import type { JsonObject } from '@causeway/core/result/json';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { isWithin } from '../form/at-path.ts';
import type { CardTools } from '../form/card-tools.ts';
import type { Fault } from '../form/fault.ts';
import { settingsOf, type Draft } from '../form/held.ts';
import { draftOf } from './form-draft.ts';
import type { InsiderValues } from './form-values.ts';
import { api, type Answer, type ApiRequest } from '../../../app/api.ts';
import { hubFaults } from './hub-faults.ts';
import { patchOf } from './json-change.ts';

type Body = ApiRequest<'POST /v1/admin/integrations/{id}/preview'>['body'];
export type PreviewAnswer = Answer<'POST /v1/admin/integrations/{id}/preview'>;

/** What is tried: an event that came in, or a made-up one of somebody known or made up. */
export type PreviewSubject = Pick<Body, 'event_id' | 'customer_id' | 'customer' | 'event'>;

/** With nothing chosen the settings are still checked, by an event that concerns nobody. */
const NOBODY: PreviewSubject = { customer: { id: 'preview' }, event: { type: 'identify' } };

interface PreviewUse {
  /** Undefined when nothing was chosen, or it could not be done. */
  readonly answer: PreviewAnswer | undefined;
  /** It is of settings or an event from a moment ago. */
  readonly stale: boolean;
  readonly error: unknown;
  /** What the hub finds wrong with the settings. */
  readonly faults: readonly Fault[];
}

/** What the event becomes with the draft; what the hub finds wrong with the draft goes to its fields. */
export function usePreview(
  tools: CardTools,
  { held, faults: ours }: Draft,
  subject: PreviewSubject | undefined,
): PreviewUse {
  const { found, stored } = tools;
  const { draft, places } = useMemo(() => {
    const { values, places: placed } = draftOf(held.settings as unknown as InsiderValues);
    return { draft: settingsOf(tools, { settings: values as never }), places: placed };
  }, [tools, held]);
  const what = subject ?? NOBODY;
  const settings = stored === undefined ? draft : patchOf(stored.settings as JsonObject, draft);
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
  // Of rows that clash the hub names only the list; the form knows which ones they are.
  const faults = useMemo(
    () => hubFaults(error, places).filter(({ place }) => !ours.some((known) => isWithin(known.place, place))),
    [error, places, ours],
  );
  useEffect(() => {
    if (!isPlaceholderData && !isFetching) found.set({ ...found.get(), hub: faults });
  }, [found, faults, isPlaceholderData, isFetching]);
  return {
    answer: subject === undefined ? undefined : data,
    stale: isPlaceholderData || isFetching,
    error,
    faults,
  };
}
