import type { Route } from '@causeway/contract/operation';
import type { FastifyInstance } from 'fastify';
import { accessRoutes, type AccessTools } from '../features/access/access-routes.ts';
import { audienceRecipeRoutes } from '../features/audience-recipes/audience-recipe-routes.ts';
import type { AudienceRecipeTools } from '../features/audience-recipes/install-insider.ts';
import { attributeRoutes } from '../features/attributes/attribute-routes.ts';
import { audienceRoutes, type AudienceTools } from '../features/audiences/audience-routes.ts';
import { auditRoutes, type AuditTools } from '../features/audit/audit-routes.ts';
import {
  authorizationRoutes,
  type AuthorizationTools,
} from '../features/authorizations/authorization-routes.ts';
import { consentRoutes } from '../features/consents/consent-routes.ts';
import type { ConsentTools } from '../features/consents/consent-tools.ts';
import { coverageRoutes, type CoverageTools } from '../features/coverage/coverage-routes.ts';
import { customerRoutes, type CustomerTools } from '../features/customers/customer-routes.ts';
import { membershipRoutes, type MembershipTools } from '../features/customers/membership-routes.ts';
import { deadLetterRoutes, type DeadLetterTools } from '../features/dead-letters/dead-letter-routes.ts';
import { erasureRoutes, type ErasureTools } from '../features/erasures/erasure-routes.ts';
import { eventTypeRoutes } from '../features/event-types/event-type-routes.ts';
import { healthRoutes, type HealthTools } from '../features/health/health-routes.ts';
import { identityRoutes } from '../features/identity/identity-routes.ts';
import type { IdentityTools } from '../features/identity/identity-tools.ts';
import { inboundSideRoutes } from '../features/insider-inbound/inbound-routes.ts';
import type { IntegrationTools } from '../features/integrations/integration-tools.ts';
import { integrationRoutes } from '../features/integrations/integration-routes.ts';
import { inboundRoutes, type InboundTools } from '../features/inbound-receipts/inbound-routes.ts';
import { liveRoutes, type LiveTools } from '../features/live/live-routes.ts';
import { logRoutes, type LogTools } from '../features/logs/log-routes.ts';
import { overviewRoutes, type OverviewTools } from '../features/overview/overview-routes.ts';
import { receiptRoutes, type ReceiptTools } from '../features/receipts/receipt-routes.ts';
import { sessionRoutes } from '../features/sessions/session-routes.ts';
import type { SessionTools } from '../features/sessions/session-tools.ts';
import { templateRoutes, type TemplateTools } from '../features/templates/template-routes.ts';
import { userRoutes, type UserTools } from '../features/users/user-routes.ts';
import { webhookRoutes } from '../features/webhooks/webhook-routes.ts';
import type { WebhookTools } from '../features/webhooks/webhook-tools.ts';
import { workspaceRoutes, type WorkspaceTools } from '../features/workspace/workspace-routes.ts';
import type { InboundStore } from '../ports/inbound-store.ts';
import type { Log } from '../ports/log.ts';
import { createCallers } from './callers.ts';
import { mountRoutes } from './mount-routes.ts';
import type { SubmitByHand } from './submit-by-hand.ts';

/** Everything that the admin API needs from the hub. Its stores read on a connection of their own. */
export interface AdminTools
  extends
    AccessTools,
    AudienceRecipeTools,
    AudienceTools,
    AuthorizationTools,
    ConsentTools,
    CoverageTools,
    CustomerTools,
    DeadLetterTools,
    ErasureTools,
    HealthTools,
    IdentityTools,
    InboundTools,
    IntegrationTools,
    LiveTools,
    LogTools,
    MembershipTools,
    OverviewTools,
    ReceiptTools,
    SessionTools,
    TemplateTools,
    UserTools,
    AuditTools,
    WebhookTools,
    WorkspaceTools {
  /** For events that somebody adds by hand, and for those that are only looked at. */
  readonly submit: SubmitByHand;
  readonly log: Log;
  readonly inbound: InboundStore;
  /** Scheme, host and port under which senders find this hub. */
  readonly baseUrl: () => string;
  /** Of the software, for the description of the API. */
  readonly version: string;
  /** Where browsers find this hub, when that is not what it listens on. */
  readonly publicUrl: URL | undefined;
  /** How often a stream asks whether it may go on; for tests. */
  readonly recheckMs?: number;
}

/** Serves the admin API, the health checks, the metrics, and the description of all of them. */
export function registerAdminRoutes(app: FastifyInstance, tools: AdminTools): void {
  const { config, sessions, secrets, clock, log, version, publicUrl, recheckMs } = tools;
  const routes: readonly Route[] = [
    ...sessionRoutes(tools),
    ...userRoutes(tools),
    ...auditRoutes(tools),
    ...workspaceRoutes(tools),
    ...accessRoutes(tools),
    ...attributeRoutes(tools),
    ...eventTypeRoutes(tools),
    ...overviewRoutes(tools),
    ...coverageRoutes(tools),
    ...integrationRoutes(tools),
    ...audienceRecipeRoutes(tools),
    ...inboundSideRoutes(tools),
    ...logRoutes(tools),
    ...liveRoutes(tools),
    ...deadLetterRoutes(tools),
    ...customerRoutes(tools),
    ...membershipRoutes(tools),
    ...identityRoutes(tools),
    ...erasureRoutes(tools),
    ...consentRoutes(tools),
    ...receiptRoutes(tools),
    ...audienceRoutes(tools),
    ...templateRoutes(tools),
    ...authorizationRoutes(tools),
    ...webhookRoutes(tools),
    ...inboundRoutes(tools),
    ...healthRoutes(tools),
  ];
  mountRoutes(app, routes, {
    version,
    log,
    publicUrl,
    csrfOf: secrets.csrfOf,
    ...createCallers({ config, sessions, hash: secrets.hash, clock, log }),
    ...(recheckMs === undefined ? {} : { recheckMs }),
  });
}
