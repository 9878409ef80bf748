import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../../app/api.ts';

export type Checked = Answer<'POST /v1/admin/template-checks'>;

const WAIT_MS = 350;

interface CheckUse {
  readonly checked: Checked | undefined;
  /** It is of the source as it stands now, and not of one from a moment ago. */
  readonly fresh: boolean;
  readonly error: unknown;
}

/** What is wrong with a source, a moment after the last key. Only editors may ask. */
export function useCheck(source: string, mayAsk: boolean): CheckUse {
  const [settled] = useDebouncedValue(source, WAIT_MS);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['template check', settled] as const,
    queryFn: ({ signal }) => api('POST /v1/admin/template-checks', { body: { source: settled }, signal }),
    enabled: mayAsk,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return { checked: data, fresh: settled === source && !isPlaceholderData, error };
}
