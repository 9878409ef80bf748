import type { Json } from '../result/json.ts';
import type { Filter, Scalar, WebhookAuth, WebhookDefinition } from './definition.ts';
import { parseRequestPath } from './request-path.ts';
import { filtersOf } from './secrets-needed.ts';

/**
 * The command that sends a body to a webhook: for a POSIX shell, every argument quoted. Headers that filters ask for
 * are filled in; secrets, and signatures, stand as `<name>` for the reader to put in.
 */
export function curlLine(definition: WebhookDefinition, url: string, body: string | Json): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = new Map([['content-type', 'application/json']]);
  for (const [name, value] of proof(definition.auth)) headers.set(name, value);
  for (const filter of filtersOf(definition.filters)) {
    const place = parseRequestPath(filter.path);
    const value = sampleOf(filter);
    if (place?.in === 'headers' && value !== undefined && !headers.has(place.name))
      headers.set(place.name, value);
  }
  const { auth } = definition;
  return [
    `curl -X ${definition.method} ${quoted(url)}`,
    ...(auth.kind === 'basic' ? [`-u ${quoted(`${auth.user}:<${auth.secrets[0] ?? 'password'}>`)}`] : []),
    ...[...headers].map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `--data-binary ${quoted(text)}`,
  ].join(' \\\n  ');
}

/** A single-quoted word of the shell. A quote inside ends the word, stands escaped, and begins it again. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function proof(auth: WebhookAuth): readonly (readonly [name: string, value: string])[] {
  if (auth.kind === 'none' || auth.kind === 'basic') return [];
  const secret = `<${auth.secrets[0] ?? 'secret'}>`;
  switch (auth.kind) {
    case 'header_token':
      return [[auth.header.toLowerCase(), secret]];
    case 'bearer':
      return [['authorization', `Bearer ${secret}`]];
    case 'hmac':
      switch (auth.preset) {
        case 'standard_webhooks':
          return [
            ['webhook-id', '<message id>'],
            ['webhook-timestamp', '<unix seconds>'],
            ['webhook-signature', 'v1,<signature>'],
          ];
        case 'github':
          return [['x-hub-signature-256', 'sha256=<signature>']];
        case 'shopify':
          return [['x-shopify-hmac-sha256', '<signature>']];
        case 'stripe':
          return [['stripe-signature', 't=<unix seconds>,v1=<signature>']];
        case 'generic':
          return [
            ...(auth.timestamp === undefined
              ? []
              : [[auth.timestamp.header.toLowerCase(), '<unix seconds>'] as const]),
            [auth.header.toLowerCase(), `${auth.prefix}<signature>`],
          ];
      }
  }
}

/** A value that meets the filter, where one is plain to see. */
function sampleOf({ operator, value, secret }: Filter): string | undefined {
  if (secret !== undefined) return operator === 'equals' ? `<${secret}>` : undefined;
  const first = Array.isArray(value) ? (value as readonly Scalar[])[0] : (value as Scalar | undefined);
  switch (operator) {
    case 'equals':
    case 'contains':
    case 'starts_with':
    case 'ends_with':
    case 'is_one_of':
    case 'greater_or_equal':
    case 'less_or_equal':
    case 'between':
      return first === undefined ? undefined : String(first);
    case 'is_true':
      return 'true';
    case 'is_false':
      return 'false';
    case 'exists':
    case 'is_not_empty':
      return 'x';
    default:
      return undefined;
  }
}
