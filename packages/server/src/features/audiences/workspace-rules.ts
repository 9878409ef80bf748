import type { AudienceSource, AudienceSurroundings } from '@causeway/core/audience/audience-model';
import type { Model } from '@causeway/core/register/model';
import type { AudienceStore } from '../../ports/audience-store.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { sourcesOf, surroundingsOf } from './workspace-audiences.ts';

export interface WorkspaceRuleTools {
  readonly audienceStore: AudienceStore;
  readonly config: ConfigStore;
  /** As the registering side knows it. */
  readonly modelOf: (workspace: number) => Model;
}

export interface WorkspaceRules {
  readonly sources: readonly AudienceSource[];
  readonly epoch: number;
  readonly surroundings: AudienceSurroundings;
}

/** The rules of a workspace, with what judging them needs. */
export async function workspaceRules(
  { audienceStore, config, modelOf }: WorkspaceRuleTools,
  workspace: number,
): Promise<WorkspaceRules> {
  const zone = (await config.workspaces()).find(({ id }) => id === workspace)?.timeZone ?? 'UTC';
  const tallies = await audienceStore.tallies(workspace);
  const surroundings = surroundingsOf(zone, modelOf(workspace).allAttributes, tallies);
  const { sources } = sourcesOf(await audienceStore.audiences(workspace), surroundings);
  const epoch = (await audienceStore.judging(workspace))?.epoch ?? 0;
  return { sources, epoch, surroundings };
}
