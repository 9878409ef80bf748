import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { WorkspaceAudiences } from '@causeway/core/register/model';
import { compileRecords, surroundingsOf } from '../features/audiences/workspace-audiences.ts';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Workspace } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';

export type AudiencesOf = (
  workspace: Workspace,
  attributes: ReadonlyMap<string, AttributeDefinition>,
) => Promise<WorkspaceAudiences | undefined>;

/** For workspaces that have none. */
export const NO_AUDIENCES_OF: AudiencesOf = async () => undefined;

/** What rules mean beside their texts: the zone of their calendar, and which of their fields are points in time. */
interface Meaning {
  readonly timeZone: string;
  readonly times: ReadonlyMap<string, boolean>;
}

/**
 * Compiles the audiences of a workspace for registering; undefined when there have never been any. When something else
 * gives rules another meaning, everybody is judged again.
 */
export function createAudiencesOf(
  store: Pick<AudienceStore, 'audiences' | 'tallies' | 'judging' | 'judgeAgain'>,
  sourceOf: (workspace: number) => Promise<number>,
  clock: Clock,
  log: Log,
): AudiencesOf {
  const meanings = new Map<number, Meaning>();
  return async ({ id, timeZone }, attributes) => {
    const judging = await store.judging(id);
    if (judging === undefined) return undefined;
    const surroundings = surroundingsOf(timeZone, attributes, await store.tallies(id));
    const records = await store.audiences(id);
    const { model, broken } = compileRecords(records, judging.epoch, surroundings);
    if (broken.length > 0)
      log.error({ workspace: id, audiences: broken }, 'the rules of audiences cannot be judged');
    const meaning = {
      timeZone,
      times: new Map([...model.byField.keys()].map((name) => [name, surroundings.isTime(name)])),
    };
    const before = meanings.get(id);
    meanings.set(id, meaning);
    const source = await sourceOf(id);
    if (before === undefined || isSame(before, meaning)) return { model, source };
    const { epoch } = await store.judgeAgain(id, clock(), () => ({
      by: { workspace: id, actor: { kind: 'hub', id: undefined, name: 'Platform' } },
      action: 'judging.restart',
      target: { kind: 'judging', id: undefined, name: 'Judging of all customers' },
    }));
    return { model: { ...model, epoch }, source };
  };
}

/** Fields that only one of them has say nothing: their rules begin or end by themselves. */
function isSame(before: Meaning, after: Meaning): boolean {
  return (
    before.timeZone === after.timeZone &&
    [...after.times].every(([name, isTime]) => (before.times.get(name) ?? isTime) === isTime)
  );
}
