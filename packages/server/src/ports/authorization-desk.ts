import type { AuthorizationMethod } from '@causeway/core/authorization/authorization';
import type { Role } from '@causeway/core/access/role';
import type { Issue } from '@causeway/core/result/issue';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { Author } from './audit-store.ts';
import type { Authorization } from './authorization-store.ts';

export interface AuthorizationWords {
  readonly label: string;
  readonly description: string;
  readonly method: AuthorizationMethod;
  readonly settings: Json;
  readonly hosts: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
}

export type AuthorizationEdit = {
  readonly [K in 'label' | 'description' | 'method' | 'hosts']?: AuthorizationWords[K] | undefined;
} & {
  /** Put over what is there; null returns one to its default. */
  readonly settings?: JsonObject | undefined;
  /** null takes one away. */
  readonly secrets?: Readonly<Record<string, string | null>> | undefined;
};

/** An authorization with the names of its secrets that are set. */
export interface ShownAuthorization extends Authorization {
  readonly set: readonly string[];
}

/** An integration that sends with it. */
export interface AuthorizationUser {
  readonly id: number;
  readonly name: string;
}

export interface TokenTrial {
  readonly ok: boolean;
  readonly issue: Issue;
  readonly status: number;
  readonly ms: number;
  readonly lifeMs: number | undefined;
}

/**
 * Authorizations as both APIs keep them: nothing is stored that cannot work, nothing removed that is in use, secrets
 * stay with the hosts they were entered for, and every change is written down and taken up at once. Throws `Refused` for
 * what cannot be done.
 */
export interface AuthorizationDesk {
  readonly list: (workspace: number) => Promise<readonly ShownAuthorization[]>;
  readonly get: (workspace: number, id: string) => Promise<ShownAuthorization>;
  readonly add: (by: Author, words: AuthorizationWords) => Promise<ShownAuthorization>;
  readonly change: (
    by: Author,
    id: string,
    words: AuthorizationEdit,
    ifRevision?: number,
  ) => Promise<ShownAuthorization>;
  readonly remove: (by: Author, id: string, ifRevision?: number) => Promise<void>;
  /** Who uses which, by the ids of the authorizations. */
  readonly users: (workspace: number) => Promise<ReadonlyMap<string, readonly AuthorizationUser[]>>;
  /** Fetches a token; refused for an authorization that needs none. */
  readonly test: (workspace: number, id: string) => Promise<TokenTrial>;
  /**
   * May it be sent to this origin? One that is bound to no host yet is bound by an admin's first use. Answers what is
   * wrong; undefined when it may.
   */
  readonly claim: (by: Author, role: Role, id: string, origin: string) => Promise<Issue | undefined>;
}
