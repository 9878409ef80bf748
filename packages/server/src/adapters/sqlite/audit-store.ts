import { setImmediate as breathe } from 'node:timers/promises';
import type { AuditActor, AuditEntry, AuditPlace, AuditStore } from '../../ports/audit-store.ts';
import type { Connection, Value } from './connection.ts';

/** Rows looked at at once, and in one request: what is rarer is found on a later page. */
const SLICE = 2_000;
const MOST_LOOKED_AT = 50_000;
const LAST = Number.MAX_SAFE_INTEGER;
const COLUMNS =
  'id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, before, after';

export function openAuditStore(connection: Connection): AuditStore {
  // Each slice is cut by the index first and filtered then, so that no filter makes it longer.
  const within = `workspace = ?1 AND (at, id) < (?2, ?3) AND at >= ?4`;
  const rows = connection.prepare(
    `SELECT ${COLUMNS} FROM (SELECT * FROM audit WHERE ${within} ORDER BY at DESC, id DESC LIMIT ${SLICE})
     WHERE (?5 IS NULL OR action = ?5 OR substr(action, 1, length(?5) + 1) = ?5 || '.')
       AND (?6 IS NULL OR actor_name = ?6) AND (?7 IS NULL OR target_name = ?7)
     ORDER BY at DESC, id DESC LIMIT ?8`,
  );
  const lowest = connection.prepare(
    `SELECT at, id FROM audit WHERE ${within} ORDER BY at DESC, id DESC LIMIT 1 OFFSET ${SLICE - 1}`,
  );
  return {
    list: async (workspace, filter, { most, before }) => {
      const filters = [
        filter.action?.replace(/\.$/, '') ?? null,
        filter.actor ?? null,
        filter.target ?? null,
      ];
      const from = filter.from ?? 0;
      let place: AuditPlace = { at: LAST, id: LAST };
      if (filter.to !== undefined) place = { at: filter.to, id: 0 };
      if (before !== undefined && before.at <= place.at) place = before;
      const data: AuditEntry[] = [];
      for (let looked = 0; looked < MOST_LOOKED_AT; looked += SLICE) {
        // One more than fits says whether there is a further page.
        const found = rows.rows(workspace, place.at, place.id, from, ...filters, most + 1 - data.length);
        data.push(...found.map(entryFrom));
        const last = data[most - 1];
        if (data.length > most && last !== undefined)
          return { data: data.slice(0, most), next: { at: last.at, id: last.id } };
        const low = lowest.row(workspace, place.at, place.id, from);
        if (low === undefined) return { data, next: undefined };
        place = { at: low[0] as number, id: low[1] as number };
        await breathe();
      }
      return { data, next: place };
    },
  };
}

function entryFrom(row: readonly Value[]): AuditEntry {
  return {
    id: row[0] as number,
    at: row[1] as number,
    actor: {
      kind: row[2] as AuditActor['kind'],
      id: (row[3] as number | null) ?? undefined,
      name: row[4] as string,
    },
    action: row[5] as string,
    target: {
      kind: row[6] as string,
      id: (row[7] as string | null) ?? undefined,
      name: row[8] as string,
    },
    before: row[9] === null ? undefined : JSON.parse(row[9] as string),
    after: row[10] === null ? undefined : JSON.parse(row[10] as string),
  };
}
