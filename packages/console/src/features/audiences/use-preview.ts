import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import type { Preview } from './estimate.ts';

const WAIT_MS = 700;
const EVERY_MS = 600;

export interface PreviewUse {
  /** Of the text as it stands now; undefined before the first answer. */
  readonly preview: Preview | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** Counts who meets a rule, a moment after the last change. Undefined: there is nothing to count. */
export function usePreview(text: string | undefined, of: string | undefined): PreviewUse {
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const started = useQuery({
    queryKey: ['audience preview', of, settled] as const,
    queryFn: ({ signal }) =>
      api('POST /v1/admin/audience-previews', {
        body: { filter: settled, ...(of === undefined ? {} : { id: of }) },
        signal,
      }),
    enabled: settled !== undefined && settled === text,
    staleTime: Infinity,
    // Another preview ends this one, so it is never taken up again.
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const id = settled === text ? started.data?.id : undefined;
  const polled = useQuery({
    ...get('GET /v1/admin/audience-previews/{id}', { params: { id: id ?? '' } }),
    enabled: id !== undefined && started.data?.state === 'running',
    refetchInterval: ({ state }) =>
      state.error === null && (state.data === undefined || state.data.state === 'running') ? EVERY_MS : false,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const preview = id === undefined ? undefined : (polled.data ?? started.data);
  useEndOnLeave(preview);
  return {
    preview,
    error: settled === text ? (started.error ?? (id === undefined ? null : polled.error)) : null,
    again: () => {
      started.refetch().catch(() => undefined);
    },
  };
}

/** Nobody looks at it any more: the hub need not go on. */
function useEndOnLeave(preview: Preview | undefined): void {
  const latest = useRef(preview);
  useEffect(() => {
    latest.current = preview;
  }, [preview]);
  useEffect(
    () => () => {
      const { current } = latest;
      if (current?.state !== 'running') return;
      api('DELETE /v1/admin/audience-previews/{id}', { params: { id: current.id } }).catch(() => undefined);
    },
    [],
  );
}
