import type { JsonObject } from '@causeway/core/result/json';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../../app/api.ts';

export type Rendered = Answer<'POST /v1/admin/template-renders'>;

/** What a template is filled in from. */
export type Subject =
  { readonly event_id: string } | { readonly customer_id: string } | { readonly entity: JsonObject };

const WAIT_MS = 400;

interface TrialUse {
  readonly answer: Rendered | undefined;
  /** It is of a source or a subject from a moment ago. */
  readonly stale: boolean;
  readonly error: unknown;
}

interface Trial {
  readonly source: string;
  readonly subject: Subject | undefined;
  readonly config: JsonObject | undefined;
  readonly dropEmpty: boolean;
}

/** What a source makes of a subject, a moment after the last key. `ready`: it compiles. */
export function useTrial({ source, subject, config, dropEmpty }: Trial, ready: boolean): TrialUse {
  const [settled] = useDebouncedValue(source, WAIT_MS);
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['template trial', settled, subject, config, dropEmpty] as const,
    queryFn: ({ signal }) =>
      api('POST /v1/admin/template-renders', {
        body: { source: settled, ...subject, config: config ?? {}, drop_empty: dropEmpty },
        signal,
      }),
    enabled: ready && subject !== undefined && config !== undefined && settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return { answer: data, stale: isPlaceholderData || isFetching || settled !== source, error };
}
