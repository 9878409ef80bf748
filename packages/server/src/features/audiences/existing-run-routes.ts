import { getExistingRun, startExistingRun } from '@causeway/contract/audiences';
import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound, Refused } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { own } from '@causeway/core/result/json';
import type { AuditAction, Noting } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { ExistingRun, ExistingRuns } from '../../ports/existing-runs.ts';

export interface ExistingRunTools {
  readonly existingRuns: ExistingRuns;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly clock: Clock;
}

/** Telling a destination of who is in its audiences already. */
export function existingRunRoutes(tools: ExistingRunTools): readonly Route[] {
  const { existingRuns: runs, config, kinds, clock } = tools;
  const found = async ({ workspace }: Caller, id: number): Promise<Integration> => {
    const integration = await config.integration(workspace, id);
    if (integration === undefined) throw notFound('integration');
    return integration;
  };

  return [
    route(getExistingRun, async ({ params }, caller) =>
      view(await runs.run((await found(caller, params.id)).id)),
    ),
    route(startExistingRun, async ({ params, body }, caller) => {
      const integration = await found(caller, params.id);
      const { id } = integration;
      if (body.action === 'start') {
        refuseUseless(integration, kinds);
        return view(await runs.start(id, clock(), notingOf(caller, 'existing_users.start', integration)));
      }
      const pauses = body.action === 'pause';
      const action = pauses ? 'existing_users.pause' : 'existing_users.resume';
      const held = await runs.hold(id, pauses, clock(), notingOf(caller, action, integration));
      if (held === undefined) throw new Refused(409, 'nothing_runs', 'Nobody is being told of: start it.');
      return view(held);
    }),
  ];
}

/** One that would make nothing of it. */
function refuseUseless({ kind, settings }: Integration, kinds: ExistingRunTools['kinds']): void {
  if (kinds.get(kind)?.audiences === undefined)
    throw new Refused(409, 'no_audiences', 'This integration is not about audiences.');
  if (own(settings, 'existingUsers') === false)
    throw new Refused(409, 'not_wanted', 'Its settings say that existing users are not sent.');
}

function view(run: ExistingRun | undefined): AnswerOf<typeof getExistingRun> {
  if (run === undefined) return { run: null };
  const { state, told, total, startedAt, updatedAt } = run;
  return {
    run: { state, told, total, started_at: timeOf(startedAt), updated_at: timeOf(updatedAt) },
  };
}

function notingOf(by: Caller, action: AuditAction, { id, name }: Integration): Noting<ExistingRun> {
  return ({ state }) => ({
    by,
    action,
    target: { kind: 'integration', id: String(id), name },
    after: { state },
  });
}
