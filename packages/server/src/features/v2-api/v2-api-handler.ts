import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused } from '@causeway/contract/problem';
import { hearOut, inflate, readBody, type BodyProblem } from '../../intake/read-body.ts';
import { StoreError } from '../../ports/store-error.ts';
import { answerData, answerFault, badField, faultOf, Faulty, type Fault } from './answers.ts';
import { findAuthor } from './authenticate.ts';
import type { V2ApiTools } from './exchange.ts';
import { routesAt } from './routes.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Templates, authorizations, segments and jobs as clients of Lytics know them, on plain node:http: bodies are sources of
 * any content type. Answers false when the path is not one of its own.
 */
export function createV2ApiHandler(
  tools: V2ApiTools,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const routes = routesAt(mark < 0 ? url : url.slice(0, mark));
    if (routes === undefined) return false;
    const requestId = tools.newRequestId();
    const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
    serve(tools, request, response, query, routes)
      .then((data) => {
        if (data !== ABORTED) answerData(response, requestId, data);
      })
      .catch((error: unknown) => fail(tools, request, response, requestId, error));
    return true;
  };
}

/** Its sender has gone. */
const ABORTED = Symbol('aborted');

async function serve(
  tools: V2ApiTools,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
  routes: NonNullable<ReturnType<typeof routesAt>>,
): Promise<unknown> {
  if (routes === 'nothing')
    throw new Faulty({ status: 404, type: 'not_found', message: 'There is nothing at this path.' });
  const method = request.method ?? '';
  const route = Object.hasOwn(routes, method) ? routes[method] : undefined;
  if (route === undefined) {
    const allowed = Object.keys(routes).join(', ');
    response.setHeader('allow', allowed);
    throw new Faulty({ status: 405, type: 'method_not_allowed', message: `It takes ${allowed}.` });
  }
  const by = await findAuthor(tools, request, query, route.role);
  const raw = await readBody(request, tools.budget, MAX_BODY_BYTES);
  const bytes =
    typeof raw === 'string' ? raw : inflate(raw, request.headers['content-encoding'], MAX_BODY_BYTES);
  if (bytes === 'aborted') {
    request.destroy();
    return ABORTED;
  }
  if (typeof bytes === 'string') throw new Faulty(bodyFault(bytes));
  return route.serve(tools, { request, query, by, body: textOf(bytes) });
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw badField('body', 'The body is not UTF-8.');
  }
}

function bodyFault(problem: Exclude<BodyProblem, 'aborted'>): Fault {
  switch (problem) {
    case 'too_large':
      return { status: 413, type: 'too_large', field: 'body', message: 'The body is larger than 1 MiB.' };
    case 'overloaded':
      return {
        status: 503,
        type: 'overloaded',
        message: 'Too much is being sent right now. Try again in a moment.',
      };
    case 'bad_encoding':
      return { status: 400, type: 'bad_encoding', field: 'body', message: 'The body cannot be unpacked.' };
  }
}

async function fail(
  { log }: V2ApiTools,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  error: unknown,
): Promise<void> {
  if (response.headersSent) return void request.destroy();
  await hearOut(request);
  if (!request.complete) response.setHeader('connection', 'close');
  const fault = knownFault(error);
  if (fault === undefined) log.error({ err: error }, 'a request to the API at /v2 failed unexpectedly');
  if (error instanceof StoreError)
    log.error({ err: error, code: error.code }, 'what was sent to the API at /v2 cannot be stored');
  if (fault?.status === 401) response.setHeader('www-authenticate', 'Bearer realm="causeway"');
  if (fault?.status === 503) response.setHeader('retry-after', '5');
  answerFault(
    response,
    requestId,
    fault ?? { status: 500, type: 'internal', message: 'Something went wrong here. It is in the log.' },
  );
}

function knownFault(error: unknown): Fault | undefined {
  if (error instanceof Faulty) return error.fault;
  if (error instanceof Refused) return faultOf(error);
  if (error instanceof StoreError)
    return { status: 503, type: 'unavailable', message: 'It could not be stored. Try again in a moment.' };
  return undefined;
}
