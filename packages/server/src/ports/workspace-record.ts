import type { Workspace } from './config-store.ts';

/** A workspace as the API and the audit log show it. */
export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly auto_subscribe: boolean;
  readonly require_signature: boolean;
  readonly acceptance: 'at_once' | 'manual' | { readonly after_days: number };
  readonly created_at: string;
}

export function workspaceRecord(workspace: Workspace): WorkspaceRecord {
  return {
    id: workspace.publicId,
    name: workspace.name,
    time_zone: workspace.timeZone,
    auto_subscribe: workspace.autoSubscribe,
    require_signature: workspace.requireSignature,
    acceptance:
      typeof workspace.acceptance === 'string'
        ? workspace.acceptance
        : { after_days: workspace.acceptance.afterDays },
    created_at: new Date(workspace.createdAt).toISOString(),
  };
}
