import { randomUUID } from 'node:crypto';
import { keyHash } from '../adapters/crypto/keys.ts';
import type { AudienceTools } from '../features/audiences/audience-routes.ts';
import type { AuthorizationTools } from '../features/authorizations/authorization-routes.ts';
import type { IntegrationTools } from '../features/integrations/integration-tools.ts';
import type { TemplateTools } from '../features/templates/template-routes.ts';
import type { V2ApiTools } from '../features/v2-api/exchange.ts';
import { createV2ApiHandler } from '../features/v2-api/v2-api-handler.ts';
import type { ReadingBudget } from '../intake/read-body.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';
import { createCountMatching, type CountTools } from './count-matching.ts';
import type { RawHandler } from './http-server.ts';

export interface V2ApiParts
  extends
    AuthorizationTools,
    Pick<IntegrationTools, 'integrationDesk'>,
    Pick<TemplateTools, 'templateDesk' | 'templateLanguage'>,
    Pick<AudienceTools, 'audienceDesk' | 'members'>,
    CountTools,
    Pick<V2ApiTools, 'kinds' | 'failing' | 'delivered' | 'audit' | 'logs' | 'seatsOf' | 'clock'> {
  readonly config: ConfigStore;
  readonly budget: ReadingBudget;
  readonly log: Log;
}

/** Templates, authorizations, segments and jobs at /v2, as clients of Lytics know them. */
export function openV2Api(parts: V2ApiParts): RawHandler {
  const { config, audienceDesk, authorizationDesk, integrationDesk, templateDesk, templateLanguage } = parts;
  return createV2ApiHandler({
    ...parts,
    desk: templateDesk,
    authorizations: authorizationDesk,
    integrations: integrationDesk,
    audiences: audienceDesk,
    countMatching: createCountMatching(parts),
    language: templateLanguage,
    tokenOf: (token) => config.findToken(keyHash(token)),
    newRequestId: randomUUID,
  });
}
