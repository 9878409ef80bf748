import type { z } from 'zod';

/** One operation of the API: everything that its route, its checks and its description are made from. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodType;
  /** Statuses of the problems it may answer, beside those that any operation may. */
  readonly refusals: readonly number[];
  /** Needs no token. */
  readonly open?: true;
  /** Answers text of this type instead of JSON. */
  readonly text?: string;
  /** Answers the revision as an ETag, and when it changes something heeds If-Match. */
  readonly revisions?: true;
}

export function operation<const O extends Operation>(of: O): O {
  return of;
}

/** Who asks: the token's workspace bounds everything it can see. */
export interface Caller {
  readonly workspace: number;
  readonly token: number;
}

type Parsed<O, K extends 'params' | 'query' | 'body'> =
  O extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

export interface RequestOf<O extends Operation> {
  readonly params: Parsed<O, 'params'>;
  readonly query: Parsed<O, 'query'>;
  readonly body: Parsed<O, 'body'>;
  readonly ifRevision: number | undefined;
}

type Lasting<T> = T extends readonly (infer I)[]
  ? readonly Lasting<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Lasting<T[K]> }
    : T;

export type AnswerOf<O extends Operation> = O extends { answer: infer S extends z.ZodType }
  ? Lasting<z.input<S>>
  : undefined;

/** An operation and what does it. */
export interface Route {
  readonly operation: Operation;
  readonly handle: (request: RequestOf<Operation>, caller: Caller) => Promise<unknown>;
}

export function route<O extends Operation>(
  of: O,
  handle: (request: RequestOf<O>, caller: Caller) => Promise<AnswerOf<O>>,
): Route {
  return { operation: of, handle };
}
