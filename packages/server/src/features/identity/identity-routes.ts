import type { Route } from '@causeway/contract/operation';
import { conflictRoutes } from './conflict-routes.ts';
import type { IdentityTools } from './identity-tools.ts';
import { mergeRoutes } from './merge-routes.ts';
import { identitySettingsRoutes } from './settings-routes.ts';

/** Who is who: customers who turned out to be one, identifiers that several claim, and by what people are recognised. */
export function identityRoutes(tools: IdentityTools): readonly Route[] {
  return [...mergeRoutes(tools), ...conflictRoutes(tools), ...identitySettingsRoutes(tools)];
}
