import type { Json } from '@causeway/core/result/json';
import type { Answer } from '../../../app/api.ts';

/** A request to try a webhook with, as somebody wrote it or as one came in. */
export interface Sample {
  readonly body: string;
  /** One header a line: `x-token: abc`. */
  readonly headers: string;
  /** The request that it still is, to the letter. */
  readonly receipt?: { readonly id: number; readonly truncated: boolean };
}

type Receipt = Pick<Answer<'GET /v1/admin/inbound/{id}'>, 'id' | 'request'>;

/** Headers that say something about the connection and nothing about the message. */
const OF_THE_WIRE: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/** A request that came in, to be tried again. */
export function sampleOfReceipt({ id, request: { body, headers, truncated } }: Receipt): Sample {
  return {
    receipt: { id, truncated },
    body: readableBody(body),
    headers: headers
      .filter(({ name }) => !OF_THE_WIRE.has(name.toLowerCase()))
      .map(({ name, value }) => `${name}: ${value}`)
      .join('\n'),
  };
}

/** A body in lines, where nothing is lost by that: numbers of many digits, for one, do not survive being read. */
export function readableBody(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(value) === body.trim() ? JSON.stringify(value, undefined, 2) : body;
  } catch {
    return body;
  }
}

export function sampleOfBody(body: Json): Sample {
  return { body: JSON.stringify(body, undefined, 2), headers: '' };
}
