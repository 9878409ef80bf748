import type { ServerResponse } from 'node:http';
import type { EventRefusal } from '@causeway/core/event/event-refusal';

/** Answers are for servers: no page may read, keep or frame them. */
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { ...HEADERS, ...headers, 'content-length': String(body.length) });
  response.end(body);
}

/** The envelope of errors: kind, number and words as documented, and where it is and what to do, which is ours. */
export interface ErrorAnswer {
  readonly error: Omit<EventRefusal, 'status'>;
}

export function errorOf({ type, code, message, field, hint }: EventRefusal): ErrorAnswer {
  return {
    error: {
      type,
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(hint === undefined ? {} : { hint }),
    },
  };
}

export function answerRefusal(
  response: ServerResponse,
  refusal: EventRefusal,
  headers: Readonly<Record<string, string>> = {},
): void {
  answerJson(response, refusal.status, errorOf(refusal), headers);
}
