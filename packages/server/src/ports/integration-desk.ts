import type { Role } from '@causeway/core/access/role';
import type { Purpose } from '@causeway/core/consent/consent';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { Author } from './audit-store.ts';
import type { Integration } from './config-store.ts';

/** Who asks. An admin's first use binds an authorization to a host (see `AuthorizationDesk.claim`). */
export interface Installer extends Author {
  readonly role: Role;
}

export interface IntegrationWords {
  /** The key of a kind. */
  readonly kind: string;
  readonly name: string;
  readonly settings: Json;
  readonly secrets: Readonly<Record<string, string>>;
  /** It waits to be resumed. */
  readonly paused?: boolean | undefined;
  /** What a customer must have agreed to; as its kind says, when left out. */
  readonly requires?: readonly Purpose[] | undefined;
  /** Of the catalog. */
  readonly variant?: string | undefined;
  /** Why. */
  readonly summary?: string | undefined;
}

export interface IntegrationEdit {
  readonly name?: string | undefined;
  /** What the settings become of what they were. */
  readonly settings?: ((before: JsonObject) => Json) | undefined;
  /** null takes one away. */
  readonly secrets?: Readonly<Record<string, string | null>> | undefined;
  readonly requires?: readonly Purpose[] | undefined;
  readonly summary?: string | undefined;
}

/**
 * Integrations as all APIs keep them: none that could not send is stored, no two have one name, secrets stay with the
 * hosts they were entered for, and every change is written down and taken up at once. Throws `Refused` for what cannot
 * be done.
 */
export interface IntegrationDesk {
  readonly list: (workspace: number) => Promise<readonly Integration[]>;
  readonly get: (workspace: number, id: number) => Promise<Integration>;
  readonly add: (by: Installer, words: IntegrationWords) => Promise<Integration>;
  readonly change: (
    by: Installer,
    id: number,
    words: IntegrationEdit,
    ifRevision?: number,
  ) => Promise<Integration>;
  /** Makes an earlier revision the present one, under the rules of a change. Secrets stay as they are. */
  readonly restore: (
    by: Installer,
    id: number,
    revision: number,
    summary: string,
    ifRevision?: number,
  ) => Promise<Integration>;
  readonly remove: (by: Author, id: number, ifRevision?: number) => Promise<void>;
  /** Why it is paused already stays the reason. */
  readonly pause: (by: Author, id: number, ifRevision?: number) => Promise<Integration>;
  readonly resume: (by: Author, id: number, ifRevision?: number) => Promise<Integration>;
}
