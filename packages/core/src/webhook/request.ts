import type { Json } from '../result/json.ts';

/**
 * One request as the rules see it. Header names are in lower case, repeated headers joined with ", ". `rawBody` is the
 * body as it was received (signatures are over it), `body` what it says. `address` is the sender's, `now` Unix
 * milliseconds.
 */
export interface WebhookRequest {
  readonly method: string;
  /** As received, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly rawBody: string;
  readonly address: string;
  readonly now: number;
}

/** A header by its name in lower case, undefined when it was not sent. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}
