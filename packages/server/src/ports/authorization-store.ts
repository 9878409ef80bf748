import type { AuthorizationMethod } from '@causeway/core/authorization/authorization';
import type { JsonObject } from '@causeway/core/result/json';
import type { Noting, NotingChange } from './audit-store.ts';

/** Credentials that integrations share, without what is secret of them. Times are Unix milliseconds. */
export interface Authorization {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly workspace: number;
  /** For people; several may have the same. */
  readonly label: string;
  readonly description: string;
  readonly method: AuthorizationMethod;
  readonly settings: JsonObject;
  /** Origins it may be sent to; none: not bound to any yet. */
  readonly hosts: readonly string[];
  /** Grows by one with every change. */
  readonly revision: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

type Words = Pick<Authorization, 'label' | 'description' | 'method' | 'settings' | 'hosts'>;

export interface AuthorizationDraft extends Words {
  readonly id: string;
  readonly workspace: number;
  /** Sealed, by name. */
  readonly secrets: Readonly<Record<string, Uint8Array>>;
}

export type AuthorizationChange = { readonly [K in keyof Words]?: Words[K] | undefined } & {
  /** Sealed; null takes one away. */
  readonly secrets?: Readonly<Record<string, Uint8Array | null>> | undefined;
  readonly ifRevision?: number | undefined;
};

/** Authorizations. Whoever changes one says what to write down about it, and that is written with the change or not at all. */
export interface AuthorizationStore {
  /** By label. */
  readonly authorizations: (workspace: number) => Promise<readonly Authorization[]>;
  readonly authorization: (workspace: number, id: string) => Promise<Authorization | undefined>;
  /** Sealed; opening them is the sealer's work. */
  readonly authorizationSecrets: (
    workspace: number,
    id: string,
  ) => Promise<Readonly<Record<string, Uint8Array>>>;
  readonly addAuthorization: (
    draft: AuthorizationDraft,
    now: number,
    noting: Noting<Authorization>,
  ) => Promise<Authorization>;
  /** Changes what is given; answers undefined when there is none, or when `ifRevision` is not its revision any more. */
  readonly changeAuthorization: (
    workspace: number,
    id: string,
    change: AuthorizationChange,
    now: number,
    noting: NotingChange<Authorization>,
  ) => Promise<Authorization | undefined>;
  /** With its secrets; answers whether there was one, and it was of `ifRevision` if that is given. */
  readonly removeAuthorization: (
    workspace: number,
    id: string,
    ifRevision: number | undefined,
    now: number,
    noting: Noting<Authorization>,
  ) => Promise<boolean>;
}
