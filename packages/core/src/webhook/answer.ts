import type { EventRefusal } from '../event/event-refusal.ts';
import type { Json } from '../result/json.ts';
import type { AuthVerdict } from './auth-verdict.ts';
import type { WebhookDefinition, WhenNotMatched } from './definition.ts';
import type { WebhookProblem } from './problem.ts';

/**
 * What became of a request. A message that came before is `registered`, with the event it became then if that is
 * known: the sender has nothing to do about it.
 */
export type WebhookOutcome =
  | { readonly kind: 'registered'; readonly event: string | undefined }
  | { readonly kind: 'refused'; readonly refusal: EventRefusal }
  | { readonly kind: 'problem'; readonly problem: WebhookProblem }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'denied'; readonly auth: AuthVerdict }
  | { readonly kind: 'unknown_endpoint' }
  | { readonly kind: 'wrong_method'; readonly allowed: readonly string[] }
  | { readonly kind: 'too_large'; readonly limitBytes: number }
  | { readonly kind: 'too_fast'; readonly retryAfterSeconds: number };

export interface WebhookAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON text. */
  readonly body: string;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/**
 * The answer of a request (antavo FACTS (b), receiver answers, and decision 1). `definition` is the webhook that
 * answers, or undefined where none was found. Its own texts are for what it took on: registered, or refused for what
 * the body says; strangers get the standard envelope.
 */
export function answerWebhook(
  outcome: WebhookOutcome,
  definition: WebhookDefinition | undefined,
): WebhookAnswer {
  switch (outcome.kind) {
    case 'registered': {
      const event = outcome.event === undefined ? {} : { event: outcome.event };
      return answer(200, ownText(definition, 'success') ?? JSON.stringify({ success: true, ...event }));
    }
    case 'refused': {
      const { status, type, code, message } = outcome.refusal;
      return answer(status, ownText(definition, 'error') ?? envelope(type, code, message));
    }
    case 'problem':
      return problemAnswer(outcome.problem, definition);
    case 'ignored':
      return ignored(definition?.whenNotMatched ?? 'ok');
    case 'denied':
      return denied(outcome.auth, definition);
    case 'unknown_endpoint':
      return answer(404, envelope('NotFoundException', 0, 'There is no active webhook at this address.'));
    case 'wrong_method': {
      const allow = outcome.allowed.join(', ');
      const body = envelope('MethodNotAllowedException', 0, `This webhook takes ${allow}.`);
      return answer(405, body, { allow });
    }
    case 'too_large':
      return answer(
        413,
        envelope('RequestTooLargeException', 0, `The body may have ${outcome.limitBytes} bytes at most.`),
      );
    case 'too_fast': {
      const seconds = Math.max(1, Math.ceil(outcome.retryAfterSeconds));
      return answer(
        429,
        envelope('TooManyRequestsException', 0, `Too many requests. Try again in ${seconds} s.`),
        {
          'retry-after': String(seconds),
        },
      );
    }
  }
}

/** Ignored requests are answered 200, so that senders do not try for ever, unless the definition says otherwise. */
export function statusWhenNotMatched(choice: WhenNotMatched): 200 | 401 | 404 {
  return choice === 'ok' ? 200 : choice === 'unauthorized' ? 401 : 404;
}

function ignored(choice: WhenNotMatched): WebhookAnswer {
  if (choice === 'ok') return answer(200, JSON.stringify({ status: 'ignored' }));
  return choice === 'unauthorized'
    ? answer(401, envelope('UnauthorizedException', 0, 'The request is not authorized.'))
    : answer(404, envelope('NotFoundException', 0, 'There is no active webhook at this address.'));
}

function problemAnswer(problem: WebhookProblem, definition: WebhookDefinition | undefined): WebhookAnswer {
  const text = problem.hint === undefined ? problem.message : `${problem.message} ${problem.hint}`;
  // The number of a missing parameter (FACTS (b), known codes); the others have none of their own.
  const code = problem.code === 'customer_missing' ? 113401 : 0;
  return answer(problem.status, ownText(definition, 'error') ?? envelope('BadRequestException', code, text));
}

function denied(auth: AuthVerdict, definition: WebhookDefinition | undefined): WebhookAnswer {
  if (auth.status === 403) return answer(403, envelope('ForbiddenException', 0, auth.message));
  const kind = definition?.auth.kind;
  const challenge =
    kind === 'basic' ? 'Basic realm="webhook", charset="UTF-8"' : kind === 'bearer' ? 'Bearer' : undefined;
  return answer(
    401,
    envelope('UnauthorizedException', kind === 'bearer' ? 220052 : 0, auth.message),
    challenge === undefined ? {} : { 'www-authenticate': challenge },
  );
}

/** The definition's own text, as it is written; undefined for the default and for what is not JSON. */
function ownText(definition: WebhookDefinition | undefined, which: 'success' | 'error'): string | undefined {
  const text = definition?.response[which].trim() ?? '';
  if (text === '') return undefined;
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

function envelope(type: string, code: number, message: string): string {
  return JSON.stringify({ error: { type, code, message } } satisfies Json);
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): WebhookAnswer {
  return { status, headers: { ...JSON_TYPE, ...headers }, body };
}
