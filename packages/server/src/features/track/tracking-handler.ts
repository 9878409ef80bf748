import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ERASED } from '@causeway/core/erasure/black-out';
import type { Arrival } from '@causeway/core/register/known';
import type { Issue } from '@causeway/core/result/issue';
import { isObject, type JsonObject } from '@causeway/core/result/json';
import { parseCalls } from '@causeway/core/tracking/parse-calls';
import { pixelKind, trackingRoute, type TrackingRoute } from '@causeway/core/tracking/path';
import type { Source } from '../../ports/config-store.ts';
import { hearOut, inflate, readBody } from '../../intake/read-body.ts';
import { answerJson, answerOk, answerRefusal, PREFLIGHT_HEADERS } from './answers.ts';
import { failureOf, NO_KEY, refuseBody, UNKNOWN_KEY } from './failures.ts';
import { keepReceipt, keepRefused } from './keep-receipt.ts';
import { openToOwnSite, preflightHeaders } from './own-site.ts';
import { answerPixel } from './pixel.ts';
import { countRegistered, sortCalls } from './register-calls.ts';
import { rudderSourceConfig, segmentSettings } from './settings-documents.ts';
import { checkSignature } from './signed-request.ts';
import { isSecure, type Exchange, type TrackingHandler, type TrackingTools } from './tracking-tools.ts';
import { idToKeep, visitorCookie, visitorIn } from './visitor-cookie.ts';
import { writeKey } from './write-key.ts';

const SETTINGS = /^\/(?:v1\/)?projects\/([^/]+)\/settings\/?$/;

/**
 * The tracking API on plain node:http, as it is the hub's hottest path. Answers false when the path is not one of
 * its own. A body is read by its bytes whatever its Content-Type says; one bad event never fails its request.
 */
export function createTrackingHandler(tools: TrackingTools): TrackingHandler {
  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const route = trackingRoute(path);
    const query = mark < 0 ? undefined : new URLSearchParams(url.slice(mark + 1));
    if (route === undefined) {
      const pixel = pixelKind(path);
      if (pixel === undefined) return settingsDocument(tools, request, response, path, query);
      answerPixel(tools, request, response, pixel, query);
      return true;
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, preflightHeaders(tools, request)).end();
    } else if (request.method !== 'POST') {
      answerRefusal(response, 405, { code: 'method_not_allowed', message: 'Events are sent with POST.' });
    } else {
      tools.counts.requests++;
      track(tools, request, response, route, query).catch((error: unknown) => {
        if (response.headersSent) return request.destroy();
        const { status, issue, retryAfterSeconds } = failureOf(tools, error);
        return answerRefusal(response, status, issue, retryAfterSeconds);
      });
    }
    return true;
  };
}

async function track(
  tools: TrackingTools,
  request: IncomingMessage,
  response: ServerResponse,
  route: TrackingRoute,
  query: URLSearchParams | undefined,
): Promise<void> {
  const { clock, counts } = tools;
  const receivedAt = clock();
  const { headers } = request;
  if (headers['x-retry-count'] !== undefined && headers['x-retry-count'] !== '0') counts.retried++;
  const ownSite = tools.visitorCookie === 'same-site' && openToOwnSite(request, response);
  const raw = await readBody(request, tools.budget);
  const bytes = typeof raw === 'string' ? raw : inflate(raw, headers['content-encoding']);
  if (typeof bytes === 'string') {
    await hearOut(request);
    return refuseBody(tools, request, response, bytes);
  }
  const text = bytes.toString('utf8');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    const issue = {
      code: 'bad_json',
      message: `The body is not valid JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    };
    const sender = await findSource(tools, headers, query, undefined);
    // Only who has a key gets room in the log.
    if ('id' in sender) return refuse(tools, { request, response, receivedAt }, sender, 400, issue, text);
    counts.refused++;
    return answerRefusal(response, 400, issue);
  }
  const source = await findSource(tools, headers, query, isObject(body) ? body : undefined);
  if (!('id' in source)) return answerRefusal(response, 401, source);
  let { newMessageId } = tools;
  if (route === 'events' || (route === 'batch' && headers['x-signature'] !== undefined)) {
    // A body that could not be read was answered above: what is left is all of it.
    const signed = await checkSignature(tools.signing, source, headers, raw as Buffer, receivedAt);
    if ('code' in signed) return refuse(tools, { request, response, receivedAt }, source, 401, signed, text);
    newMessageId = signed.newMessageId;
  }
  const visitor = ownSite ? visitorIn(headers) : undefined;
  const fresh = ownSite && visitor === undefined ? tools.newMessageId() : undefined;
  const parsed = parseCalls(route, body, {
    receivedAt,
    anonymousId: decodedHeader(headers['anonymousid']),
    visitorId: visitor ?? fresh,
    sentAt: singleHeader(headers['sentat']),
    newMessageId,
  });
  if (!('calls' in parsed))
    return refuse(tools, { request, response, receivedAt }, source, 400, parsed, text);
  const arrivals: Arrival[] = [];
  const refused = sortCalls(parsed.calls, source, receivedAt, arrivals);
  const accepted = arrivals.length;
  let shown = text;
  if (accepted > 0) {
    tools.registrar.admit(bytes.length);
    const registered = await tools.registrar.submit(arrivals, bytes.length);
    countRegistered(counts, registered);
    // Nothing is kept of who was erased, not even because of what else came with it.
    if (registered.some(({ suppressed }) => suppressed === true)) shown = ERASED;
  }
  if (refused !== undefined) {
    counts.refused += refused.length;
    const decided = { status: 200, accepted, issues: refused, body: shown };
    await keepReceipt(tools, { request, receivedAt }, source, decided);
  }
  if (fresh !== undefined) {
    const id = idToKeep(parsed.calls, fresh);
    if (id !== undefined) response.setHeader('set-cookie', visitorCookie(id, isSecure(tools, request)));
  }
  if (refused !== undefined) answerJson(response, 200, { success: true, accepted, refused });
  else if (ownSite) answerJson(response, 200, { success: true });
  else answerOk(response);
}

async function refuse(
  tools: TrackingTools,
  exchange: Exchange,
  source: Source,
  status: number,
  issue: Issue,
  text: string,
): Promise<void> {
  tools.counts.refused++;
  await keepRefused(tools, exchange, source, status, issue, text);
  answerRefusal(exchange.response, status, issue);
}

/** Not async, so that a known key costs no turn of the event loop. */
function findSource(
  tools: TrackingTools,
  headers: IncomingHttpHeaders,
  query: URLSearchParams | undefined,
  body: JsonObject | undefined,
): Promise<Source | Issue> | Source | Issue {
  const key = writeKey(headers, query, body);
  if (key === undefined) return NO_KEY;
  const found = tools.sourceOf(key);
  return found instanceof Promise ? found.then((source) => source ?? UNKNOWN_KEY) : (found ?? UNKNOWN_KEY);
}

function settingsDocument(
  tools: TrackingTools,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams | undefined,
): boolean {
  const project = SETTINGS.exec(path)?.[1];
  const rudder = path === '/sourceConfig' || path === '/sourceConfig/';
  if (project === undefined && !rudder) return false;
  if (request.method === 'OPTIONS') {
    response.writeHead(204, PREFLIGHT_HEADERS).end();
    return true;
  }
  if (project !== undefined)
    answerJson(
      response,
      200,
      segmentSettings(project, request.headers.host ?? 'localhost', isSecure(tools, request)),
    );
  else answerJson(response, 200, rudderSourceConfig(query?.get('writeKey') ?? '', new Date(0).toISOString()));
  return true;
}

function singleHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** RudderStack's browser client sends the anonymous id as base64 in a header. */
function decodedHeader(value: string | string[] | undefined): string | undefined {
  const text = singleHeader(value);
  if (text === undefined || text === '') return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded === '' || decoded.includes('\uFFFD') ? undefined : decoded;
}
