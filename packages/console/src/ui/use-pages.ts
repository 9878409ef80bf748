import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

interface OnePage<T> {
  readonly data: readonly T[];
  readonly next: string | null;
  readonly scanned_to?: string | null;
}

interface Pages<T> {
  readonly rows: readonly T[];
  readonly loading: boolean;
  readonly error: unknown;
  readonly more: boolean;
  readonly scannedTo: string | null | undefined;
  readonly busy: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/**
 * A list that is read page by page. `key` begins with the route, and tells this list from every other one.
 * `again` says, from the rows, in how many milliseconds to read them again; false: not by itself.
 */
export function usePages<T>(
  key: readonly unknown[],
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<OnePage<T>>,
  again: (rows: readonly T[]) => number | false = () => false,
): Pages<T> {
  const list = useInfiniteQuery({
    queryKey: [...key, 'pages'],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: ({ state }) => again(state.data?.pages.flatMap(({ data }) => data) ?? []),
  });
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);
  return {
    rows,
    loading: list.isPending,
    error: list.error,
    more: list.hasNextPage,
    scannedTo: list.data?.pages.at(-1)?.scanned_to,
    busy: list.isFetchingNextPage,
    loadMore: () => {
      list.fetchNextPage().catch(() => undefined);
    },
    retry: () => {
      list.refetch().catch(() => undefined);
    },
  };
}
