import type { IncomingMessage } from 'node:http';
import type { ReadingBudget } from '../../intake/read-body.ts';
import type { Author } from '../../ports/audit-store.ts';
import type { AuthorizationDesk } from '../../ports/authorization-desk.ts';
import type { ConfigStore, Token } from '../../ports/config-store.ts';
import type { Log } from '../../ports/log.ts';
import type { TemplateDesk } from '../../ports/template-desk.ts';
import type { TemplateLanguage } from '../../ports/template-language.ts';

/** What this API needs from the hub. */
export interface V2ApiTools {
  readonly desk: TemplateDesk;
  readonly authorizations: AuthorizationDesk;
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
  readonly by: Author;
  /** As text; empty where there was none. */
  readonly body: string;
}
