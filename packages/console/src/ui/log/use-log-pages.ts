import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { newerThan, withLatest, type RowPage } from './new-rows.ts';

interface Place {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Nothing older than this is needed. */
  readonly since?: string | undefined;
}

export interface LogSource<T> {
  /** Tells this list, with its filters, from every other. */
  readonly key: readonly unknown[];
  readonly read: (place: Place, signal: AbortSignal) => Promise<RowPage<T>>;
}

interface LogPages<T> {
  readonly rows: readonly T[];
  readonly loading: boolean;
  readonly error: unknown;
  readonly more: boolean;
  readonly scannedTo: string | null;
  readonly busy: boolean;
  readonly loadMore: () => void;
  /** Reads everything again from the newest on. */
  readonly refresh: () => void;
  /** Rows that came since; they are shown by `showNew`. */
  readonly newer: number;
  /** There are at least so many of them. */
  readonly newerIsLeast: boolean;
  readonly showNew: () => void;
}

const PAGE = 100;
const AT_ONCE = 100;
const EVERY_MS = 4_000;
const STEPS = 8;
const NOTHING_NEW = { data: [], next: null, scanned_to: null };
/** The clocks of the hub and of the browser may differ by so much. */
const CLOCKS_MS = 120_000;

/** A log, newest first, page by page; new rows are counted beside it, and put in when asked for. */
export function useLogPages<T extends { readonly id: number; readonly timestamp: string }>(
  source: LogSource<T>,
  watch: boolean,
  enabled: boolean,
): LogPages<T> {
  const client = useQueryClient();
  const queryKey = [...source.key, 'pages'];
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => source.read({ limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Infinity,
    enabled,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const last = list.data?.pages.at(-1);
  const since = rows[0]?.timestamp ?? new Date(list.dataUpdatedAt - CLOCKS_MS).toISOString();
  const latest = useQuery({
    queryKey: [...source.key, 'latest', rows[0]?.id ?? 0],
    queryFn: ({ signal }) => source.read({ limit: AT_ONCE, since }, signal),
    enabled: enabled && list.isSuccess,
    initialData: NOTHING_NEW,
    initialDataUpdatedAt: list.dataUpdatedAt,
    refetchInterval: watch ? EVERY_MS : false,
  });
  const newer = newerThan(rows, latest.data.data).length;

  /** A search that stops early with nothing is taken some steps further before one has to ask again. */
  const further = async (steps: number): Promise<void> => {
    const { data, hasNextPage } = await list.fetchNextPage();
    if (steps > 1 && hasNextPage && data?.pages.at(-1)?.data.length === 0) await further(steps - 1);
  };
  const refresh = (): void => {
    client.resetQueries({ queryKey: source.key }).catch(() => undefined);
  };
  const showNew = (): void => {
    // A full page of new rows may leave a gap to those that are shown.
    if (newer === AT_ONCE) return refresh();
    client.setQueryData<InfiniteData<RowPage<T>, string | undefined>>(queryKey, (data) => {
      const [first, ...others] = data?.pages ?? [];
      if (data === undefined || first === undefined) return data;
      return { ...data, pages: [withLatest(first, latest.data.data), ...others] };
    });
  };
  return {
    rows,
    loading: list.isPending,
    error: list.error,
    more: list.hasNextPage,
    scannedTo: last?.scanned_to ?? null,
    busy: list.isFetchingNextPage,
    loadMore: () => {
      if (list.hasNextPage && !list.isFetching) further(STEPS).catch(() => undefined);
    },
    refresh,
    newer,
    newerIsLeast: newer === AT_ONCE,
    showNew,
  };
}
