import { customIssue } from '../custom/issues.ts';
import { saying, wait } from '../custom/read.ts';
import type { Destination } from '../delivery/destination.ts';

/** Never tried again (fact sheet 3.5). */
const NEVER = [400, 404, 413];

/**
 * What an answer means: whatever is not a success is tried again, but for a few codes (fact sheet 3.5). Unlike there,
 * who does not let us in is not tried again for hours: that ends when somebody mends the authorization.
 */
export function compileRead(doNotRetry: readonly number[]): Destination['read'] {
  const never = new Set([...NEVER, ...doNotRetry]);
  return (_request, answer) => {
    const { status } = answer;
    if (status >= 200 && status < 300) return { kind: 'accepted', failures: [] };
    const said = saying(answer);
    if (never.has(status)) return { kind: 'refused', issue: customIssue('request_refused', said) };
    if (status === 401 || status === 403 || status === 407)
      return { kind: 'credentials', issue: customIssue('credentials_refused', said) };
    const issue = status === 429 ? customIssue('rate_limited') : customIssue('unavailable', said);
    return { kind: 'transient', issue, ...wait(answer) };
  };
}
