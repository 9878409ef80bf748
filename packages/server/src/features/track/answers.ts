import type { ServerResponse } from 'node:http';
import type { Issue } from '@causeway/core/result/issue';

/** Tracking paths answer any origin and never with credentials. */
const CORS_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
};

export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  ...CORS_HEADERS,
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, content-encoding, x-write-key, anonymousid, sentat, x-retry-count',
  'access-control-max-age': '86400',
  'content-length': '0',
};

/** For an answer that already says which page may read it. */
const CLOSED_HEADERS = {
  'access-control-expose-headers': 'retry-after',
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
};
const JSON_HEADERS = { ...CORS_HEADERS, ...CLOSED_HEADERS };
// Text, not bytes: Node then sends head and body in one write.
const OK = '{"success":true}';
// The answer to almost every request: as few headers as browsers need, as a list, which Node writes out fastest.
const OK_HEADERS: string[] = [
  'access-control-allow-origin',
  '*',
  'content-type',
  'application/json',
  'content-length',
  String(OK.length),
];

export function answerOk(response: ServerResponse): void {
  response.writeHead(200, OK_HEADERS);
  response.end(OK);
}

export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers?: Readonly<Record<string, string>>,
): void {
  const body = Buffer.from(JSON.stringify(value));
  const always = response.hasHeader('access-control-allow-origin') ? CLOSED_HEADERS : JSON_HEADERS;
  response.writeHead(status, { ...always, ...headers, 'content-length': String(body.length) });
  response.end(body);
}

/** The tracking API's way of saying no: `success` false, a code, and what to do. */
export function answerRefusal(
  response: ServerResponse,
  status: number,
  issue: Issue,
  retryAfterSeconds?: number,
): void {
  const headers =
    retryAfterSeconds === undefined
      ? undefined
      : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) };
  answerJson(response, status, { success: false, ...issue }, headers);
}
