import type { IncomingMessage } from 'node:http';
import { openapiOf } from '@causeway/contract/openapi';
import { getAdminDescription, getDescription } from '@causeway/contract/health';
import {
  route,
  type Caller,
  type Exchange,
  type Operation,
  type RequestOf,
  type Route,
} from '@causeway/contract/operation';
import { invalid, notFound, Refused, TooMany } from '@causeway/contract/problem';
import { deeperThan } from '@causeway/core/tracking/depth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Log } from '../ports/log.ts';
import { authenticate, type Authenticated, type AuthenticateTools } from './authenticate.ts';
import { goneOf, sendStream, type Gone, type StreamTools } from './event-stream.ts';
import { asRefused, complaintsOf, problemOf } from './problem.ts';
import { sessionCookie, type SessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, for whoever looks at the routes of the server. */
    operation?: Operation;
  }
}

export interface MountTools extends Omit<AuthenticateTools, 'cookie'> {
  readonly log: Log;
  /** Of the software, for the description. */
  readonly version: string;
  /** How often a stream asks whether it may go on; for tests. */
  readonly recheckMs?: number;
}

interface Mounting extends AuthenticateTools, StreamTools {}

const NOBODY: Caller = { workspace: 0, role: 'viewer', actor: { kind: 'token', id: 0, name: '' } };
const MOST_OF_AGENT = 300;
const MOST_LEVELS = 96;
const HSTS = 'max-age=31536000';
/** Answers are data for programs: no page may frame them, and no browser may take them for anything else. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** Serves the routes, and their description. Every request is checked against its operation before it is handled. */
export function mountRoutes(app: FastifyInstance, routes: readonly Route[], tools: MountTools): void {
  const describe = async (): Promise<Record<string, unknown>> => description;
  const all = [...routes, route(getDescription, describe), route(getAdminDescription, describe)];
  const description = openapiOf(
    all.map(({ operation }) => operation),
    tools.version,
  );

  const secure = tools.publicUrl?.protocol === 'https:';
  if (secure) {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('strict-transport-security', HSTS);
    });
  }
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  const mounting: Mounting = { ...tools, cookie: sessionCookie(secure), closing: closing.signal };

  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['application/json', 'application/merge-patch+json'],
      { parseAs: 'string' },
      async (_request: FastifyRequest, body: string) => parseJson(body),
    );
    scope.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, tools.log));
    for (const one of all) mount(scope, one, mounting);
    done();
  });
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, tools.log));
  // What is sent to nothing is not looked at.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (_request: FastifyRequest, payload: IncomingMessage) => {
    payload.resume();
  });
  // What is nowhere is answered in the same form: without the query, in which clients put keys.
  app.setNotFoundHandler((request, reply) =>
    answerProblem(nothingAt(pathOf(request), all, reply), request, reply, tools.log),
  );
}

function mount(scope: FastifyInstance, { operation, handle }: Route, tools: Mounting): void {
  const known = new WeakMap<FastifyRequest, Authenticated>();
  scope.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { operation },
    // HEAD would start a stream that nobody reads.
    exposeHeadRoute: operation.stream !== true,
    // Before the body is read: who is not known gets no room.
    onRequest: async (request) => {
      const found = await authenticate(operation, request, tools);
      if (found !== undefined) known.set(request, found);
    },
    handler: async (request, reply) => {
      const found = known.get(request);
      const gone = operation.stream === true ? goneOf(reply, tools.closing) : undefined;
      const exchange = exchangeOf(request, reply, found, gone, tools.cookie);
      const answer = await handle(checked(operation, request), found?.caller ?? NOBODY, exchange);
      reply.headers(HEADERS);
      if (gone !== undefined)
        return sendStream(reply, answer as AsyncIterable<unknown>, gone, found?.still ?? always, tools);
      if (operation.revisions === true) tagRevision(reply, answer);
      if (operation.status === 201)
        reply.header(
          'location',
          `${operation.madeAt ?? pathOf(request)}/${String((answer as { id: number }).id)}`,
        );
      reply.code(operation.status);
      if (operation.answer === undefined) return reply.send();
      if (operation.text !== undefined) return reply.type(operation.text).send(answer);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
    },
  });
}

const always = async (): Promise<boolean> => true;

function exchangeOf(
  request: FastifyRequest,
  reply: FastifyReply,
  found: Authenticated | undefined,
  gone: Gone | undefined,
  cookie: SessionCookie,
): Exchange {
  return {
    address: request.socket.remoteAddress ?? '',
    userAgent: (request.headers['user-agent'] ?? '').slice(0, MOST_OF_AGENT),
    // Who came with a token has no session, whatever cookies came along.
    session: found === undefined ? cookie.secretOf(request.headers.cookie) : found.session,
    keepSession: (secret, seconds) => {
      reply.header('set-cookie', cookie.keep(secret, seconds));
    },
    dropSession: () => {
      reply.header('set-cookie', cookie.drop());
    },
    onGone: gone?.on ?? ((then) => reply.raw.once('close', then)),
  };
}

/** The request as its operation describes it, or a refusal that names every place that is wrong. */
function checked(operation: Operation, request: FastifyRequest): RequestOf<Operation> {
  const params = operation.params?.safeParse(request.params);
  // An id that none can have is the id of nothing.
  if (params?.success === false) throw notFound('thing');
  const query = operation.query?.safeParse(request.query);
  if (query?.success === false) throw refusedQuery(query.error);
  const { body } = request;
  if (operation.body === undefined && body !== undefined && body !== null && Object.keys(body).length > 0) {
    const complaints = Object.keys(body).map((key) => ({
      pointer: `/${key}`,
      code: 'unknown_key',
      message: `"${key}" is not known here.`,
    }));
    throw invalid(complaints);
  }
  const parsed = operation.body?.safeParse(body ?? {}, { reportInput: true });
  if (parsed?.success === false) throw invalid(complaintsOf(parsed.error, 'body'));
  return {
    params: params?.data,
    query: query?.data,
    body: parsed?.data,
    ifRevision: revisionOf(operation, request),
  } as RequestOf<Operation>;
}

function refusedQuery(error: z.core.$ZodError): Refused {
  const complaints = complaintsOf(error, 'parameter');
  const [first] = complaints;
  return new Refused(
    400,
    'bad_parameter',
    `${first?.parameter ?? 'A parameter'}: ${first?.message ?? 'cannot be read'}`,
    complaints,
  );
}

/** If-Match with the ETag of an integration: its revision. */
function revisionOf(operation: Operation, request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (operation.revisions !== true || header === undefined || header.trim() === '*') return undefined;
  const revision = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  // A tag that we never gave out matches nothing.
  return revision === undefined ? -1 : Number(revision);
}

function tagRevision(reply: FastifyReply, answer: unknown): void {
  const revision = (answer as { revision?: unknown } | undefined)?.revision;
  if (typeof revision === 'number') reply.header('etag', `"${revision}"`);
}

/** Answers what went wrong as a problem; what nobody but us can mend is logged. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): FastifyReply {
  const refused = asRefused(error);
  const path = pathOf(request);
  if (refused === undefined)
    log.error({ err: error, method: request.method, path }, 'an admin request failed unexpectedly');
  const problem = problemOf(refused, path);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="causeway"');
  if (refused instanceof TooMany) reply.header('retry-after', String(refused.seconds));
  if (problem.status === 503) reply.header('retry-after', '5');
  return reply
    .code(problem.status)
    .headers(HEADERS)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

function nothingAt(path: string, all: readonly Route[], reply: FastifyReply): Refused {
  const methods = all
    .filter(({ operation }) => pattern(operation.path).test(path))
    .map(({ operation }) => operation.method);
  if (methods.length === 0) return new Refused(404, 'not_found', `There is nothing at ${path}.`);
  reply.header('allow', methods.join(', '));
  return new Refused(405, 'method_not_allowed', `It takes ${methods.join(', ')}.`);
}

/** An empty body is none: clients name a type also when they send nothing. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('the key __proto__ is not taken');
      return value;
    }) as unknown;
  } catch (error) {
    throw new Refused(400, 'bad_json', `The body is not valid JSON: ${(error as Error).message}.`);
  }
  // Whatever walks a body may use a step of the stack for each level.
  if (deeperThan(body, MOST_LEVELS))
    throw new Refused(400, 'too_deep', `Lists and objects may be nested ${MOST_LEVELS} levels deep.`);
  return body;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
