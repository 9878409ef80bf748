import type { Credentials } from '@causeway/core/authorization/authorization';
import { coverSecrets } from '@causeway/core/authorization/cover-secrets';
import { authorizationIssue } from '@causeway/core/authorization/issues';
import { additionsOf, mergeRequest, type Additions } from '@causeway/core/authorization/merge-request';
import type { TokenFailure } from '@causeway/core/authorization/read-token';
import type { AuthorizedAnswer, AuthorizedEgress } from '../ports/authorized-egress.ts';
import type { Egress, OutgoingRequest } from '../ports/egress.ts';
import type { FetchToken } from '../ports/fetch-token.ts';
import { originOf } from '../ports/origin-of.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** An authorization as requests are sent with it. */
export interface EgressAuthorization {
  readonly id: string;
  readonly revision: number;
  readonly hosts: readonly string[];
  readonly credentials: Credentials;
}

/**
 * The way out with an authorization. A token is fetched when one is needed; after a 401 the request is sent once more
 * with another one. It never goes to a host that the authorization is not meant for.
 */
export function authorizedEgress(
  egress: Egress,
  tokens: TokenKeeper,
  fetchToken: FetchToken,
  { id, revision, hosts, credentials }: EgressAuthorization,
): AuthorizedEgress {
  const { method, tokens: source, secrets } = credentials;
  if (method === 'none') return egress;

  const send = async (request: OutgoingRequest, token?: string): Promise<AuthorizedAnswer> => {
    const additions = additionsOf(credentials, token);
    const answer = await egress(mergeRequest(request, additions));
    return { ...answer, body: coverSecrets(answer.body, secretsIn(additions, token)) };
  };

  return async (request) => {
    if (!hosts.includes(originOf(request.url)))
      return notSent({
        kind: 'credentials',
        issue: authorizationIssue('authorization_elsewhere', originOf(request.url)),
      });
    if (source === undefined) return send(request);
    const grant = () => tokens.token(id, revision, () => fetchToken(source, secrets['client_secret'] ?? ''));
    const first = await grant();
    if (first.kind !== 'token') return notSent(first);
    const answer = await send(request, first.token);
    if (answer.status !== 401) return answer;
    tokens.refused(id, first.token);
    const second = await grant();
    return second.kind === 'token' ? send(request, second.token) : notSent(second, answer.ms);
  };
}

/** Whole values, and what follows the scheme of one: `Bearer x` also names x. */
function secretsIn({ headers, parameters }: Additions, token: string | undefined): readonly string[] {
  const values = [...Object.values(headers), ...parameters.map(([, value]) => value)];
  const parts = values.flatMap((value) => [value, value.slice(value.indexOf(' ') + 1)]);
  return token === undefined ? parts : [...parts, token];
}

/** The answer to a request that stays here. */
export function notSent(failure: TokenFailure, ms = 0): AuthorizedAnswer {
  return { status: 0, headers: {}, body: '', ms, error: failure.issue.message, failure };
}
