import type { WebhookSettings } from './read-webhook.ts';

/** Two webhooks that send everything to one address, one per stream. Both send the given attributes along. */
export function webhooksFor(
  url: string,
  headers: Readonly<Record<string, string>>,
  attributes: readonly string[],
): readonly WebhookSettings[] {
  const common = { url, headers, attributes: attributes.filter((name) => name !== '') };
  return [
    { ...common, stream: 'events', name: 'every event', triggers: ['*'], parameters: ['*'] },
    { ...common, stream: 'attributes', name: 'every attribute', triggers: ['*'] },
  ];
}
