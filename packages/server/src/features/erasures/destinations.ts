import type { Caller } from '@causeway/contract/operation';
import { invalid, type Complaint } from '@causeway/contract/problem';
import type { DestinationKind, Erasing } from '@causeway/core/delivery/destination';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';

/** An integration whose destination is to delete somebody. */
export interface ErasingDestination {
  readonly integration: Integration;
  readonly erasing: Erasing;
}

/** The integrations that an admin has named, each once. Refuses those that cannot delete anybody, by name. */
export async function chosenDestinations(
  {
    config,
    kinds,
  }: {
    readonly config: ConfigStore;
    readonly kinds: ReadonlyMap<string, Pick<DestinationKind, 'erase' | 'label'>>;
  },
  { workspace }: Caller,
  ids: readonly number[],
): Promise<readonly ErasingDestination[]> {
  const complaints: Complaint[] = [];
  const chosen = new Map<number, ErasingDestination>();
  for (const [index, id] of ids.entries()) {
    const at = `/destinations/${index}`;
    const integration = await config.integration(workspace, id);
    const kind = integration === undefined ? undefined : kinds.get(integration.kind);
    if (integration === undefined) {
      const message = `There is no integration ${id} in this workspace.`;
      complaints.push({ pointer: at, code: 'unknown_integration', message });
    } else if (kind?.erase === undefined) {
      complaints.push({
        pointer: at,
        code: 'cannot_erase',
        message: `"${integration.name}" cannot delete people at its destination.`,
        hint: `Leave it out, and delete the person at ${kind?.label ?? 'the destination'} by hand.`,
      });
    } else chosen.set(id, { integration, erasing: kind.erase });
  }
  if (complaints.length > 0) throw invalid(complaints);
  return [...chosen.values()];
}
