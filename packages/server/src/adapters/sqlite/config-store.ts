import type { ConfigStore } from '../../ports/config-store.ts';
import { openAccessKeys, openInsertKeys } from './access-keys.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection } from './connection.ts';
import { openDefinitions } from './definitions.ts';
import { openIntegrations } from './integrations.ts';
import { openWorkspaces } from './workspaces.ts';

export function openConfigStore(connection: Connection): ConfigStore {
  const { note } = openAuditWriter(connection);
  const workspaces = openWorkspaces(connection);
  const insert = openInsertKeys(connection);
  return {
    workspaces: async () => workspaces.all(),
    addFirst: (draft, now, noting) =>
      connection.write(() => {
        const workspace = workspaces.insert(draft.workspace, now);
        insert.token({ workspace: workspace.id, role: 'owner', ...draft.token }, now);
        insert.source({ workspace: workspace.id, ...draft.source }, now);
        note(noting(workspace), now);
      }),
    addWorkspace: (draft, now, noting) =>
      connection.write(() => {
        const workspace = workspaces.insert(draft, now);
        note(noting(workspace), now);
        return workspace;
      }),
    changeWorkspace: (id, change, now, noting) =>
      connection.write(() => {
        const changed = workspaces.amend(id, change);
        if (changed !== undefined) note(noting(changed.before, changed.after), now);
        return changed?.after;
      }),
    ...openAccessKeys(connection),
    ...openDefinitions(connection),
    ...openIntegrations(connection),
  };
}
