import { randomUUID } from 'node:crypto';
import { keyHash } from '../adapters/crypto/keys.ts';
import type { AuthorizationTools } from '../features/authorizations/authorization-routes.ts';
import type { TemplateTools } from '../features/templates/template-routes.ts';
import { createV2ApiHandler } from '../features/v2-api/v2-api-handler.ts';
import type { ReadingBudget } from '../intake/read-body.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';
import type { RawHandler } from './http-server.ts';

export interface V2ApiParts
  extends AuthorizationTools, Pick<TemplateTools, 'templateDesk' | 'templateLanguage'> {
  readonly config: ConfigStore;
  readonly budget: ReadingBudget;
  readonly log: Log;
}

/** Templates and authorizations at /v2, as clients of Lytics know them. */
export function openV2Api(parts: V2ApiParts): RawHandler {
  const { config, budget, log, authorizationDesk, templateDesk, templateLanguage } = parts;
  return createV2ApiHandler({
    desk: templateDesk,
    authorizations: authorizationDesk,
    language: templateLanguage,
    config,
    budget,
    log,
    tokenOf: (token) => config.findToken(keyHash(token)),
    newRequestId: randomUUID,
  });
}
