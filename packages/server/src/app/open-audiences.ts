import { randomBytes } from 'node:crypto';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Model } from '@causeway/core/register/model';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openExistingRuns } from '../adapters/sqlite/existing-runs.ts';
import { openMemberStore } from '../adapters/sqlite/member-store.ts';
import { createAudienceDesk } from '../features/audiences/audience-desk.ts';
import type { AudienceTools } from '../features/audiences/audience-routes.ts';
import { Previewer } from '../features/audiences/previewer.ts';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';

export interface AudienceParts {
  readonly writing: Connection;
  /** Used for reading alone. */
  readonly reading: Connection;
  readonly audiences: AudienceStore;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly modelOf: (workspace: number) => Model;
  readonly configured: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

type Own = 'audienceDesk' | 'audienceStore' | 'existingRuns' | 'members' | 'modelOf' | 'previewer';

/** Audiences, put together: who keeps them, where their members are, and who counts for a draft. */
export function openAudiences(parts: AudienceParts): Pick<AudienceTools, Own> {
  const { writing, reading, audiences, modelOf } = parts;
  const newId = (): string => randomBytes(16).toString('hex');
  const members = openMemberStore(reading);
  return {
    audienceDesk: createAudienceDesk({ ...parts, store: audiences, newId }),
    audienceStore: audiences,
    existingRuns: openExistingRuns(writing),
    members,
    modelOf,
    previewer: new Previewer({ ...parts, members, newId }),
  };
}
