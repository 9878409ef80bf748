import type { ServerResponse } from 'node:http';
import type { Refused } from '@causeway/contract/problem';
import type { JsonObject } from '@causeway/core/result/json';

/** Answers are for programs: no page may read, keep or frame them. */
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** The envelope that clients of this API know: what they asked for, which request it was, and the status again. */
export function answerData(response: ServerResponse, requestId: string, data: unknown): void {
  const around = { request_id: requestId, status: 200 };
  if (!(data instanceof Scanned)) return send(response, 200, { data, ...around });
  const { entities, next, total } = data;
  send(response, 200, { data: entities, _next: next, total, ...around });
}

/** One page of many entities: `next` is where the next one begins, empty at the end. */
export class Scanned {
  readonly entities: readonly JsonObject[];
  readonly next: string;
  readonly total: number;

  constructor(entities: readonly JsonObject[], next: string, total: number) {
    this.entities = entities;
    this.next = next;
    this.total = total;
  }
}

export interface Fault {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  /** The query parameter or the key of the body that is at fault; `body` for a body as a whole. */
  readonly field?: string | undefined;
  readonly hint?: string | undefined;
}

/** The same envelope, with what is wrong in place of data. */
export function answerFault(response: ServerResponse, requestId: string, fault: Fault): void {
  const { status, type, message, field, hint } = fault;
  send(response, status, {
    data: null,
    error: {
      type,
      message,
      ...(field === undefined ? {} : { field }),
      ...(hint === undefined ? {} : { hint }),
    },
    message,
    request_id: requestId,
    status,
  });
}

/** A request that cannot be done, thrown where that is found out. */
export class Faulty extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.name = 'Faulty';
    this.fault = fault;
  }
}

export function badField(field: string, message: string, hint?: string): Faulty {
  return new Faulty({ status: 400, type: 'invalid', field, message, hint });
}

/** What the desk refuses, in this API's words. */
export function faultOf({ status, code, message, complaints }: Refused): Fault {
  const [first] = complaints;
  if (status !== 422) return { status, type: code, message };
  const field = first?.pointer === '/source' ? 'body' : first?.pointer?.slice(1);
  return {
    status: 400,
    type: first?.code ?? code,
    message: first?.message ?? message,
    field,
    hint: first?.hint,
  };
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { ...HEADERS, 'content-length': String(body.length) });
  response.end(body);
}
