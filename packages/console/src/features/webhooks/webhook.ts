import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import type { Answer } from '../../app/api.ts';

export type Webhook = Answer<'GET /v1/admin/webhooks'>['data'][number];

/** The hub has checked it, so it is complete. */
export function definitionOf({ definition }: Pick<Webhook, 'definition'>): WebhookDefinition {
  return definition as unknown as WebhookDefinition;
}

/**
 * Where an endpoint listens. The hub says so for webhooks that it knows; a new one lies beside them, or, when it is the
 * first, at the address that the console was opened at.
 */
export function addressOf(
  endpoint: string,
  known: readonly Pick<Webhook, 'url' | 'endpoint'>[],
  origin: string,
  account: string,
): string {
  const [sibling] = known;
  const base =
    sibling?.url.endsWith(`/${sibling.endpoint}`) === true
      ? sibling.url.slice(0, -sibling.endpoint.length)
      : `${origin}/beta/webhooks/custom/${account}/`;
  return base + encodeURIComponent(endpoint);
}
