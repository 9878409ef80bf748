import type { Route } from '@causeway/contract/operation';
import type { FastifyInstance } from 'fastify';
import { accessRoutes, type AccessTools } from '../features/access/access-routes.ts';
import { attributeRoutes } from '../features/attributes/attribute-routes.ts';
import { customerRoutes } from '../features/customers/customer-routes.ts';
import { deadLetterRoutes, type DeadLetterTools } from '../features/dead-letters/dead-letter-routes.ts';
import { eventTypeRoutes } from '../features/event-types/event-type-routes.ts';
import { healthRoutes, type HealthTools } from '../features/health/health-routes.ts';
import type { IntegrationTools } from '../features/integrations/integration-tools.ts';
import { integrationRoutes } from '../features/integrations/integration-routes.ts';
import { logRoutes, type LogTools } from '../features/logs/log-routes.ts';
import { receiptRoutes, type ReceiptTools } from '../features/receipts/receipt-routes.ts';
import type { Log } from '../ports/log.ts';
import { mountRoutes } from './mount-routes.ts';

/** Everything that the admin API needs from the hub. Its stores read on a connection of their own. */
export interface AdminTools
  extends AccessTools, DeadLetterTools, HealthTools, IntegrationTools, LogTools, ReceiptTools {
  readonly log: Log;
  /** Of the software, for the description of the API. */
  readonly version: string;
}

/** Serves the admin API, the health checks, the metrics, and the description of all of them. */
export function registerAdminRoutes(app: FastifyInstance, tools: AdminTools): void {
  const { config, keys, log, version } = tools;
  const routes: readonly Route[] = [
    ...accessRoutes(tools),
    ...attributeRoutes(tools),
    ...eventTypeRoutes(tools),
    ...integrationRoutes(tools),
    ...logRoutes(tools),
    ...deadLetterRoutes(tools),
    ...customerRoutes(tools),
    ...receiptRoutes(tools),
    ...healthRoutes(tools),
  ];
  mountRoutes(app, routes, {
    version,
    log,
    callerOf: async (token) => {
      const found = await config.findToken(keys.keyHash(token));
      return found === undefined ? undefined : { workspace: found.workspace, token: found.id };
    },
  });
}
