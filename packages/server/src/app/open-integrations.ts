import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import {
  createIntegrationDesk,
  type IntegrationDeskTools,
} from '../features/integrations/integration-desk.ts';
import type { IntegrationTools } from '../features/integrations/integration-tools.ts';
import { secretOf } from './open-secrets.ts';

export interface IntegrationParts extends Omit<IntegrationDeskTools, 'seal'> {
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly sealer: Sealer;
}

/** Integrations, put together: who keeps them, and how their secrets are sealed and opened. */
export function openIntegrations(
  parts: IntegrationParts,
): Pick<IntegrationTools, 'integrationDesk' | 'open'> {
  const { sealer } = parts;
  return {
    integrationDesk: createIntegrationDesk({
      ...parts,
      seal: (workspace, integration, name, value) =>
        sealer.seal(value, secretOf(workspace, integration, name)),
    }),
    open: (workspace, integration, name, sealed) =>
      sealer.open(sealed, secretOf(workspace, integration, name)),
  };
}
