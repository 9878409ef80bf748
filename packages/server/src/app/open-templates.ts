import { randomBytes } from 'node:crypto';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { signStandardWebhook } from '../adapters/crypto/standard-webhooks.ts';
import { createJsonnetEngine } from '../adapters/jsonnet/engine.ts';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openTemplateStore } from '../adapters/sqlite/template-store.ts';
import type { IntegrationTools } from '../features/integrations/integration-tools.ts';
import { createTemplateDesk } from '../features/templates/template-desk.ts';
import type { TemplateTools } from '../features/templates/template-routes.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import { createTemplatesOf } from './template-shelves.ts';

export interface TemplateParts {
  readonly writing: Connection;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly configured: () => Promise<void>;
  readonly clock: Clock;
}

/** Templates, put together: their language, where they are kept, and who may fill in from them. */
export interface OpenTemplates {
  readonly tools: Pick<
    TemplateTools & IntegrationTools,
    'templates' | 'templateDesk' | 'templateLanguage' | 'templatesOf' | 'sign'
  >;
}

export function openTemplates(parts: TemplateParts): OpenTemplates {
  const store = openTemplateStore(parts.writing);
  const language = createJsonnetEngine();
  const desk = createTemplateDesk({
    ...parts,
    store,
    language,
    newId: () => randomBytes(16).toString('hex'),
  });
  return {
    tools: {
      templates: store,
      templateDesk: desk,
      templateLanguage: language,
      templatesOf: createTemplatesOf(store, language),
      sign: signStandardWebhook,
    },
  };
}
