import type { Role } from '@causeway/core/access/role';
import type { z } from 'zod';

/** One operation of the API: everything that its route, its checks and its description are made from. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** The least role that may do it; `anyone` needs neither a token nor a session. */
  readonly role: Role | 'anyone';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 204;
  /** The path under which what it makes is found by its id, when that is not its own. */
  readonly madeAt?: string;
  readonly answer?: z.ZodType;
  /** Statuses of the problems it may answer, beside those that any operation may. */
  readonly refusals: readonly number[];
  /** Answers text of this type instead of JSON. */
  readonly text?: string;
  /** Answers a stream of server-sent events; `answer` is what each of them carries. */
  readonly stream?: true;
  /** Answers the revision as an ETag, and when it changes something heeds If-Match. */
  readonly revisions?: true;
}

export function operation<const O extends Operation>(of: O): O {
  return of;
}

/** Who did something: a person in the console, or a program with a token. */
export interface Actor {
  readonly kind: 'user' | 'token';
  readonly id: number;
  /** As it was called then: an e-mail address, or the name of a token. */
  readonly name: string;
}

/** Who asks. The workspace bounds everything they can see, the role everything they can do. */
export interface Caller {
  readonly workspace: number;
  readonly role: Role;
  readonly actor: Actor;
}

/** What a handler may know of the exchange beside the request, and do to it beside the answer. */
export interface Exchange {
  /** Where the request came from, as the connection says. */
  readonly address: string;
  readonly userAgent: string;
  /** The session of the request's cookie; undefined without one. */
  readonly session: string | undefined;
  /** Hands the browser a session. */
  readonly keepSession: (session: string, seconds: number) => void;
  readonly dropSession: () => void;
  /** `then` is called once, when the client has gone; for streams. */
  readonly onGone: (then: () => void) => void;
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

/** What an operation answers, or what each part of its stream is. */
export type AnswerOf<O extends Operation> = O extends { answer: infer S extends z.ZodType }
  ? Lasting<z.input<S>>
  : undefined;

export type HandledOf<O extends Operation> = O extends { stream: true }
  ? AsyncIterable<AnswerOf<O>>
  : AnswerOf<O>;

/** An operation and what does it. */
export interface Route {
  readonly operation: Operation;
  readonly handle: (request: RequestOf<Operation>, caller: Caller, exchange: Exchange) => Promise<unknown>;
}

export function route<O extends Operation>(
  of: O,
  handle: (request: RequestOf<O>, caller: Caller, exchange: Exchange) => Promise<HandledOf<O>>,
): Route {
  return { operation: of, handle };
}
