import type { Answer, HttpAnswer, PlannedRequest } from '../delivery/destination.ts';
import { retryAfterMs } from '../delivery/retry-after.ts';
import { customIssue } from './issues.ts';
import type { CustomSettings } from './settings.ts';

/**
 * What an answer of any HTTP API means, as far as its status says. 404 of an address that is the same for every event
 * means that the address is wrong: then all sending stops, rather than everything being refused. The same with what
 * redirects and with a method that is not allowed.
 */
export function compileRead(
  settings: CustomSettings,
): (request: PlannedRequest, answer: HttpAnswer) => Answer {
  const never = new Set(settings.doNotRetry);
  const fixed = !settings.url.includes('##');
  return (_request, answer) => {
    const { status } = answer;
    if (status >= 200 && status < 300) return { kind: 'accepted', failures: [] };
    const said = saying(answer);
    if (never.has(status)) return { kind: 'refused', issue: customIssue('request_refused', said) };
    if (status === 429) return { kind: 'transient', issue: customIssue('rate_limited'), ...wait(answer) };
    if (status === 0 || status === 408 || status === 425 || status >= 500)
      return { kind: 'transient', issue: customIssue('unavailable', said), ...wait(answer) };
    if (status === 401 || status === 403 || status === 407)
      return { kind: 'credentials', issue: customIssue('credentials_refused', said) };
    if (status < 200 || status < 400 || status === 405 || (fixed && (status === 404 || status === 410)))
      return { kind: 'credentials', issue: customIssue('address_wrong', said) };
    return { kind: 'refused', issue: customIssue('request_refused', said) };
  };
}

/** What an answer says, on one line. */
export function saying({ status, body }: HttpAnswer): string {
  if (status === 0) return 'no answer';
  const text = body.replace(/\s+/g, ' ').trim();
  return text === '' ? `status ${status}` : `status ${status}: ${text.slice(0, 200)}`;
}

/** How long it asks us to wait. */
export function wait(answer: HttpAnswer): { retryAfterMs?: number } {
  const ms = retryAfterMs(answer.headers);
  return ms === undefined ? {} : { retryAfterMs: ms };
}
