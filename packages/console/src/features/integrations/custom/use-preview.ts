import type { CustomSettings } from '@causeway/core/custom/settings';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../../../app/api.ts';
import type { PreviewSubject } from '../insider/use-preview.ts';
import type { DraftState } from './use-custom-form.ts';

export type PreviewAnswer = Answer<'POST /v1/admin/integrations/preview'>;

interface PreviewUse {
  readonly answer: PreviewAnswer | undefined;
  /** The values of the headers that have placeholders, in their order; missing when one of them has no value. */
  readonly filled: readonly unknown[];
  /** It is of settings or an event from a moment ago. */
  readonly stale: boolean;
  readonly error: unknown;
}

const NONE: readonly never[] = [];

/** What the event becomes with the draft, said by the hub with the rules that hold in earnest. */
export function usePreview(
  { settings, faults }: DraftState,
  subject: PreviewSubject | undefined,
): PreviewUse {
  const usable = subject !== undefined && faults.every(({ place }) => FREE.has(place));
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['custom preview', settings, subject] as const,
    queryFn: ({ signal }) =>
      api('POST /v1/admin/integrations/preview', { body: { kind: 'custom', settings, ...subject }, signal }),
    enabled: usable,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const { headers, url } = settings as unknown as CustomSettings;
  const values = headers.map(({ value }) => value).filter((value) => value.includes('##'));
  const asked = useQuery({
    queryKey: ['custom preview headers', url, values, subject] as const,
    // The hub tells bodies, so the values of headers are asked for as one.
    queryFn: async ({ signal }) => {
      const { requests } = await api('POST /v1/admin/integrations/preview', {
        body: {
          kind: 'custom',
          settings: {
            url,
            body: { format: 'placeholders', content: { of: values.map((value) => ` ${value}`) } },
          },
          ...subject,
        },
        signal,
      });
      const body = requests[0]?.body as { of?: readonly unknown[] } | undefined;
      return body?.of ?? NONE;
    },
    enabled: usable && values.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return {
    answer: usable ? data : undefined,
    filled: values.length === 0 ? NONE : (asked.data ?? NONE),
    stale: isPlaceholderData || isFetching,
    error: usable ? error : null,
  };
}

/** Fields without which a preview can be made all the same. */
const FREE: ReadonlySet<string> = new Set(['name', 'secretHeaders', 'signingSecret']);
