import type { IncomingMessage, ServerResponse } from 'node:http';
import { hearOut, inflate, readBody } from '../../intake/read-body.ts';
import { Overloaded } from '../../intake/registrar.ts';
import { StoreError } from '../../ports/store-error.ts';
import { answerRefusal } from './answers.ts';
import { checkSignature, findCaller } from './authenticate.ts';
import type { EventsApiTools, Exchange } from './exchange.ts';
import { refuse, retryAfter } from './keep-receipt.ts';
import {
  badBody,
  badJson,
  broken,
  notStored,
  nothingAt,
  overloaded,
  Refusal,
  wrongMethod,
} from './refusals.ts';
import { routeOf, type ApiRoute } from './routes.ts';

/**
 * The events API on plain node:http, with the envelopes of the API it is compatible with. Answers false when the path
 * is not one of its own.
 */
export function createEventsApiHandler(
  tools: EventsApiTools,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const route = routeOf(path, tools);
    if (route === undefined) return false;
    tools.counts.requests++;
    const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
    serve(tools, { request, response, path, query }, route).catch((error: unknown) =>
      fail(tools, request, response, error),
    );
    return true;
  };
}

async function serve(
  tools: EventsApiTools,
  asked: Pick<Exchange, 'request' | 'response' | 'path' | 'query'>,
  route: ApiRoute | 'nothing',
): Promise<void> {
  const { request, response, path, query } = asked;
  const receivedAt = tools.clock();
  if (route === 'nothing') throw new Refusal(nothingAt(path));
  if (request.method !== route.method) {
    response.setHeader('allow', route.method);
    throw new Refusal(wrongMethod(route.method));
  }
  const caller = await findCaller(tools, request, query);
  const raw = await readBody(request, tools.budget);
  if (raw === 'aborted') return void request.destroy();
  if (typeof raw === 'string') throw new Refusal(badBody(raw));
  const bytes = inflate(raw, request.headers['content-encoding']);
  if (bytes === 'aborted') return void request.destroy();
  if (typeof bytes === 'string') throw new Refusal(badBody(bytes));
  const body = bytes.toString('utf8');
  const exchange: Exchange = { ...asked, receivedAt, key: caller.key, body, bytes: bytes.length };
  try {
    checkSignature(tools, caller, request, raw, receivedAt);
    await route.serve(exchange, () => parsed(body));
  } catch (error) {
    // What was to be registered and was not is written down; a read that fails is the reader's alone.
    if (!(error instanceof Refusal) || route.method === 'GET') throw error;
    await refuse(tools, exchange, error.refusal);
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new Refusal(badJson(error));
  }
}

async function fail(
  { log, counts }: EventsApiTools,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): Promise<void> {
  if (response.headersSent) return void request.destroy();
  // Many clients read an answer only when they have sent everything. Who has not finished then is not waited for.
  await hearOut(request);
  if (!request.complete) response.setHeader('connection', 'close');
  if (error instanceof Refusal) {
    if (error.refusal.status === 429) counts.overloaded++;
    else if (request.method === 'POST') counts.refused++;
    answerRefusal(response, error.refusal, retryAfter(error.refusal));
  } else if (error instanceof Overloaded) {
    counts.overloaded++;
    const refusal = overloaded(error.message);
    answerRefusal(response, refusal, retryAfter(refusal, error.retryAfterSeconds));
  } else if (error instanceof StoreError) {
    log.error({ err: error, code: error.code }, 'events cannot be stored');
    const refusal = notStored();
    answerRefusal(response, refusal, retryAfter(refusal));
  } else {
    log.error({ err: error }, 'a request to the events API failed unexpectedly');
    answerRefusal(response, broken());
  }
}
