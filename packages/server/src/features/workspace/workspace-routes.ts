import { route, type Route } from '@causeway/contract/operation';
import { invalid, notFound } from '@causeway/contract/problem';
import { changeWorkspace, getWorkspace } from '@causeway/contract/workspace';
import { isTimeZone } from '@causeway/core/access/time-zone';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { workspaceRecord } from '../../ports/workspace-record.ts';

export interface WorkspaceTools {
  readonly config: ConfigStore;
  readonly clock: Clock;
  readonly configured: () => Promise<void> | void;
}

/** The workspace of whoever asks. */
export function workspaceRoutes({ config, clock, configured }: WorkspaceTools): readonly Route[] {
  return [
    route(getWorkspace, async (_request, caller) => {
      const workspace = (await config.workspaces()).find(({ id }) => id === caller.workspace);
      if (workspace === undefined) throw notFound('workspace');
      return workspaceRecord(workspace);
    }),
    route(changeWorkspace, async ({ body }, caller) => {
      const { name, time_zone: timeZone, auto_subscribe: autoSubscribe, acceptance } = body;
      if (timeZone !== undefined && !isTimeZone(timeZone)) {
        throw invalid([
          {
            pointer: '/time_zone',
            code: 'unknown_time_zone',
            message: `"${timeZone}" is not the name of a time zone.`,
            hint: 'Write a name such as Europe/Berlin.',
          },
        ]);
      }
      const change = {
        name,
        timeZone,
        autoSubscribe,
        requireSignature: body.require_signature,
        acceptance: typeof acceptance === 'object' ? { afterDays: acceptance.after_days } : acceptance,
      };
      const changed = await config.changeWorkspace(caller.workspace, change, clock(), (before, after) => ({
        by: caller,
        action: 'workspace.change',
        target: { kind: 'workspace', id: after.publicId, name: after.name },
        before: workspaceRecord(before),
        after: workspaceRecord(after),
      }));
      if (changed === undefined) throw notFound('workspace');
      await configured();
      return workspaceRecord(changed);
    }),
  ];
}
