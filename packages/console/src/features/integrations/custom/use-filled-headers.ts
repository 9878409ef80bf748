import type { CustomSettings } from '@causeway/core/custom/settings';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import type { Draft } from '../form/held.ts';
import { isUsable } from '../form/use-request-preview.ts';
import type { PreviewSubject } from '../insider/use-preview.ts';

const NONE: readonly never[] = [];

/** The values of the headers that have placeholders, in their order; none when one of them has no value. */
export function useFilledHeaders(draft: Draft, subject: PreviewSubject | undefined): readonly unknown[] {
  const { headers, url } = draft.settings as unknown as CustomSettings;
  const values = headers.map(({ value }) => value).filter((value) => value.includes('##'));
  const asked = useQuery({
    queryKey: ['custom preview headers', url, values, subject] as const,
    // The hub tells bodies, so the values of headers are asked for as one.
    queryFn: async ({ signal }) => {
      const content = { of: values.map((value) => ` ${value}`) };
      const { requests } = await api('POST /v1/admin/integrations/preview', {
        body: {
          kind: 'custom',
          settings: { url, body: { format: 'placeholders', content } },
          ...subject,
        },
        signal,
      });
      const body = requests[0]?.body as { of?: readonly unknown[] } | undefined;
      return body?.of ?? NONE;
    },
    enabled: subject !== undefined && isUsable(draft) && values.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return values.length === 0 ? NONE : (asked.data ?? NONE);
}
