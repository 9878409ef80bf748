import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../../../app/query.ts';
import { DOCUMENTED, type InsiderNames } from './insider-names.ts';
import { NOTHING_KNOWN, type OurFields } from './our-fields.ts';

const DAYS = 30;

/** What can be chosen on our side. Without it the form still works: names are then typed. */
export function useOurFields(): { readonly ours: OurFields; readonly settled: boolean } {
  const attributes = useQuery({ ...get('GET /v1/admin/attributes', {}), staleTime: 60_000 });
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const seen = useQuery({ ...get('GET /v1/admin/seen', { query: { days: DAYS } }), staleTime: 60_000 });
  const ours = useMemo(
    () => ({
      attributes: attributes.data?.data ?? NOTHING_KNOWN.attributes,
      types: types.data?.data ?? NOTHING_KNOWN.types,
      seen: seen.data ?? NOTHING_KNOWN.seen,
    }),
    [attributes.data, types.data, seen.data],
  );
  return { ours, settled: !attributes.isPending && !types.isPending && !seen.isPending };
}

/** Insider's names: the account's own where it can be asked, else those of the documentation. */
export function useInsiderNames(id: number | undefined): InsiderNames {
  const { data } = useQuery({
    ...get('GET /v1/admin/integrations/{id}/names', { params: { id: id ?? 0 } }),
    enabled: id !== undefined,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  return data ?? DOCUMENTED;
}
