import type { JsonObject } from '@causeway/core/result/json';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, type Answer } from '../../../../app/api.ts';
import type { Audience } from '../use-audiences.ts';
import { movedEntity, type Move } from './payload-entity.ts';
import { recipeOf, type RecipeValues } from './recipe-values.ts';

type Rendered = Answer<'POST /v1/admin/template-renders'>;

interface PayloadUse {
  readonly body: Rendered | undefined;
  /** Where it goes. */
  readonly url: string;
  readonly stale: boolean;
  readonly error: unknown;
}

interface Asked {
  /** Undefined: somebody made up. */
  readonly customer: string | undefined;
  readonly audience: Audience | undefined;
  readonly chosen: readonly Audience[];
  readonly move: Move;
}

const ONCE = { retry: false, staleTime: 60_000, refetchOnWindowFocus: false } as const;

/** What Insider would be sent when somebody joins or leaves now: made by the templates that will be installed. */
export function usePayload(values: RecipeValues, { customer, audience, chosen, move }: Asked): PayloadUse {
  const seen = useQuery({
    ...ONCE,
    queryKey: ['recipe entity', customer] as const,
    queryFn: async ({ signal }) => {
      const body = { source: '{}', ...(customer === undefined ? {} : { customer_id: customer }) };
      return (await api('POST /v1/admin/template-renders', { body, signal })).entity as JsonObject;
    },
  });
  const [at] = useState(() => new Date().toISOString());
  const { templates, settings } = useMemo(() => recipeOf(values), [values]);
  const { config, url } = settings({});
  const sourceOf = (field: 'template' | 'urlTemplate'): string | undefined =>
    templates.find((one) => one.field === field)?.source;
  const [source, urlSource] = [sourceOf('template'), sourceOf('urlTemplate')];
  const slugs = new Set(chosen.map(({ slug }) => slug));
  const entity =
    seen.data === undefined || audience === undefined
      ? undefined
      : movedEntity(seen.data, audience, slugs, move, at);
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...ONCE,
    queryKey: ['recipe payload', source, urlSource, config, entity] as const,
    queryFn: async ({ signal }) => {
      const render = (text: string): Promise<Rendered> =>
        api('POST /v1/admin/template-renders', {
          body: { source: text, entity: entity ?? {}, config: config as JsonObject },
          signal,
        });
      const [body, address] = await Promise.all([
        render(source ?? ''),
        urlSource === undefined ? undefined : render(urlSource),
      ]);
      return { body, url: typeof address?.value === 'string' ? address.value : undefined };
    },
    enabled: entity !== undefined && source !== undefined,
    placeholderData: keepPreviousData,
  });
  return {
    body: entity === undefined ? undefined : data?.body,
    url: data?.url ?? url,
    stale: isFetching || isPlaceholderData,
    error: seen.error ?? error,
  };
}
