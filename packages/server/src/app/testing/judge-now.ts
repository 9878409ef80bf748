import { openAudienceStore } from '../../adapters/sqlite/audience-store.ts';
import { openExistingRuns } from '../../adapters/sqlite/existing-runs.ts';
import { openLooks } from '../../adapters/sqlite/looks.ts';
import { openMemberStore } from '../../adapters/sqlite/member-store.ts';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { judgeEverybody } from '../../workers/judge-everybody.ts';
import { lookAtDue } from '../../workers/look-at-due.ts';
import { tellExisting } from '../../workers/tell-existing.ts';
import type { AdminHub } from './admin-hub.ts';

/** What the hub does about audiences in the background, until there is nothing left of it. */
export async function judgeNow(hub: AdminHub, kinds: readonly DestinationKind[] = []): Promise<void> {
  const audiences = openAudienceStore(hub.database);
  const looks = openLooks(hub.database);
  const shared = {
    audiences,
    looks,
    submit: hub.arrive,
    rest: async () => undefined,
    clock: () => hub.now,
    stopping: new AbortController().signal,
  };
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await lookAtDue({ ...shared, log: quiet });
  const epochOf = (workspace: number): number => hub.modelOf(workspace).audiences?.model.epoch ?? 0;
  await judgeEverybody({ ...shared, epochOf });
  await tellExisting({
    ...shared,
    runs: openExistingRuns(hub.database),
    members: openMemberStore(hub.database),
    config: hub.config,
    kinds: new Map(kinds.map((kind) => [kind.key, kind])),
    modelOf: hub.modelOf,
  });
}
