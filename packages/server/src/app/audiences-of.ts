import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { WorkspaceAudiences } from '@causeway/core/register/model';
import { compileRecords, surroundingsOf } from '../features/audiences/workspace-audiences.ts';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { Workspace } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';

export type AudiencesOf = (
  workspace: Workspace,
  attributes: ReadonlyMap<string, AttributeDefinition>,
) => Promise<WorkspaceAudiences | undefined>;

/** For workspaces that have none. */
export const NO_AUDIENCES_OF: AudiencesOf = async () => undefined;

/** Compiles the audiences of a workspace for registering; undefined when there have never been any. */
export function createAudiencesOf(
  store: Pick<AudienceStore, 'audiences' | 'tallies' | 'judging'>,
  sourceOf: (workspace: number) => Promise<number>,
  log: Log,
): AudiencesOf {
  return async ({ id, timeZone }, attributes) => {
    const judging = await store.judging(id);
    if (judging === undefined) return undefined;
    const surroundings = surroundingsOf(timeZone, attributes, await store.tallies(id));
    const { model, broken } = compileRecords(await store.audiences(id), judging.epoch, surroundings);
    if (broken.length > 0)
      log.error({ workspace: id, audiences: broken }, 'the rules of audiences cannot be judged');
    return { model, source: await sourceOf(id) };
  };
}
