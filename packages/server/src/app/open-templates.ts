import { randomBytes, randomUUID } from 'node:crypto';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { keyHash } from '../adapters/crypto/keys.ts';
import { signStandardWebhook } from '../adapters/crypto/standard-webhooks.ts';
import { createJsonnetEngine } from '../adapters/jsonnet/engine.ts';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openTemplateStore } from '../adapters/sqlite/template-store.ts';
import type { IntegrationTools } from '../features/integrations/integration-tools.ts';
import { createTemplateApiHandler } from '../features/template-api/template-api-handler.ts';
import { createTemplateDesk } from '../features/templates/template-desk.ts';
import type { TemplateTools } from '../features/templates/template-routes.ts';
import type { ReadingBudget } from '../intake/read-body.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';
import type { RawHandler } from './http-server.ts';
import { createTemplatesOf } from './template-shelves.ts';

export interface TemplateParts {
  readonly writing: Connection;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly configured: () => Promise<void>;
  readonly budget: ReadingBudget;
  readonly clock: Clock;
  readonly log: Log;
}

/** Templates, put together: their language, where they are kept, and who may fill in from them. */
export interface OpenTemplates {
  readonly handler: RawHandler;
  readonly tools: Pick<
    TemplateTools & IntegrationTools,
    'templates' | 'templateDesk' | 'templateLanguage' | 'templatesOf' | 'sign'
  >;
}

export function openTemplates(parts: TemplateParts): OpenTemplates {
  const { config } = parts;
  const store = openTemplateStore(parts.writing);
  const language = createJsonnetEngine();
  const desk = createTemplateDesk({
    ...parts,
    store,
    language,
    newId: () => randomBytes(16).toString('hex'),
  });
  return {
    handler: createTemplateApiHandler({
      ...parts,
      desk,
      language,
      tokenOf: (token) => config.findToken(keyHash(token)),
      newRequestId: randomUUID,
    }),
    tools: {
      templates: store,
      templateDesk: desk,
      templateLanguage: language,
      templatesOf: createTemplatesOf(store, language),
      sign: signStandardWebhook,
    },
  };
}
