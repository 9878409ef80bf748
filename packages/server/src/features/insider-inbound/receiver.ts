import type { IncomingMessage, ServerResponse } from 'node:http';
import { equalSecret } from '@causeway/core/webhook/equal-secret';
import {
  hearOut,
  inflate,
  MAX_BODY_BYTES,
  readBody,
  type BodyProblem,
  type ReadingBudget,
} from '../../intake/read-body.ts';
import { Overloaded, type Registrar } from '../../intake/registrar.ts';
import type { Counting, InsiderHookTotals } from '../../ports/intake-totals.ts';
import type { Log } from '../../ports/log.ts';
import { StoreError } from '../../ports/store-error.ts';
import { errorAnswer, type Answer } from './answer.ts';
import { carryOut, keepReceipt, type CarryOutTools } from './carry-out.ts';
import { isInboundPath } from './inbound-path.ts';
import { failed, type Outcome } from './outcome.ts';
import { keptRequest, type KeptRequest } from './receipt-of.ts';
import { sentKey } from './sent-key.ts';
import type { Side } from './side.ts';
import type { Sides } from './sides.ts';

export interface ReceiverTools extends CarryOutTools {
  readonly registrar: Pick<Registrar, 'admit' | 'submit' | 'submitWithReceipt'>;
  readonly sides: Pick<Sides, 'find'>;
  readonly budget: ReadingBudget;
  /** Running totals since the start, for /metrics. */
  readonly counts: Counting<InsiderHookTotals>;
  readonly log: Log;
}

/** Answers false when the path is not one of its own. */
export type InsiderReceiver = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Receives Insider's webhooks, on plain node:http like the tracking API: a body is read whatever its type says. */
export function createInsiderReceiver(tools: ReceiverTools): InsiderReceiver {
  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    if (!isInboundPath(mark < 0 ? url : url.slice(0, mark))) return false;
    tools.counts.requests++;
    receive(tools, request, response, mark < 0 ? '' : url.slice(mark + 1)).catch((error: unknown) =>
      fail(tools, request, response, error),
    );
    return true;
  };
}

async function receive(
  tools: ReceiverTools,
  request: IncomingMessage,
  response: ServerResponse,
  query: string,
): Promise<void> {
  if (request.method !== 'POST') return refuse(request, response, WRONG_METHOD, { allow: 'POST' });
  const at = tools.clock();
  const key = sentKey(request.headers, query);
  const side = key === undefined ? NO_KEY : await tools.sides.find(key);
  if ('noSide' in side) {
    tools.counts.unknown++;
    return refuse(request, response, unauthorized(side.noSide));
  }
  if (!carriesHeader(side, request)) {
    await hearOut(request);
    return end(tools, response, side, kept(request, '', side), WRONG_HEADER, { at, bytes: 0 });
  }
  const raw = await readBody(request, tools.budget);
  const bytes = typeof raw === 'string' ? raw : inflate(raw, request.headers['content-encoding']);
  if (bytes === 'aborted') return void request.destroy();
  if (bytes === 'overloaded') {
    tools.counts.overloaded++;
    return refuse(request, response, OVERLOADED);
  }
  if (typeof bytes === 'string') {
    await hearOut(request);
    response.setHeader('connection', 'close');
    return end(tools, response, side, kept(request, '', side), PROBLEMS[bytes], { at, bytes: 0 });
  }
  tools.registrar.admit(bytes.length);
  const text = bytes.toString('utf8');
  const { outcome } = await carryOut(
    tools,
    side,
    { text, at, before: undefined },
    { kept: kept(request, text, side), bytes: bytes.length, rerunOf: undefined },
  );
  tools.counts[outcome.status]++;
  send(response, outcome.answer);
}

/** Answers what is written down and goes no further. */
async function end(
  tools: ReceiverTools,
  response: ServerResponse,
  side: Side,
  request: KeptRequest,
  outcome: Outcome,
  facts: { readonly at: number; readonly bytes: number },
): Promise<void> {
  await keepReceipt(tools, side, request, outcome, facts);
  tools.counts[outcome.status]++;
  send(response, outcome.answer);
}

/** Refuses what is not written down: anybody may send it, and any number of times. */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await hearOut(request);
  send(response, answer, { ...headers, connection: 'close' });
}

function carriesHeader({ header }: Side, { headers }: IncomingMessage): boolean {
  if (header === undefined) return true;
  const given = headers[header.name];
  return equalSecret(typeof given === 'string' ? given : '', header.value);
}

function kept(request: IncomingMessage, body: string, { header }: Side): KeptRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  const { method = 'POST', url = '/' } = request;
  const address = request.socket.remoteAddress ?? '';
  return keptRequest({ method, url, headers, body, address }, header?.name);
}

function send(
  response: ServerResponse,
  { status, body, retryAfterSeconds }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-length': String(bytes.length),
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    ...headers,
  });
  response.end(bytes);
}

function fail(
  { log, counts }: ReceiverTools,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent) return void request.destroy();
  if (error instanceof Overloaded) {
    counts.overloaded++;
    return send(response, { ...OVERLOADED, retryAfterSeconds: error.retryAfterSeconds });
  }
  if (error instanceof StoreError) {
    log.error({ err: error, code: error.code }, 'what Insider sends cannot be stored');
    return send(response, UNSTORED);
  }
  log.error({ err: error }, 'a request of Insider failed unexpectedly');
  send(response, UNEXPECTED);
}

const NO_KEY = {
  noSide: 'There is no key: put it into api_key of the address, or into the header x-api-key.',
};

function unauthorized(message: string): Answer {
  return errorAnswer({ status: 401, type: 'UnauthorizedException', code: 0, message });
}

const WRONG_METHOD = errorAnswer({
  status: 405,
  type: 'MethodNotAllowedException',
  code: 0,
  message: 'Webhooks of Insider are taken with POST.',
});
const OVERLOADED = errorAnswer(
  {
    status: 429,
    type: 'TooManyRequestsException',
    code: 0,
    message: 'The hub is busy. Send this again a little later.',
  },
  1,
);
const UNSTORED = errorAnswer(
  {
    status: 503,
    type: 'ServiceUnavailableException',
    code: 0,
    message: 'This cannot be stored at the moment. Send it again later.',
  },
  10,
);
const UNEXPECTED = errorAnswer({
  status: 500,
  type: 'InternalErrorException',
  code: 0,
  message: 'Something went wrong here and nothing was stored. Send it again.',
});
const WRONG_HEADER = failed(
  {
    status: 401,
    type: 'UnauthorizedException',
    code: 0,
    message: 'The header that this integration asks for is missing or wrong.',
    hint: 'Compare the header of the webhook in Insider with the inbound settings; its value may have to be set anew.',
  },
  'wrong_header',
);
const PROBLEMS: Readonly<Record<Exclude<BodyProblem, 'aborted' | 'overloaded'>, Outcome>> = {
  too_large: failed(
    {
      status: 413,
      type: 'RequestTooLargeException',
      code: 0,
      message: `A request may have ${MAX_BODY_BYTES} bytes after unpacking.`,
    },
    'too_large',
  ),
  bad_encoding: failed(
    {
      status: 400,
      type: 'BadRequestException',
      code: 0,
      message: 'The body cannot be unpacked as its Content-Encoding says. Known: gzip, deflate, br, zstd.',
      field: 'content-encoding',
    },
    'bad_encoding',
  ),
};
