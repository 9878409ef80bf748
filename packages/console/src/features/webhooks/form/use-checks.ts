import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../../app/api.ts';
import { findingsOf } from './findings.ts';
import type { FormTools } from './form-tools.ts';
import type { WebhookValues } from './form-values.ts';
import { unsetSecrets } from './unset-secrets.ts';

/** Has the hub check a draft, and puts what it says to its places. A hub that cannot be asked says it when saving. */
export function useChecks(
  { found, kept, readOnly }: FormTools,
  values: WebhookValues,
  definition: WebhookDefinition,
): void {
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['webhook check', definition] as const,
    queryFn: ({ signal }) =>
      api('POST /v1/admin/webhooks/check', { body: { definition: { ...definition } }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (data === undefined || isPlaceholderData) return;
    found.set({
      ...found.get(),
      findings: [...findingsOf(data), ...(readOnly ? [] : unsetSecrets(values, kept))],
    });
  }, [found, kept, readOnly, data, isPlaceholderData, values]);
}
