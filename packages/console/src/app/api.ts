import type * as access from '@causeway/contract/access';
import type * as attributes from '@causeway/contract/attributes';
import type * as audienceRecipes from '@causeway/contract/audience-recipes';
import type * as audiences from '@causeway/contract/audiences';
import type * as audit from '@causeway/contract/audit';
import type * as authorizations from '@causeway/contract/authorizations';
import type * as consents from '@causeway/contract/consents';
import type * as coverage from '@causeway/contract/coverage';
import type * as customers from '@causeway/contract/customers';
import type * as deadLetters from '@causeway/contract/dead-letters';
import type * as erasures from '@causeway/contract/erasures';
import type * as eventTypes from '@causeway/contract/event-types';
import type * as identity from '@causeway/contract/identity';
import type * as inbound from '@causeway/contract/inbound';
import type * as integrations from '@causeway/contract/integrations';
import type * as live from '@causeway/contract/live';
import type * as logs from '@causeway/contract/logs';
import type * as membership from '@causeway/contract/membership';
import type { AnswerOf, Operation } from '@causeway/contract/operation';
import type * as overview from '@causeway/contract/overview';
import type * as preview from '@causeway/contract/preview';
import type { Problem } from '@causeway/contract/problem';
import type * as receipts from '@causeway/contract/receipts';
import type * as sessions from '@causeway/contract/sessions';
import type * as templates from '@causeway/contract/templates';
import type * as users from '@causeway/contract/users';
import type * as webhooks from '@causeway/contract/webhooks';
import type * as workspace from '@causeway/contract/workspace';
import type { z } from 'zod';

/** Types only: the schemas themselves stay on the server. */
type Contract = typeof access &
  typeof attributes &
  typeof audienceRecipes &
  typeof audiences &
  typeof authorizations &
  typeof audit &
  typeof consents &
  typeof coverage &
  typeof customers &
  typeof deadLetters &
  typeof erasures &
  typeof eventTypes &
  typeof identity &
  typeof inbound &
  typeof integrations &
  typeof live &
  typeof logs &
  typeof membership &
  typeof overview &
  typeof preview &
  typeof receipts &
  typeof sessions &
  typeof templates &
  typeof users &
  typeof webhooks &
  typeof workspace;
type AnyOperation = Extract<Contract[keyof Contract], Operation>;
type ByRoute = { [O in AnyOperation as `${O['method']} ${O['path']}`]: O };

/** Method and path of an operation of the hub, such as `GET /v1/admin/integrations/{id}`. */
export type ApiRoute = keyof ByRoute;
export type Answer<R extends ApiRoute> = AnswerOf<ByRoute[R]>;

type InputOf<O, K extends 'query' | 'body'> =
  O extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;
type ParamsOf<O> = O extends { params: infer S extends z.ZodObject }
  ? { [K in keyof S['shape']]: string | number }
  : undefined;
type Part<K extends string, T> = undefined extends T ? { readonly [P in K]?: T } : { readonly [P in K]: T };

export type ApiRequest<R extends ApiRoute> = Part<'params', ParamsOf<ByRoute[R]>> &
  (InputOf<ByRoute[R], 'query'> extends undefined
    ? { readonly query?: undefined }
    : {
        readonly query?: {
          readonly [K in keyof InputOf<ByRoute[R], 'query'>]: InputOf<ByRoute[R], 'query'>[K] | undefined;
        };
      }) &
  Part<'body', InputOf<ByRoute[R], 'body'>> & {
    /** The revision that the change is meant for. */
    readonly revision?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  };

/** The hub said no, and why. Status 0: it could not be reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, problem?: Problem, retryAfter?: number) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

const held: { csrf: string | undefined; expired: () => void } = { csrf: undefined, expired: () => undefined };

/** What proves that a change was asked for by this console and not by another site. */
export function keepCsrfToken(token: string | undefined): void {
  held.csrf = token;
}

/** Called when an answer says that nobody is signed in any more. */
export function onSessionExpired(then: () => void): void {
  held.expired = then;
}

/** One request to the hub's admin API. Rejects with an `ApiError` in words for a person. */
export async function api<R extends ApiRoute>(route: R, request: ApiRequest<R>): Promise<Answer<R>> {
  const [method = 'GET', template = ''] = route.split(' ', 2);
  const { params, query, body, revision, signal } = request as {
    params?: Record<string, string | number>;
    query?: Query;
    body?: unknown;
    revision?: number;
    signal?: AbortSignal;
  };
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && held.csrf !== undefined) headers['x-csrf-token'] = held.csrf;
  if (revision !== undefined) headers['if-match'] = `"${revision}"`;
  let response: Response;
  try {
    response = await fetch(pathOf(template, params) + searchOf(query), {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiError(0, 'The hub cannot be reached. Is it running, and are you online?');
  }
  if (!response.ok) throw await refusal(response, template);
  return (response.status === 204 ? undefined : await response.json()) as Answer<R>;
}

async function refusal(response: Response, template: string): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  if (response.status === 401 && template !== '/v1/admin/session') held.expired();
  return new ApiError(
    response.status,
    problem?.detail ?? `The hub answered ${response.status}.`,
    problem,
    Number.isNaN(retryAfter) ? undefined : retryAfter,
  );
}

function pathOf(template: string, params: Readonly<Record<string, string | number>> = {}): string {
  return template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(params[name])));
}

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function searchOf(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  return search.size === 0 ? '' : `?${search}`;
}
