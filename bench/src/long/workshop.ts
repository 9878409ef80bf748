import { withConsent } from '@causeway/core/consent/with-consent';
import type { Destination } from '@causeway/core/delivery/destination';
import type { Model } from '@causeway/core/register/model';
import { createJsonnetEngine } from '@causeway/server/adapters/jsonnet/engine';
import { openAudienceStore } from '@causeway/server/adapters/sqlite/audience-store';
import { openConfigStore } from '@causeway/server/adapters/sqlite/config-store';
import { Connection } from '@causeway/server/adapters/sqlite/connection';
import { claimDataFolder } from '@causeway/server/adapters/sqlite/data-folder';
import { openExternalIndexes } from '@causeway/server/adapters/sqlite/external-indexes';
import { migrate } from '@causeway/server/adapters/sqlite/migrate';
import { openTemplateStore } from '@causeway/server/adapters/sqlite/template-store';
import { Turnstile } from '@causeway/server/adapters/sqlite/turnstile';
import { createAudiencesOf } from '@causeway/server/app/audiences-of';
import { createConsentOf } from '@causeway/server/app/consent-of';
import { KINDS } from '@causeway/server/app/kinds';
import { Models } from '@causeway/server/app/models';
import { platformSource } from '@causeway/server/app/platform-source';
import { createTemplatesOf } from '@causeway/server/app/template-shelves';
import type { Integration, Workspace } from '@causeway/server/ports/config-store';
import { requiredPurposes } from '@causeway/server/ports/required-purposes';

const FOLD = 'PRAGMA wal_checkpoint(TRUNCATE)';

/** A configured data folder, opened in this process as a hub's threads would, but with nothing forced to the disk. */
export interface Workshop {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly model: Model;
  readonly integrations: readonly Integration[];
  readonly destinationOf: (integration: Integration) => Promise<Destination>;
  readonly sourceOf: (owner: string) => Promise<number>;
  readonly trackingSource: number;
  /** Folds the write-ahead log into the database. */
  readonly fold: () => void;
  readonly close: () => void;
}

export async function openWorkshop(path: string, cacheMegabytes: number): Promise<Workshop> {
  const folder = claimDataFolder(path);
  const connection = new Connection(folder.database, new Turnstile(), { cacheMegabytes });
  await migrate(connection);
  // What is cut off is made anew: nothing is forced to the disk.
  connection.exec('PRAGMA synchronous = OFF');
  const config = openConfigStore(connection);
  const [workspace] = await config.workspaces();
  if (workspace === undefined) throw new Error('this folder is not configured');
  const templatesOf = createTemplatesOf(openTemplateStore(connection), createJsonnetEngine());
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const platform = (id: number): Promise<number> => platformSource(config, id, Date.now());
  const models = new Models(
    config,
    KINDS,
    openExternalIndexes(connection),
    templatesOf,
    createAudiencesOf(openAudienceStore(connection), platform, Date.now, log),
    createConsentOf(platform),
  );
  await models.reload();
  const tracking = connection.prepare("SELECT id FROM sources WHERE kind = 'tracking' ORDER BY id LIMIT 1");
  return {
    connection,
    workspace,
    model: models.of(workspace.id),
    integrations: await config.integrations(),
    destinationOf: async (integration) => {
      const kind = KINDS.get(integration.kind);
      if (kind === undefined) throw new Error(`no kind ${integration.kind}`);
      const { shelf } = await templatesOf(integration.workspace, kind, integration.settings);
      const compiled = kind.compile(integration.settings, shelf, { integration: integration.id });
      return withConsent(compiled, {
        required: requiredPurposes(integration, kind),
        unknown: workspace.consent.unknown,
      });
    },
    sourceOf: async (owner) => {
      const source = await config.sourceOf(workspace.id, owner);
      if (source === undefined) throw new Error(`no source of ${owner}`);
      return source.id;
    },
    trackingSource: tracking.row()?.[0] as number,
    fold: () => connection.exec(FOLD),
    close: () => {
      connection.exec(FOLD);
      connection.close();
      folder.release();
    },
  };
}
