/**
 * Gives a prepared data folder twenty active incoming webhooks, each with its endpoint and five filters, and lets
 * unknown customers be made. Usage: node bench/src/setup-webhooks.ts DATA. Prints the account id of webhook addresses.
 */
import { randomBytes } from 'node:crypto';
import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { keyHash } from '@causeway/server/adapters/crypto/keys';
import { openConfigStore } from '@causeway/server/adapters/sqlite/config-store';
import { Connection } from '@causeway/server/adapters/sqlite/connection';
import { claimDataFolder } from '@causeway/server/adapters/sqlite/data-folder';
import { Turnstile } from '@causeway/server/adapters/sqlite/turnstile';
import { openWebhookStore } from '@causeway/server/adapters/sqlite/webhook-store';
import type { AuditDraft } from '@causeway/server/ports/audit-store';
import { WEBHOOKS } from './events.ts';

const folder = claimDataFolder(process.argv[2] ?? '');
const connection = new Connection(folder.database, new Turnstile());
const config = openConfigStore(connection);
const store = openWebhookStore(connection);
const [workspace] = await config.workspaces();
if (workspace === undefined) throw new Error('this folder has no workspace');
await config.changeWorkspace(workspace.id, { autoSubscribe: true }, Date.now(), noting);
for (let number = 0; number < WEBHOOKS; number++) {
  const { id } = await store.addWebhook(
    {
      workspace: workspace.id,
      definition: definition(number),
      keyHash: keyHash(randomBytes(32).toString('hex')),
      secrets: () => ({}),
    },
    Date.now(),
    noting,
  );
  await store.changeWebhook(workspace.id, id, { state: 'active' }, Date.now(), noting);
}
connection.close();
folder.release();
console.log(workspace.publicId);

function definition(number: number): WebhookDefinition {
  return {
    name: `Hook ${number}`,
    method: 'POST',
    endpoint: `hook-${number}`,
    filters: {
      op: 'and',
      rules: [
        { path: 'headers.content-type', operator: 'contains', value: 'json' },
        { path: 'body.event', operator: 'is_one_of', value: ['bonus', 'survey', 'visit'] },
        { path: 'body.points', operator: 'greater', value: 0 },
        { path: 'body.shop.country', operator: 'equals', value: 'TR' },
        { path: 'body.test', operator: 'does_not_exist' },
      ],
    },
    auth: { kind: 'none' },
    ips: [],
    action: 'point_add',
    mapping: [
      { from: 'customer_id', to: 'customer', replace: [] },
      { from: 'points', to: 'data.points', replace: [] },
      { from: 'reason', to: 'data.reason', replace: [{ value: 'svy', with: 'Survey' }] },
    ],
    response: { success: '', error: '' },
    dedupKey: 'body.id',
    whenNotMatched: 'ok',
  };
}

function noting(): AuditDraft {
  return {
    by: { workspace: 1, actor: { kind: 'hub', id: undefined, name: 'bench' } },
    action: 'webhook.add',
    target: { kind: 'webhook', id: undefined, name: 'Hook' },
  };
}
