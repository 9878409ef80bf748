import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import type { Made, Thing } from './one-of-everything.ts';

/** A request in which one place names a thing; the rest of it is right, and the asker's own. */
export interface Probe {
  readonly names: Thing;
  readonly url: (value: string, own: Made) => string;
  readonly body?: (value: string, own: Made) => unknown;
  readonly patch?: true;
  /** Whose the thing is, is answered the same: so the answer gives nothing away. */
  readonly tellsNobody?: true;
  /** Does something that cannot be done again: comes last. */
  readonly ends?: true;
}

const asked = (query: string): Probe['url'] => {
  const [path = '', name = ''] = query.split('?');
  return (value, own) =>
    `/v1/admin/${path.replace('{integration}', own.integration).replace('{customer}', own.customer)}?${name}=${encodeURIComponent(value)}`;
};
const at =
  (path: string): Probe['url'] =>
  (_value, own) =>
    `/v1/admin/${path.replace('{integration}', own.integration).replace('{conflict}', own.conflict).replace('{audience}', own.audience)}`;
const include = (slug: string): string => `INCLUDE ${slug}`;
const fake = { kind: 'fake', settings: {} };
const event = { type: 'x', data: {} };
const trigger = (settings: Readonly<Record<string, unknown>>): unknown => ({
  kind: triggerKind.key,
  name: 'Of others',
  settings: { url: 'https://example.com', ...settings },
});

/** By operation and place: every leaf of a body or a query that names something of a workspace. */
export const PROBES: Readonly<Record<string, Probe>> = {
  'installInsiderAudiences /audiences/*': {
    names: 'audience',
    url: at('audience-recipes/insider'),
    body: (value) => ({
      name: 'x',
      audiences: [value],
      authorization: { label: 'x', partner_name: 'shop', api_key: 'k' },
    }),
  },
  'installInsiderAudiences /authorization/id': {
    names: 'authorization',
    url: at('audience-recipes/insider'),
    body: (value, own) => ({ name: 'x', audiences: [own.audience], authorization: { id: value } }),
  },
  'addAudience /filter': {
    names: 'slug',
    url: at('audiences'),
    body: (value) => ({ name: 'Theirs too', filter: include(value) }),
  },
  'addAudience /rule/slug': {
    names: 'slug',
    url: at('audiences'),
    body: (slug) => ({ name: 'And theirs', rule: { kind: 'audience', slug } }),
  },
  'changeAudience /filter': {
    patch: true,
    names: 'secondSlug',
    url: at('audiences/{audience}'),
    body: (value) => ({ filter: include(value) }),
  },
  'changeAudience /rule/slug': {
    patch: true,
    names: 'secondSlug',
    url: at('audiences/{audience}'),
    body: (slug) => ({ rule: { kind: 'audience', slug } }),
  },
  'checkAudienceRule /filter': {
    names: 'slug',
    url: at('audience-checks'),
    body: (value) => ({ filter: include(value) }),
  },
  'checkAudienceRule /rule/slug': {
    names: 'slug',
    url: at('audience-checks'),
    body: (slug) => ({ rule: { kind: 'audience', slug } }),
  },
  'checkAudienceRule /id': {
    names: 'audience',
    url: at('audience-checks'),
    body: (id) => ({ filter: 'FILTER *', id }),
  },
  'startAudiencePreview /filter': {
    names: 'slug',
    url: at('audience-previews'),
    body: (value) => ({ filter: include(value) }),
  },
  'startAudiencePreview /rule/slug': {
    names: 'slug',
    url: at('audience-previews'),
    body: (slug) => ({ rule: { kind: 'audience', slug } }),
  },
  'startAudiencePreview /id': {
    names: 'audience',
    url: at('audience-previews'),
    body: (id) => ({ filter: 'FILTER *', id }),
  },
  'listAudit ?actor': { names: 'tokenName', url: asked('audit?actor') },
  'listAudit ?target': { names: 'sourceName', url: asked('audit?target') },
  'resendDeadLetters /events/*': {
    names: 'event',
    url: at('integrations/{integration}/dead-letters/resend'),
    body: (value) => ({ events: [Number(value)] }),
  },
  'discardDeadLetters /events/*': {
    ends: true,
    names: 'secondEvent',
    url: at('integrations/{integration}/dead-letters/discard'),
    body: (value) => ({ events: [Number(value)], confirm: true }),
  },
  'eraseCustomer /customer_id': {
    ends: true,
    names: 'last',
    url: at('erasures'),
    body: (value) => ({ customer_id: value, confirm: value, reason: 'x' }),
  },
  'eraseCustomer /confirm': {
    ends: true,
    names: 'last',
    url: at('erasures'),
    body: (value) => ({ customer_id: value, confirm: value, destinations: [], reason: 'x' }),
  },
  'eraseCustomer /destinations/*': {
    ends: true,
    names: 'erasing',
    url: at('erasures'),
    body: (value, { last }) => ({
      customer_id: last,
      confirm: last,
      destinations: [Number(value)],
      reason: 'x',
    }),
  },
  'checkSuppression /identifier': {
    names: 'gone',
    url: at('suppressions/check'),
    body: (identifier) => ({ identifier }),
  },
  'liftSuppression /identifier': {
    ends: true,
    names: 'gone',
    url: at('suppressions/lift'),
    body: (identifier) => ({ identifier, reason: 'x' }),
  },
  'listErasures ?customer_id': { names: 'gone', url: asked('erasures?customer_id') },
  'decideIdentityConflict /into': {
    ends: true,
    names: 'customer',
    url: at('identity/conflicts/{conflict}/decide'),
    body: (into) => ({ decision: 'merge', into }),
  },
  'listIdentityConflicts ?customer_id': { names: 'customer', url: asked('identity/conflicts?customer_id') },
  'listMerges ?customer_id': { names: 'merged', url: asked('identity/merges?customer_id') },
  'mergeCustomers /from': {
    ends: true,
    names: 'one',
    url: at('identity/merges'),
    body: (from, { people }) => ({ from, into: people[1] }),
  },
  'mergeCustomers /into': {
    ends: true,
    names: 'other',
    url: at('identity/merges'),
    body: (into, { people }) => ({ from: people[2], into }),
  },
  'listInboundReceipts ?webhook_id': { names: 'webhook', url: asked('inbound?webhook_id') },
  'listInboundReceipts ?integration_id': {
    names: 'integration',
    url: asked('inbound?integration_id'),
    // No integration of this test takes anything in.
    tellsNobody: true,
  },
  'listInboundReceipts ?identifier': { names: 'receipt', url: asked('inbound?identifier') },
  'listInboundReceipts ?customer_id': { names: 'hooked', url: asked('inbound?customer_id') },
  'listInboundReceipts ?event_id': { names: 'hookedEvent', url: asked('inbound?event_id') },
  'listInboundReceipts ?request_body': { names: 'hooked', url: asked('inbound?request_body') },
  'listInboundReceipts ?response_body': {
    names: 'hooked',
    url: asked('inbound?response_body'),
    // What we answer repeats nothing of what was sent.
    tellsNobody: true,
  },
  'watchLive ?customer_id': { names: 'customer', url: asked('live?customer_id') },
  'watchLive ?source_id': { names: 'source', url: asked('live?source_id') },
  'listOutboundLogs ?identifier': {
    names: 'delivery',
    url: asked('integrations/{integration}/outbound-logs?identifier'),
  },
  'listOutboundLogs ?customer_id': {
    names: 'customer',
    url: asked('integrations/{integration}/outbound-logs?customer_id'),
  },
  'listOutboundLogs ?request_body': {
    names: 'customer',
    url: asked('integrations/{integration}/outbound-logs?request_body'),
  },
  'listOutboundLogs ?response_body': {
    // Its destination repeats nothing of what was sent.
    tellsNobody: true,
    names: 'customer',
    url: asked('integrations/{integration}/outbound-logs?response_body'),
  },
  'previewIntegration /customer_id': {
    names: 'customer',
    url: at('integrations/{integration}/preview'),
    body: (value) => ({ customer_id: value, event }),
  },
  'previewIntegration /event_id': {
    names: 'event',
    url: at('integrations/{integration}/preview'),
    body: (value) => ({ event_id: Number(value) }),
  },
  'previewSettings /customer_id': {
    names: 'customer',
    url: at('integrations/preview'),
    body: (value) => ({ ...fake, customer_id: value, event }),
  },
  'previewSettings /event_id': {
    names: 'event',
    url: at('integrations/preview'),
    body: (value) => ({ ...fake, event_id: Number(value) }),
  },
  'listReceipts ?source_id': { names: 'source', url: asked('receipts?source_id') },
  'renderTemplate /event_id': {
    names: 'event',
    url: at('template-renders'),
    body: (value) => ({ source: '{}', event_id: value }),
  },
  'renderTemplate /customer_id': {
    names: 'customer',
    url: at('template-renders'),
    body: (value) => ({ source: '{}', customer_id: value }),
  },
  'tryIncomingWebhook /webhook_id': {
    names: 'webhook',
    url: at('webhooks/try'),
    body: (value, { definition }) => ({ webhook_id: Number(value), definition, request: { body: '{}' } }),
  },
  'searchCustomers ?search': { names: 'customer', url: asked('customers?search') },
  // What settings name: the settings of each kind that lead to something of the workspace.
  'addIntegration /settings': {
    names: 'authorization',
    url: at('integrations'),
    body: (value, own) => trigger({ audiences: [own.audience], authorization: value }),
  },
  'addIntegration /settings#template': {
    names: 'template',
    url: at('integrations'),
    body: (value, own) => trigger({ audiences: [own.audience], template: value }),
  },
  'addIntegration /settings#audiences': {
    names: 'audience',
    url: at('integrations'),
    body: (value) => trigger({ audiences: [value] }),
  },
  'installIntegration /config': {
    names: 'authorization',
    url: at(`integration-catalog/${triggerKind.key}/install`),
    body: (value, own) => ({
      name: 'x',
      config: { url: 'https://example.com', audiences: [own.audience], authorization: value },
    }),
  },
};

/** Named above at another operation that reads it with the same function. */
export const ALIKE: Readonly<Record<string, string>> = {
  'changeIntegration /settings': 'addIntegration /settings',
  'previewIntegration /settings': 'addIntegration /settings',
  'previewSettings /settings': 'addIntegration /settings',
};
