import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Arrival } from '@causeway/core/register/known';
import { isObject, type JsonObject } from '@causeway/core/result/json';
import { parseCalls } from '@causeway/core/tracking/parse-calls';
import { trackingRoute, type TrackingRoute } from '@causeway/core/tracking/path';
import type { Clock } from '../../ports/clock.ts';
import type { Source } from '../../ports/config-store.ts';
import type { Log } from '../../ports/log.ts';
import type { ReceiptDraft, ReceiptStore } from '../../ports/receipt-store.ts';
import { StoreError } from '../../ports/store-error.ts';
import { answerJson, answerOk, answerRefusal, PREFLIGHT_HEADERS } from './answers.ts';
import { redactKeys } from '../../intake/redact-keys.ts';
import {
  hearOut,
  inflate,
  MAX_BODY_BYTES,
  readBody,
  type BodyProblem,
  type ReadingBudget,
} from '../../intake/read-body.ts';
import { Overloaded, type Registrar } from '../../intake/registrar.ts';
import { rudderSourceConfig, segmentSettings } from './settings-documents.ts';
import { writeKey } from './write-key.ts';

export interface TrackingTools {
  readonly registrar: Registrar;
  readonly sourceOf: (key: string) => Promise<Source | undefined> | Source | undefined;
  readonly receipts: ReceiptStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly counts: TrackingCounts;
  readonly budget: ReadingBudget;
  /** Names an event whose sender gave it no id. */
  readonly newMessageId: () => string;
}

/** Running totals since the start, for /metrics. */
export interface TrackingCounts {
  requests: number;
  accepted: number;
  duplicates: number;
  refused: number;
  overloaded: number;
  retried: number;
}

export type TrackingHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

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
    if (route === undefined) return settingsDocument(request, response, path, query);
    if (request.method === 'OPTIONS') {
      response.writeHead(204, PREFLIGHT_HEADERS).end();
    } else if (request.method !== 'POST') {
      answerRefusal(response, 405, { code: 'method_not_allowed', message: 'Events are sent with POST.' });
    } else {
      tools.counts.requests++;
      track(tools, request, response, route, query).catch((error: unknown) =>
        fail(tools, request, response, error),
      );
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
  const { clock, registrar, counts } = tools;
  const receivedAt = clock();
  if (request.headers['x-retry-count'] !== undefined && request.headers['x-retry-count'] !== '0')
    counts.retried++;
  const raw = await readBody(request, tools.budget);
  const bytes = typeof raw === 'string' ? raw : inflate(raw, request.headers['content-encoding']);
  if (typeof bytes === 'string') {
    await hearOut(request);
    return refuseBody(tools, request, response, bytes);
  }
  const text = bytes.toString('utf8');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    counts.refused++;
    const issue = {
      code: 'bad_json',
      message: `The body is not valid JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    };
    const sender = await findSource(tools, request, query, undefined);
    // Only who has a key gets room in the log.
    if (typeof sender === 'object')
      await keepReceipt(
        tools,
        request,
        sender,
        receivedAt,
        400,
        [{ ...issue, index: 0, messageId: undefined }],
        text,
        0,
      );
    return answerRefusal(response, 400, issue);
  }
  const source = await findSource(tools, request, query, isObject(body) ? body : undefined);
  if (typeof source === 'string') {
    const message =
      source === 'no key'
        ? 'No tracking key: send it as the Basic user name, in x-write-key, or as writeKey.'
        : 'This tracking key is unknown or revoked.';
    return answerRefusal(response, 401, {
      code: 'bad_write_key',
      message,
      hint: 'Keys are listed under tracking keys in the settings.',
    });
  }
  const parsed = parseCalls(route, body, {
    receivedAt,
    anonymousId: decodedHeader(request.headers['anonymousid']),
    sentAt: singleHeader(request.headers['sentat']),
    newMessageId: tools.newMessageId,
  });
  if (!('calls' in parsed)) {
    counts.refused++;
    await keepReceipt(
      tools,
      request,
      source,
      receivedAt,
      400,
      [{ ...parsed, index: 0, messageId: undefined }],
      text,
      0,
    );
    return answerRefusal(response, 400, parsed);
  }
  const arrivals: Arrival[] = [];
  let refused: ReceiptDraft['issues'][number][] | undefined;
  parsed.calls.forEach((call, index) => {
    if (call.ok)
      arrivals.push({ workspace: source.workspace, source: source.id, receivedAt, call: call.call });
    else (refused ??= []).push({ ...call.issue, index, messageId: call.messageId });
  });
  if (arrivals.length > 0) {
    registrar.admit(bytes.length);
    const registered = await registrar.submit(arrivals, bytes.length);
    for (const { event } of registered) {
      if (event === undefined) counts.duplicates++;
      else counts.accepted++;
    }
  }
  if (refused === undefined) return answerOk(response);
  counts.refused += refused.length;
  await keepReceipt(tools, request, source, receivedAt, 200, refused, text, arrivals.length);
  answerJson(response, 200, { success: true, accepted: arrivals.length, refused });
}

/** Not async, so that a known key costs no turn of the event loop. */
function findSource(
  tools: TrackingTools,
  request: IncomingMessage,
  query: URLSearchParams | undefined,
  body: JsonObject | undefined,
): Promise<Source | 'unknown key'> | Source | 'unknown key' | 'no key' {
  const key = writeKey(request.headers, query, body);
  if (key === undefined) return 'no key';
  const found = tools.sourceOf(key);
  return found instanceof Promise
    ? found.then((source) => source ?? 'unknown key')
    : (found ?? 'unknown key');
}

async function keepReceipt(
  tools: TrackingTools,
  request: IncomingMessage,
  source: Source | undefined,
  at: number,
  status: number,
  issues: ReceiptDraft['issues'],
  body: string,
  accepted: number,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  await tools.receipts.keep([
    {
      source: source?.id,
      at,
      method: request.method ?? 'POST',
      path,
      status,
      accepted,
      issues,
      body: redactKeys(body),
    },
  ]);
}

function refuseBody(
  tools: TrackingTools,
  request: IncomingMessage,
  response: ServerResponse,
  problem: BodyProblem,
): void {
  // Whoever has not finished by now is not waited for: the connection ends with the answer.
  response.setHeader('connection', 'close');
  switch (problem) {
    case 'too_large':
      tools.counts.refused++;
      return answerRefusal(response, 413, {
        code: 'too_large',
        message: `A request may carry ${MAX_BODY_BYTES} bytes after unpacking.`,
        hint: 'Send smaller batches.',
      });
    case 'overloaded':
      tools.counts.overloaded++;
      return answerRefusal(
        response,
        429,
        { code: 'overloaded', message: 'The hub is busy; send this again a little later.' },
        1,
      );
    case 'bad_encoding':
      tools.counts.refused++;
      return answerRefusal(response, 400, {
        code: 'bad_encoding',
        field: 'content-encoding',
        message: 'The body cannot be unpacked as its Content-Encoding says. Known: gzip, deflate, br, zstd.',
      });
    case 'aborted':
      request.destroy();
  }
}

function fail(
  tools: TrackingTools,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent) {
    request.destroy();
  } else if (error instanceof Overloaded) {
    tools.counts.overloaded++;
    answerRefusal(response, 429, { code: 'overloaded', message: error.message }, error.retryAfterSeconds);
  } else if (error instanceof StoreError) {
    tools.log.error({ err: error, code: error.code }, 'events cannot be stored');
    answerRefusal(
      response,
      503,
      {
        code: `store_${error.code}`,
        message: 'Events cannot be stored at the moment; send this again later.',
      },
      10,
    );
  } else {
    tools.log.error({ err: error }, 'a tracking request failed unexpectedly');
    answerRefusal(response, 500, {
      code: 'internal',
      message: 'Something went wrong here. The event was not stored; send it again.',
    });
  }
}

function settingsDocument(
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
  const secure = request.headers['x-forwarded-proto'] === 'https';
  if (project !== undefined)
    answerJson(response, 200, segmentSettings(project, request.headers.host ?? 'localhost', secure));
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
