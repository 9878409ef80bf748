import type { Answer, HttpAnswer, PlannedRequest } from '../delivery/destination.ts';
import { errorText } from './error-text.ts';
import { issue } from './issues.ts';
import { readIdentity } from './read-identity.ts';
import { readUpsert } from './read-upsert.ts';
import { retryAfterMs } from '../delivery/retry-after.ts';

/** What Insider's answer to one of our requests means. */
export function readAnswer(request: PlannedRequest, answer: HttpAnswer): Answer {
  return (
    readTrouble(answer) ??
    (request.operation === 'identity_move' ? readIdentity(request, answer) : readUsers(request, answer))
  );
}

/** What any request to Insider can run into, whatever it asks for; undefined when the answer is about its content. */
export function readTrouble(answer: HttpAnswer): Answer | undefined {
  const { status } = answer;
  const text = errorText(answer);
  if (/too many (?:attempts|requests)/i.test(text) || status === 429) {
    return { kind: 'transient', issue: issue('rate_limited'), ...wait(answer) };
  }
  if (status === 0 || status === 408 || status === 425 || status >= 500) {
    const what = status === 0 ? 'no answer' : `status ${status}`;
    return { kind: 'transient', issue: issue('insider_unavailable', undefined, what), ...wait(answer) };
  }
  if (/partner is invalid|partner.{0,20}(?:not found|unknown)/i.test(text)) {
    return { kind: 'credentials', issue: issue('partner_name_refused', 'partnerName', text) };
  }
  if (
    status === 401 ||
    status === 403 ||
    (status === 400 && /access denied|invalid api key|authentication failed/i.test(text))
  ) {
    return {
      kind: 'credentials',
      issue: issue('credentials_refused', 'partnerName', text || `status ${status}`),
    };
  }
  // A redirect means that somebody else answers there: stopping is better than burying everything.
  if (status < 200 || (status >= 300 && status < 400)) {
    return { kind: 'credentials', issue: issue('endpoint_unknown', 'baseUrl', String(status)) };
  }
  return undefined;
}

function readUsers(request: PlannedRequest, answer: HttpAnswer): Answer {
  const { status } = answer;
  if (status < 300) return readUpsert(request, answer);
  if (status === 404 || status === 405) {
    return { kind: 'credentials', issue: issue('endpoint_unknown', 'baseUrl', String(status)) };
  }
  const text = errorText(answer);
  const large = status === 413 || /bigger than maximum|more than \d+ records/i.test(text);
  return {
    kind: 'refused',
    issue: issue(large ? 'request_too_large' : 'request_refused', undefined, text || `status ${status}`),
  };
}

function wait(answer: HttpAnswer): { retryAfterMs?: number } {
  const ms = retryAfterMs(answer.headers);
  return ms === undefined ? {} : { retryAfterMs: ms };
}
