import { coverSecrets } from '@causeway/core/authorization/cover-secrets';
import { authorizationIssue } from '@causeway/core/authorization/issues';
import { readToken } from '@causeway/core/authorization/read-token';
import { tokenRequest } from '@causeway/core/authorization/token-request';
import type { Egress } from '../ports/egress.ts';
import type { FetchToken } from '../ports/fetch-token.ts';

const TIMEOUT_MS = 15_000;
const MAX_RESPONSE_BYTES = 64 * 1024;

/** Asks token endpoints for tokens. What one says in refusing is shown to people: the secret is covered in it. */
export function createFetchToken(egress: Egress): FetchToken {
  return async (source, clientSecret) => {
    const request = tokenRequest(source, clientSecret, (text) => Buffer.from(text).toString('base64'));
    const answer = await egress({
      ...request,
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_RESPONSE_BYTES,
    });
    const { status, ms } = answer;
    if (answer.failure !== undefined) {
      const issue = authorizationIssue('token_endpoint_refused', answer.failure.issue.message);
      return { kind: 'credentials', issue, status, ms };
    }
    const proof = request.headers['authorization']?.slice('Basic '.length) ?? '';
    const body = coverSecrets(answer.body, [clientSecret, proof]);
    // A token is taken as it came, whatever it holds; only what is told of a refusal is covered.
    const read = readToken(answer);
    return { ...(read.kind === 'token' ? read : readToken({ ...answer, body })), status, ms };
  };
}
