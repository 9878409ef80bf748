import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Arrival } from '@causeway/core/register/known';
import type { CallKind } from '@causeway/core/tracking/call';
import { parseCalls } from '@causeway/core/tracking/parse-calls';
import { pixelEvent } from '@causeway/core/tracking/pixel';
import type { Issue } from '@causeway/core/result/issue';
import type { Json } from '@causeway/core/result/json';
import { PREFLIGHT_HEADERS } from './answers.ts';
import { failureOf, NO_KEY, UNKNOWN_KEY } from './failures.ts';
import { keepReceipt, keepRefused } from './keep-receipt.ts';
import { countRegistered, sortCalls } from './register-calls.ts';
import { isSecure, type TrackingTools } from './tracking-tools.ts';
import { idToKeep, visitorCookie, visitorIn } from './visitor-cookie.ts';
import { writeKey } from './write-key.ts';

/** One transparent point, 43 bytes. */
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'image/gif',
  'content-length': String(PICTURE.length),
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-causeway-issue',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};
const KEYS = ['key', 'pipeline_key', 'writeKey', 'write_key', 'token', 'api_key'] as const;
const NO_QUERY = new URLSearchParams();

/**
 * A picture that says an event in its query, for mails and pages without scripts. The answer is the picture whatever was
 * the matter, as people would see a broken one; a header has the code of what was wrong. Only what could not be written
 * to disk is no 200.
 */
export function answerPixel(
  tools: TrackingTools,
  request: IncomingMessage,
  response: ServerResponse,
  kind: CallKind | 'unknown',
  query: URLSearchParams = NO_QUERY,
): void {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, PREFLIGHT_HEADERS).end();
  } else if (request.method === 'HEAD') {
    // Whoever only asks what is here has not seen the picture.
    response.writeHead(200, HEADERS).end();
  } else if (request.method !== 'GET') {
    picture(response, 405, 'method_not_allowed');
  } else {
    tools.counts.requests++;
    take(tools, request, response, kind, query).catch((error: unknown) => {
      const { status, issue } = failureOf(tools, error);
      if (response.headersSent) request.destroy();
      else picture(response, status, issue.code);
    });
  }
}

async function take(
  tools: TrackingTools,
  request: IncomingMessage,
  response: ServerResponse,
  kind: CallKind | 'unknown',
  query: URLSearchParams,
): Promise<void> {
  const exchange = { request, response, receivedAt: tools.clock() };
  const { headers } = request;
  const named = query.get('key') || query.get('pipeline_key');
  const key = named || writeKey(headers, query, undefined);
  if (key === undefined) return refuse(NO_KEY);
  const source = await tools.sourceOf(key);
  if (source === undefined) return refuse(UNKNOWN_KEY);
  const said = saidIn(query);
  if (kind === 'unknown') {
    const issue = {
      code: 'bad_type',
      field: 'type',
      message:
        'The path of a pixel ends in track, page, identify, group, screen or alias, or its first letter.',
    };
    await keepRefused(tools, exchange, source, 200, issue, said);
    return refuse(issue);
  }
  const read = pixelEvent(kind, withoutKeys(query), {
    referer: headers.referer,
    userAgent: headers['user-agent'],
    decode: decoded,
  });
  if ('issue' in read) {
    await keepRefused(tools, exchange, source, 200, read.issue, said);
    return refuse(read.issue);
  }
  const cookies = tools.visitorCookie !== 'off';
  const visitor = cookies ? visitorIn(headers) : undefined;
  const fresh = cookies && visitor === undefined ? tools.newMessageId() : undefined;
  const parsed = parseCalls(kind, read.event, {
    receivedAt: exchange.receivedAt,
    visitorId: visitor ?? fresh,
    newMessageId: tools.newMessageId,
  });
  const calls = 'calls' in parsed ? parsed.calls : [];
  const arrivals: Arrival[] = [];
  const refused = sortCalls(calls, source, exchange.receivedAt, arrivals);
  const accepted = arrivals.length;
  if (accepted > 0) {
    tools.registrar.admit(said.length);
    countRegistered(tools.counts, await tools.registrar.submit(arrivals, said.length));
  }
  if (refused !== undefined) {
    tools.counts.refused += refused.length;
    await keepReceipt(tools, exchange, source, { status: 200, accepted, issues: refused, body: said });
  }
  const id = fresh === undefined ? undefined : idToKeep(calls, fresh);
  picture(
    response,
    200,
    refused?.[0]?.code,
    id === undefined ? undefined : visitorCookie(id, isSecure(tools, request)),
  );

  function refuse({ code }: Issue): void {
    tools.counts.refused++;
    picture(response, 200, code);
  }
}

function picture(response: ServerResponse, status: number, code?: string, cookie?: string): void {
  response.writeHead(status, {
    ...HEADERS,
    ...(code === undefined ? {} : { 'x-causeway-issue': code }),
    ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
  });
  response.end(PICTURE);
}

function withoutKeys(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query);
  for (const name of KEYS) rest.delete(name);
  return rest;
}

/** The query as it is kept when it was refused: as JSON, and without keys. */
function saidIn(query: URLSearchParams): string {
  return JSON.stringify(Object.fromEntries(withoutKeys(query)));
}

function decoded(base64url: string): Json | undefined {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
