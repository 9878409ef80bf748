import type { LoggedRequest } from '../http/request-log.ts';

export interface RequestSummary {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly at: string;
  readonly ms: number;
  readonly status: number;
  readonly bytes: number;
}

export interface RequestDetail extends RequestSummary {
  /** the bodies as text, exactly as they went over the wire */
  readonly request: string;
  readonly response: string;
}

export function requestSummary(entry: LoggedRequest): RequestSummary {
  const { id, method, path, at, ms, status, requestBody } = entry;
  return { id, method, path, at: new Date(at).toISOString(), ms, status, bytes: requestBody.length };
}

export function requestDetail(entry: LoggedRequest): RequestDetail {
  return {
    ...requestSummary(entry),
    request: entry.requestBody.toString('utf8'),
    response: entry.responseBody,
  };
}
