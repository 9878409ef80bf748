import type { ServerResponse } from 'node:http';
import type { WebhookAnswer } from '@causeway/core/webhook/answer';

const NOSNIFF = ['x-content-type-options', 'nosniff'];

/** Sends an answer. There are no CORS headers: webhooks are sent by servers, not by pages. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: WebhookAnswer): void {
  const list = ['content-length', String(Buffer.byteLength(body)), ...NOSNIFF];
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '');
  // As a list, which Node writes out fastest, and text, so that head and body leave in one write.
  response.writeHead(status, list);
  response.end(body);
}

/** The hub cannot do its work: it is not the sender's fault, and the same request is welcome later. */
export function answerUnavailable(response: ServerResponse, status: 500 | 503, message: string): void {
  const type = status === 503 ? 'ServiceUnavailableException' : 'InternalErrorException';
  sendAnswer(response, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(status === 503 ? { 'retry-after': '10' } : {}),
    },
    body: JSON.stringify({ error: { type, code: 0, message } }),
  });
}
