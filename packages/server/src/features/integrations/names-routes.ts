import { getNames } from '@causeway/contract/coverage';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Integration } from '../../ports/config-store.ts';
import { openedSecrets, type IntegrationTools } from './integration-tools.ts';
import { askAccount, namesView, unasked, type AccountNames } from './known-names.ts';
import { ownKind } from './usable-settings.ts';

const KEPT_MS = 5 * 60_000;
/** Why an account could not be asked is mended sooner than its attributes change. */
const FAILURE_KEPT_MS = 15_000;

interface KeptNames {
  readonly revision: number;
  readonly names: Promise<AccountNames>;
  until: number;
}

/** Names that can be mapped to. An account is asked once in a while, and again when its integration is changed. */
export function namesRoutes(tools: IntegrationTools): readonly Route[] {
  const { integrationDesk, kinds, egress, clock } = tools;
  const kept = new Map<number, KeptNames>();

  const ask = async (
    caller: Caller,
    integration: Integration,
    kind: DestinationKind,
  ): Promise<AccountNames> => {
    let secrets: Readonly<Record<string, string>>;
    try {
      secrets = await openedSecrets(tools, caller, integration);
    } catch {
      return unasked('secret_unreadable', 'A secret cannot be read with the key of this hub.');
    }
    const missing = kind.secrets.find((name) => !Object.hasOwn(secrets, name));
    if (missing !== undefined) return unasked('secret_missing', `${kind.label} needs ${missing}.`);
    return askAccount(kind, integration.settings, secrets, egress);
  };

  const keep = (integration: Integration, names: Promise<AccountNames>): KeptNames => {
    const entry: KeptNames = { revision: integration.revision, names, until: Number.POSITIVE_INFINITY };
    kept.set(integration.id, entry);
    names.then(
      ({ ok }) => (entry.until = clock() + (ok ? KEPT_MS : FAILURE_KEPT_MS)),
      () => (entry.until = 0),
    );
    return entry;
  };

  return [
    route(getNames, async ({ params }, caller) => {
      const integration = await integrationDesk.get(caller.workspace, params.id);
      const kind = ownKind(kinds, integration);
      const there = kept.get(integration.id);
      const fresh = there !== undefined && there.revision === integration.revision && there.until > clock();
      const { names } = fresh ? there : keep(integration, ask(caller, integration, kind));
      return namesView(kind, await names);
    }),
  ];
}
