import { authorizationIssue } from '@causeway/core/authorization/issues';
import { tokenSourceOf } from '@causeway/core/authorization/check';
import { additionsOf } from '@causeway/core/authorization/merge-request';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { Authorization, AuthorizationStore } from '../ports/authorization-store.ts';
import type { AuthorizationOf, AuthorizedEgress, OpenAuthorization } from '../ports/authorized-egress.ts';
import type { Clock } from '../ports/clock.ts';
import type { Egress } from '../ports/egress.ts';
import { authorizedEgress, notSent } from '../workers/authorized-egress.ts';
import { createFetchToken } from '../workers/fetch-token.ts';
import { TokenKeeper } from '../workers/token-keeper.ts';
import { ownedSecret, UnreadableSecret } from './open-secrets.ts';

/** What a secret of an authorization is sealed for. */
export function authorizationSecret(workspace: number, id: string, name: string): string {
  return ownedSecret(workspace, `authorization:${id}`, name);
}

/** It is named in settings, and was removed. */
const missing: AuthorizedEgress = async () => {
  const issue = authorizationIssue('authorization_missing');
  return notSent({ kind: 'credentials', issue });
};

/** Finds the authorization that settings refer to. Tokens are kept for as long as this is. */
export function createAuthorizationOf(
  store: Pick<AuthorizationStore, 'authorization' | 'authorizationSecrets'>,
  sealer: Sealer,
  egress: Egress,
  clock: Clock,
): AuthorizationOf {
  const tokens = new TokenKeeper(clock);
  const fetchToken = createFetchToken(egress);

  const open = async (authorization: Authorization): Promise<OpenAuthorization> => {
    const { workspace, id, label, method, settings } = authorization;
    const secrets: Record<string, string> = {};
    for (const [name, bytes] of Object.entries(await store.authorizationSecrets(workspace, id))) {
      try {
        secrets[name] = sealer.open(bytes, authorizationSecret(workspace, id, name));
      } catch (error) {
        throw new UnreadableSecret(`${name} of the authorization "${label}"`, { cause: error });
      }
    }
    const credentials = { method, tokens: tokenSourceOf(method, settings), secrets };
    const { headers } = additionsOf(credentials, credentials.tokens === undefined ? undefined : 'token');
    return {
      send: authorizedEgress(egress, tokens, fetchToken, { ...authorization, credentials }),
      headers: Object.keys(headers),
    };
  };

  return async (workspace, kind, settings) => {
    const used = kind.authorization?.(settings);
    const found = used === undefined ? undefined : await store.authorization(workspace, used.id);
    return {
      key: found === undefined ? '' : `${found.id}@${found.revision}`,
      missing: found === undefined ? used : undefined,
      open: async () => {
        if (found !== undefined) return open(found);
        return { send: used === undefined ? egress : missing, headers: [] };
      },
    };
  };
}
