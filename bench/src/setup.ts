/**
 * Prepares a data folder with a workspace, keys and one Insider integration, without the admin API.
 * Usage: node bench/src/setup.ts DATA SANDBOX_URL TOKEN. Without a token there is no integration. Prints the tracking key and the admin token.
 */
import { join } from 'node:path';
import { createSealer, sealingKey } from '@causeway/server/adapters/crypto/sealer';
import { openConfigStore } from '@causeway/server/adapters/sqlite/config-store';
import { Connection } from '@causeway/server/adapters/sqlite/connection';
import { claimDataFolder } from '@causeway/server/adapters/sqlite/data-folder';
import { migrate } from '@causeway/server/adapters/sqlite/migrate';
import { Turnstile } from '@causeway/server/adapters/sqlite/turnstile';
import { firstStart, type FirstKeys } from '@causeway/server/app/first-start';
import { KINDS } from '@causeway/server/app/kinds';
import { secretOf } from '@causeway/server/app/open-secrets';
import type { AuditDraft } from '@causeway/server/ports/audit-store';

const [data = '', sandbox = '', token = ''] = process.argv.slice(2);
const folder = claimDataFolder(data);
const connection = new Connection(folder.database, new Turnstile());
await migrate(connection);
const config = openConfigStore(connection);
let keys: FirstKeys | undefined;
await firstStart(config, Date.now(), (made) => {
  keys = made;
});
const [workspace] = await config.workspaces();
const checked = KINDS.get('insider')?.check({
  partnerName: 'sandbox',
  baseUrl: sandbox,
  defaultCountry: 'TR',
});
if (keys === undefined || workspace === undefined || checked === undefined)
  throw new Error('this folder has been used before');
if (checked.issues.length > 0) throw new Error(JSON.stringify(checked.issues));
const sealer = createSealer(sealingKey(undefined, join(data, 'secret.key')));
if (token !== '') {
  const integration = await config.addIntegration(
    { workspace: workspace.id, kind: 'insider', name: 'Insider', settings: checked.settings, secrets: {} },
    Date.now(),
    noting,
  );
  await config.changeIntegration(
    workspace.id,
    integration.id,
    { secrets: { api_key: sealer.seal(token, secretOf(workspace.id, integration.id, 'api_key')) } },
    Date.now(),
    noting,
  );
}
connection.close();
folder.release();
console.log(`${keys.writeKey} ${keys.adminToken}`);

function noting(): AuditDraft {
  return {
    by: { workspace: 1, actor: { kind: 'hub', id: undefined, name: 'bench' } },
    action: 'integration.add',
    target: { kind: 'integration', id: undefined, name: 'Insider' },
  };
}
