import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answer } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';

export type Audience = Answer<'GET /v1/admin/audiences'>['data'][number];

interface AudiencesUse {
  readonly list: readonly Audience[];
  readonly byId: ReadonlyMap<string, Audience>;
  /** They have been read. */
  readonly settled: boolean;
  readonly error: unknown;
}

const NONE: readonly Audience[] = [];

/** All audiences of the workspace, by name. */
export function useAudiences(): AudiencesUse {
  const { data, error, isPending } = useQuery({ ...get('GET /v1/admin/audiences', {}), staleTime: 10_000 });
  const list = data?.data ?? NONE;
  const byId = useMemo(() => new Map(list.map((audience) => [audience.id, audience])), [list]);
  return { list, byId, settled: !isPending, error: data === undefined ? error : null };
}
