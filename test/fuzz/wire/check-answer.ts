import { problem } from '@causeway/contract/problem';
import type { WireAnswer } from './read-answer.ts';
import type { FuzzRequest } from './request.ts';
import type { Road } from './roads.ts';
import type { Exchanged } from './wire.ts';

/** Answers that say that it is not the time for it, as documented. */
const NOT_NOW: ReadonlySet<number> = new Set([429, 503]);

/** What is wrong with an answer; undefined when it is as promised. `whole`: the request was HTTP. */
export function faultOf(
  { answer, ms, hung }: Exchanged,
  request: FuzzRequest,
  whole: boolean,
): string | undefined {
  if (hung) return `no answer after ${Math.round(ms)} ms`;
  // What is no HTTP is answered by the server of HTTP, or the connection just ends.
  if (answer === undefined) return whole ? 'the connection ended without an answer' : undefined;
  if (Number.isNaN(answer.status)) return 'the answer is no HTTP';
  if (NOT_NOW.has(answer.status))
    return answer.headers['retry-after'] === undefined ? `${answer.status} without retry-after` : undefined;
  if (answer.status >= 500) return `status ${answer.status}: ${answer.body.slice(0, 300)}`;
  if (!whole || request.method === 'HEAD' || answer.status === 204) return undefined;
  // A head that is too large, and an expectation that there is not, are answered by the server of HTTP itself.
  if (answer.status === 431 || answer.status === 417) return undefined;
  // So is an address with bytes that no address has.
  if (answer.status === 400 && answer.body.includes('"Client Error"')) return undefined;
  if (hasForm(answer, request.target)) return undefined;
  const type = answer.headers['content-type'] ?? 'no type';
  return `the answer has no form of ours: ${answer.status} ${type} ${answer.body.slice(0, 300)}`;
}

/** Below these paths there is one form; elsewhere a path that was changed on the way may lead anywhere. */
function hasForm(answer: WireAnswer, target: string): boolean {
  if (target.startsWith('/v1/admin/')) return FORMS.admin(answer) || isDescription(answer);
  if (/^\/v2\/(?:template|auth|job|segment)[/?]/.test(target)) return FORMS.v2(answer);
  if (answer.status === 302 || answer.status === 304) return true;
  return Object.values(FORMS).some((form) => form(answer));
}

function isDescription({ status, headers }: WireAnswer): boolean {
  return status === 200 && headers['content-type'] !== undefined;
}

function json(answer: WireAnswer): Record<string, unknown> | undefined {
  if (!(answer.headers['content-type'] ?? '').includes('json')) return undefined;
  try {
    const value: unknown = JSON.parse(answer.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

function isError(error: unknown): boolean {
  const { type, code, message } = (error ?? {}) as Record<string, unknown>;
  return isText(type) && typeof code === 'number' && isText(message);
}

/** Whether an answer is as that kind of road promises. */
const FORMS: Readonly<Record<Road['envelope'], (answer: WireAnswer) => boolean>> = {
  tracking: (answer) => {
    const { success, code, message } = json(answer) ?? {};
    return answer.status === 200 ? success === true : success === false && isText(code) && isText(message);
  },
  pixel: ({ headers }) => headers['content-type'] === 'image/gif',
  events: (answer) => (answer.status < 400 ? json(answer) !== undefined : isError(json(answer)?.['error'])),
  // Of an incoming webhook its owner says what is answered, and its Content-Type is JSON always.
  webhook: (answer) => json(answer) !== undefined,
  insider: (answer) =>
    answer.status < 400 ? isText(json(answer)?.['status']) : isError(json(answer)?.['error']),
  admin: (answer) =>
    answer.status < 400
      ? json(answer) !== undefined
      : (answer.headers['content-type'] ?? '').startsWith('application/problem+json') &&
        problem.safeParse(json(answer)).success,
  v2: (answer) => isText(json(answer)?.['request_id']) && json(answer)?.['status'] === answer.status,
  page: ({ headers }) => headers['content-type'] !== undefined,
};
