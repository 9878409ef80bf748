import { listAudit } from '@causeway/contract/audit';
import { route, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import type { AuditEntry, AuditPlace, AuditStore } from '../../ports/audit-store.ts';

export interface AuditTools {
  readonly audit: AuditStore;
}

/** Who changed what, and when. */
export function auditRoutes({ audit }: AuditTools): readonly Route[] {
  return [
    route(listAudit, async ({ query }, caller) => {
      const { limit, cursor, ...filter } = query;
      const page = { most: limit, before: cursor === undefined ? undefined : placeOf(cursor) };
      const { data, next } = await audit.list(caller.workspace, filter, page);
      return {
        data: data.map(entryView),
        next: next === undefined ? null : cursorOf([next.at, next.id]),
      };
    }),
  ];
}

function placeOf(cursor: string): AuditPlace {
  const [at = 0, id = 0] = keysOf(cursor, ['number', 'number']) as readonly number[];
  return { at, id };
}

function entryView(entry: AuditEntry) {
  const { actor, target } = entry;
  return {
    id: entry.id,
    timestamp: timeOf(entry.at),
    actor: { kind: actor.kind, id: actor.id ?? null, name: actor.name },
    action: entry.action,
    target: { kind: target.kind, id: target.id ?? null, name: target.name },
    before: entry.before ?? null,
    after: entry.after ?? null,
  };
}
