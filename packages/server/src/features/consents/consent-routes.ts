import type { Route } from '@causeway/contract/operation';
import { consentSettingsRoutes } from './consent-settings-routes.ts';
import type { ConsentTools } from './consent-tools.ts';
import { customerConsentRoutes } from './customer-consent-routes.ts';

/** Consents of customers, and what a workspace holds about consent. */
export function consentRoutes(tools: ConsentTools): readonly Route[] {
  return [...customerConsentRoutes(tools), ...consentSettingsRoutes(tools)];
}
