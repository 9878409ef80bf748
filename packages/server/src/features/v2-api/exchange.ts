import type { IncomingMessage } from 'node:http';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { ReadingBudget } from '../../intake/read-body.ts';
import type { AudienceDesk } from '../../ports/audience-desk.ts';
import type { AuditStore } from '../../ports/audit-store.ts';
import type { AuthorizationDesk } from '../../ports/authorization-desk.ts';
import type { CountMatching } from '../../ports/count-matching.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Token } from '../../ports/config-store.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { Installer, IntegrationDesk } from '../../ports/integration-desk.ts';
import type { LogStore } from '../../ports/log-store.ts';
import type { Log } from '../../ports/log.ts';
import type { MemberStore } from '../../ports/member-store.ts';
import type { SeatsOf } from '../../ports/seats-of.ts';
import type { TemplateDesk } from '../../ports/template-desk.ts';
import type { TemplateLanguage } from '../../ports/template-language.ts';

/** What this API needs from the hub. */
export interface V2ApiTools {
  readonly desk: TemplateDesk;
  readonly authorizations: AuthorizationDesk;
  readonly audiences: AudienceDesk;
  readonly members: Pick<MemberStore, 'members'>;
  readonly seatsOf: SeatsOf;
  /** How many customers meet a rule that can be judged. */
  readonly countMatching: CountMatching;
  readonly integrations: IntegrationDesk;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  /** Integrations whose destination fails. */
  readonly failing: () => ReadonlySet<number>;
  readonly delivered: DeliveryStore['delivered'];
  readonly audit: AuditStore;
  readonly logs: Pick<LogStore, 'outcomes' | 'deliveries'>;
  readonly clock: Clock;
  readonly language: TemplateLanguage;
  readonly config: Pick<ConfigStore, 'workspaces'>;
  /** Whose token it is; undefined when there is none such, or it was revoked. */
  readonly tokenOf: (token: string) => Promise<Token | undefined>;
  readonly budget: ReadingBudget;
  readonly log: Log;
  /** Names a request in answers. */
  readonly newRequestId: () => string;
}

/** One request on its way through, and whoever it is from. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  readonly by: Installer;
  /** As text; empty where there was none. */
  readonly body: string;
}
