import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import type { Webhook, WebhookState, WebhookStore } from '../../ports/webhook-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';
import { CHANNELS } from './inbound-writer.ts';

const WEBHOOK = 'id, workspace, source, state, definition, revision, created_at, updated_at, archived_at';

/** Incoming webhooks on SQLite. */
export function openWebhookStore(connection: Connection): WebhookStore {
  const { note } = openAuditWriter(connection);
  const sources = openOwnSources(connection);
  const secrets = openOwnSecrets(connection);
  const all = connection.prepare(`SELECT ${WEBHOOK} FROM webhooks ORDER BY id`);
  const ofWorkspace = connection.prepare(`SELECT ${WEBHOOK} FROM webhooks WHERE workspace = ? ORDER BY id`);
  const one = connection.prepare(`SELECT ${WEBHOOK} FROM webhooks WHERE workspace = ? AND id = ?`);
  const insert = connection.prepare(
    `INSERT INTO webhooks (workspace, source, state, definition, revision, created_at, updated_at)
     VALUES (?, ?, 'inactive', ?, 1, ?, ?) RETURNING ${WEBHOOK}`,
  );
  const update = connection.prepare(
    `UPDATE webhooks SET definition = ?, state = ?, archived_at = ?, revision = revision + 1, updated_at = ? WHERE id = ?
     RETURNING ${WEBHOOK}`,
  );
  const last = connection.prepare(
    `SELECT r.at FROM inbound_owners o JOIN inbound_receipts r ON r.id = o.receipt
     WHERE o.channel = ${CHANNELS.indexOf('webhook')} AND o.owner = ? ORDER BY o.receipt DESC LIMIT 1`,
  );
  return {
    webhooks: async (workspace) =>
      (workspace === undefined ? all.rows() : ofWorkspace.rows(workspace)).map(webhookFrom),
    webhook: async (workspace, id) => {
      const row = one.row(workspace, id);
      return row === undefined ? undefined : webhookFrom(row);
    },
    addWebhook: ({ workspace, definition, keyHash, secrets: sealed }, now, noting) =>
      connection.write(() => {
        const source = sources.add(workspace, definition.name, keyHash, now);
        const row = insert.row(workspace, source, JSON.stringify(definition), now, now);
        const webhook = webhookFrom(row ?? []);
        sources.own(source, webhook.id);
        secrets.put(workspace, webhook.id, sealed(webhook.id), now);
        note(noting(webhook), now);
        return webhook;
      }),
    changeWebhook: (workspace, id, change, now, noting) =>
      connection.write(() => {
        const row = one.row(workspace, id);
        if (row === undefined) return undefined;
        const before = webhookFrom(row);
        if (change.ifRevision !== undefined && change.ifRevision !== before.revision) return undefined;
        const state = change.state ?? before.state;
        const definition = change.definition ?? before.definition;
        const archivedAt = state === 'archived' ? (before.archivedAt ?? now) : undefined;
        const changed = update.row(JSON.stringify(definition), state, archivedAt ?? null, now, id);
        const after = webhookFrom(changed ?? []);
        sources.follow(after);
        secrets.put(workspace, id, change.secrets ?? {}, now);
        if (state === 'archived') secrets.drop(workspace, id);
        note(noting(before, after), now);
        return after;
      }),
    webhookSecrets: async (workspace, id) => secrets.of(workspace, id),
    lastRequests: async (ids) => {
      const times = ids.map((id): [number, Value | undefined] => [id, last.row(id)?.[0]]);
      return new Map(times.filter((pair): pair is [number, number] => pair[1] !== undefined));
    },
  };
}

/** The source that each webhook has for itself: it is called what the webhook is called, and ends with it. */
function openOwnSources(connection: Connection): {
  readonly add: (workspace: number, name: string, keyHash: string, now: number) => number;
  readonly own: (source: number, webhook: number) => void;
  readonly follow: (webhook: Webhook) => void;
} {
  const insert = connection.prepare(
    `INSERT INTO sources (workspace, kind, name, key_hash, key_prefix, created_at) VALUES (?, 'webhook', ?, ?, '', ?)`,
  );
  const own = connection.prepare('UPDATE sources SET owner = ? WHERE id = ?');
  const follow = connection.prepare('UPDATE sources SET name = ?, revoked_at = ? WHERE id = ?');
  return {
    add: (workspace, name, keyHash, now) => Number(insert.run(workspace, name, keyHash, now).lastInsertRowid),
    own: (source, webhook) => own.run(ownerOf(webhook), source),
    follow: ({ source, definition, archivedAt }) => follow.run(definition.name, archivedAt ?? null, source),
  };
}

function openOwnSecrets(connection: Connection): {
  readonly of: (workspace: number, webhook: number) => Readonly<Record<string, Uint8Array>>;
  readonly put: (
    workspace: number,
    webhook: number,
    sealed: Readonly<Record<string, Uint8Array | null>>,
    now: number,
  ) => void;
  readonly drop: (workspace: number, webhook: number) => void;
} {
  const of = connection.prepare('SELECT name, sealed FROM secrets WHERE workspace = ? AND owner = ?');
  const put = connection.prepare(
    `INSERT INTO secrets (workspace, owner, name, sealed, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at`,
  );
  const remove = connection.prepare('DELETE FROM secrets WHERE workspace = ? AND owner = ? AND name = ?');
  const drop = connection.prepare('DELETE FROM secrets WHERE workspace = ? AND owner = ?');
  return {
    of: (workspace, webhook) =>
      Object.fromEntries(
        of.rows(workspace, ownerOf(webhook)).map(([name, sealed]) => [name as string, sealed as Uint8Array]),
      ),
    put: (workspace, webhook, sealed, now) => {
      for (const [name, bytes] of Object.entries(sealed)) {
        if (bytes === null) remove.run(workspace, ownerOf(webhook), name);
        else put.run(workspace, ownerOf(webhook), name, bytes, now);
      }
    },
    drop: (workspace, webhook) => drop.run(workspace, ownerOf(webhook)),
  };
}

function ownerOf(webhook: number): string {
  return `webhook:${webhook}`;
}

function webhookFrom(row: readonly Value[]): Webhook {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    source: row[2] as number,
    state: row[3] as WebhookState,
    definition: JSON.parse(row[4] as string) as WebhookDefinition,
    revision: row[5] as number,
    createdAt: row[6] as number,
    updatedAt: row[7] as number,
    archivedAt: (row[8] as number | null) ?? undefined,
  };
}
