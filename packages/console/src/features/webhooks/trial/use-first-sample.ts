import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { definitionOf, type Webhook } from '../webhook.ts';
import { exampleBody } from './example-body.ts';
import { sampleOfBody, sampleOfReceipt, type Sample } from './sample.ts';

/** What a webhook is tried with first: the last request that came in, else an example. Undefined until that is known. */
export function useFirstSample(webhook: Webhook, enabled: boolean): Sample | undefined {
  const [example] = useState(() => sampleOfBody(exampleBody(definitionOf(webhook))));
  const { data, isPending } = useQuery({
    queryKey: ['webhook first sample', webhook.id] as const,
    queryFn: async ({ signal }): Promise<Sample> => {
      const query = { channel: 'webhook', webhook_id: webhook.id, limit: 1 } as const;
      const [row] = (await api('GET /v1/admin/inbound', { query, signal })).data;
      if (row === undefined) return example;
      const receipt = await api('GET /v1/admin/inbound/{id}', { params: { id: row.id }, signal });
      const { body, truncated } = receipt.request;
      return body.trim() === '' || truncated ? example : sampleOfReceipt(receipt);
    },
    enabled,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  // Without the log one can still begin with the example.
  return isPending ? undefined : (data ?? example);
}
