import { randomBytes } from 'node:crypto';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import { openAuthorizationStore } from '../adapters/sqlite/authorization-store.ts';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { createAuthorizationDesk } from '../features/authorizations/authorization-desk.ts';
import type { AuthorizationTools } from '../features/authorizations/authorization-routes.ts';
import type { IntegrationTools } from '../features/integrations/integration-tools.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Egress } from '../ports/egress.ts';
import { createFetchToken } from '../workers/fetch-token.ts';
import { authorizationSecret, createAuthorizationOf } from './authorization-of.ts';

export interface AuthorizationParts {
  readonly writing: Connection;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly sealer: Sealer;
  readonly egress: Egress;
  readonly configured: () => Promise<void>;
  readonly clock: Clock;
}

/** Authorizations, put together: where they are kept, and how requests are sent with them. */
export function openAuthorizations(
  parts: AuthorizationParts,
): AuthorizationTools & Pick<IntegrationTools, 'authorizationOf'> {
  const { sealer, egress, clock } = parts;
  const store = openAuthorizationStore(parts.writing);
  return {
    authorizationDesk: createAuthorizationDesk({
      ...parts,
      store,
      seal: (workspace, id, name, value) => sealer.seal(value, authorizationSecret(workspace, id, name)),
      open: (workspace, id, name, sealed) => sealer.open(sealed, authorizationSecret(workspace, id, name)),
      fetchToken: createFetchToken(egress),
      newId: () => randomBytes(16).toString('hex'),
    }),
    authorizationOf: createAuthorizationOf(store, sealer, egress, clock),
  };
}
