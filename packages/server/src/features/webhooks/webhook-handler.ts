import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerWebhook } from '@causeway/core/webhook/answer';
import { hearOut, inflate, readBody, type BodyProblem, type ReadingBudget } from '../../intake/read-body.ts';
import { Overloaded, type Registrar } from '../../intake/registrar.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { StoreError } from '../../ports/store-error.ts';
import type { WebhookTotals } from '../../ports/webhook-totals.ts';
import type { Accounts } from './accounts.ts';
import { answerUnavailable, sendAnswer } from './answers.ts';
import { finishRequest, isStrange } from './finish-request.ts';
import { keepRequest } from './keep-request.ts';
import { meetRequest, type BodyText } from './meet-request.ts';
import { namingOf, type NamingTools } from './naming.ts';
import { PerSecond } from './per-second.ts';
import { noSuchAccount } from './asides.ts';
import { endedPlan } from './plan-request.ts';
import { StrangerLimit } from './stranger-limit.ts';
import { utf8Fault } from './utf8-fault.ts';
import { webhookPath, type WebhookPath } from './webhook-path.ts';

export interface WebhookHandlerTools extends NamingTools {
  readonly accounts: Accounts;
  readonly registrar: Registrar;
  readonly clock: Clock;
  readonly log: Log;
  readonly counts: WebhookCounts;
  readonly budget: ReadingBudget;
}

/** Running totals since the start, for /metrics. */
export type WebhookCounts = { -readonly [K in keyof WebhookTotals]: number };

/** After unpacking. */
const MAX_BYTES = 1_048_576;
/** What a request weighs beside its body while it waits, about. */
const OVERHEAD_BYTES = 4_096;
const BUSY_SECONDS = 1;
/** Finding out what may have been meant takes up to 10 ms; whoever floods the hub with slips gets no more of it. */
const EXPLANATIONS = 20;
const NOWHERE = answerWebhook({ kind: 'unknown_endpoint' }, undefined);

/**
 * Incoming webhooks on plain node:http. Answers false when the path is not one of theirs. A request is answered when
 * what it became, and what is written down about it, are on disk.
 */
export function createWebhookHandler(
  tools: WebhookHandlerTools,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const limits = { strangers: new StrangerLimit(), explanations: new PerSecond(EXPLANATIONS) };
  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = webhookPath(mark < 0 ? url : url.slice(0, mark));
    if (path === undefined) return false;
    tools.counts.requests++;
    receive(tools, limits, request, response, path).catch((error: unknown) =>
      fail(tools, request, response, error),
    );
    return true;
  };
}

interface Limits {
  readonly strangers: StrangerLimit;
  readonly explanations: PerSecond;
}

async function receive(
  tools: WebhookHandlerTools,
  { strangers, explanations }: Limits,
  request: IncomingMessage,
  response: ServerResponse,
  path: WebhookPath,
): Promise<void> {
  const { clock, counts, accounts } = tools;
  const at = clock();
  const account = accounts.find(path.account);
  if (account === undefined) return stray(tools, strangers, request, response, path, at);
  const raw = await readBody(request, tools.budget, MAX_BYTES);
  const bytes = typeof raw === 'string' ? raw : inflate(raw, request.headers['content-encoding'], MAX_BYTES);
  if (bytes === 'aborted') return void request.destroy();
  if (typeof bytes === 'string') {
    await hearOut(request);
    // Whoever has not finished by now is not waited for: the connection ends with the answer.
    response.setHeader('connection', 'close');
  }
  if (bytes === 'overloaded') throw new Overloaded(BUSY_SECONDS);
  const { workspace } = account;
  const text = typeof bytes === 'string' ? '' : bytes.toString('utf8');
  const garbled = typeof bytes === 'string' ? undefined : utf8Fault(bytes, text);
  const sent = {
    method: request.method ?? 'POST',
    path: request.url ?? '/',
    headers: headersOf(request),
    address: request.socket.remoteAddress ?? '',
    now: at,
  };
  const naming = namingOf(tools, at, undefined, () => explanations.admits(at));
  const body =
    typeof bytes === 'string' ? FAULTS[bytes] : garbled === undefined ? { text } : { text, problem: garbled };
  const met = meetRequest(account, path.endpoint, sent, body, naming);
  if (isStrange(met.plan.outcome) && !strangers.admits(workspace, at)) {
    const { answer, status } = finishRequest(met.plan, []);
    counts[status]++;
    counts.unlogged++;
    return sendAnswer(response, answer);
  }
  const stored = account.redact(path.endpoint, { ...sent, rawBody: text });
  const { method, address } = sent;
  const { messageId } = naming;
  const received = { workspace, method, stored, address, at, messageId, rerunOf: undefined };
  const { finished } = await keepRequest(tools, met, received, text.length + OVERHEAD_BYTES);
  counts[finished.status]++;
  sendAnswer(response, finished.answer);
}

/** To an account that there is not. Whose sender that is nobody knows, so nothing of the body is kept. */
async function stray(
  tools: WebhookHandlerTools,
  strangers: StrangerLimit,
  request: IncomingMessage,
  response: ServerResponse,
  { account: name, endpoint }: WebhookPath,
  at: number,
): Promise<void> {
  const { counts, accounts } = tools;
  counts.nowhere++;
  await hearOut(request);
  const meant = accounts.meantBy(name);
  if (meant === undefined) return sendAnswer(response, NOWHERE);
  const { publicId, account } = meant;
  const { workspace } = account;
  if (!strangers.admits(workspace, at)) {
    counts.unlogged++;
    return sendAnswer(response, NOWHERE);
  }
  const plan = endedPlan({ kind: 'unknown_endpoint' }, noSuchAccount(name, publicId));
  const method = request.method ?? 'POST';
  const address = request.socket.remoteAddress ?? '';
  const sent = {
    method,
    path: request.url ?? '/',
    headers: headersOf(request),
    address,
    now: at,
    rawBody: '',
  };
  const stored = account.redact(endpoint, sent);
  const { messageId } = namingOf(tools, at);
  const received = { workspace, method, stored, address, at, messageId, rerunOf: undefined };
  await keepRequest(tools, { plan, owners: [] }, received, OVERHEAD_BYTES);
  sendAnswer(response, NOWHERE);
}

const FAULTS: Readonly<Record<Exclude<BodyProblem, 'aborted' | 'overloaded'>, BodyText>> = {
  too_large: { tooLarge: MAX_BYTES },
  bad_encoding: {
    problem: {
      code: 'bad_encoding',
      status: 400,
      field: 'headers.content-encoding',
      message: 'The body cannot be unpacked as its Content-Encoding says.',
      hint: 'Known are gzip, deflate, br and zstd.',
    },
  },
};

/** Only Set-Cookie comes as a list, and only from the confused. */
function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const cookies = headers['set-cookie'];
  if (cookies === undefined) return headers as Readonly<Record<string, string>>;
  return { ...headers, 'set-cookie': cookies.join(', ') } as Readonly<Record<string, string>>;
}

function fail(
  { counts, log }: WebhookHandlerTools,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent) {
    request.destroy();
  } else if (error instanceof Overloaded) {
    counts.overloaded++;
    const { retryAfterSeconds } = error;
    sendAnswer(response, answerWebhook({ kind: 'too_fast', retryAfterSeconds }, undefined));
  } else if (error instanceof StoreError) {
    log.error({ err: error, code: error.code }, 'requests of incoming webhooks cannot be stored');
    answerUnavailable(response, 503, 'The request cannot be stored at the moment. Send it again later.');
  } else {
    log.error({ err: error }, 'a request of an incoming webhook failed unexpectedly');
    answerUnavailable(response, 500, 'Something went wrong here. Nothing was stored; send it again.');
  }
}
