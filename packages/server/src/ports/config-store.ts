import type { Role } from '@causeway/core/access/role';
import type { Purpose } from '@causeway/core/consent/consent';
import type { ConsentPolicy } from '@causeway/core/consent/policy';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { EventType } from '@causeway/core/event/event-type';
import type { LedgerTerms } from '@causeway/core/ledger/ledger';
import type { WorkspaceContacts } from '@causeway/core/register/model';
import type { Issue } from '@causeway/core/result/issue';
import type { JsonObject } from '@causeway/core/result/json';
import type { Noting, NotingChange } from './audit-store.ts';
import type { IntegrationRevision, RevisionQuery } from './integration-revision.ts';

export interface Workspace {
  readonly id: number;
  /** The `account_id` of webhook URLs. */
  readonly publicId: string;
  readonly name: string;
  /** IANA name, such as Europe/Berlin. */
  readonly timeZone: string;
  /** Customers who are spoken of and unknown are made, instead of being an error. */
  readonly autoSubscribe: boolean;
  /** The events API takes only signed requests. */
  readonly requireSignature: boolean;
  readonly acceptance: LedgerTerms['acceptance'];
  readonly consent: ConsentPolicy;
  /** By what customers are recognised. */
  readonly identity: WorkspaceContacts;
  readonly createdAt: number;
}

/** Where events come from. The key itself is never kept, only its SHA-256 and what is needed to recognise it. */
export interface Source {
  readonly id: number;
  readonly workspace: number;
  readonly kind: string;
  readonly name: string;
  readonly keyPrefix: string;
  /** What it belongs to, such as webhook:3 or integration:2; undefined for a key that people hand out. */
  readonly owner: string | undefined;
  readonly createdAt: number;
  readonly revokedAt: number | undefined;
}

export interface SourceDraft {
  readonly workspace: number;
  readonly kind: string;
  readonly name: string;
  readonly keyHash: string;
  readonly keyPrefix: string;
  readonly owner?: string;
  /** Sealed for the id, which is known only then; kept under `source:<id>` in the same transaction. */
  readonly secrets?: (id: number) => Readonly<Record<string, Uint8Array>>;
}

export interface Token {
  readonly id: number;
  readonly workspace: number;
  readonly name: string;
  readonly role: Role;
  readonly prefix: string;
  readonly createdAt: number;
  readonly revokedAt: number | undefined;
}

export type IntegrationState = 'active' | 'paused' | 'removed';

export interface Integration {
  readonly id: number;
  readonly workspace: number;
  readonly kind: string;
  readonly name: string;
  readonly settings: JsonObject;
  readonly state: IntegrationState;
  /** Why it is paused, and since when (`at`, Unix milliseconds). */
  readonly pause: (Issue & { readonly at: number }) | undefined;
  readonly revision: number;
  /** What a customer must have agreed to; undefined: what its kind requires. */
  readonly requires: readonly Purpose[] | undefined;
  /** The variant of the catalog that it was installed as. */
  readonly variant: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * A workspace's configuration. Every read is bounded by the workspace, so that no id reaches into another one. Whoever
 * changes something says what to write down about it, and that is written with the change or not at all.
 */
export interface ConfigStore {
  readonly workspaces: () => Promise<readonly Workspace[]>;
  /** The first workspace with its first token and source, in one transaction. */
  readonly addFirst: (
    draft: {
      workspace: { publicId: string; name: string };
      token: { name: string; hash: string; prefix: string };
      source: { kind: string; name: string; keyHash: string; keyPrefix: string };
    },
    now: number,
    noting: Noting<Workspace>,
  ) => Promise<void>;
  readonly addWorkspace: (
    draft: { publicId: string; name: string },
    now: number,
    noting: Noting<Workspace>,
  ) => Promise<Workspace>;
  readonly changeWorkspace: (
    workspace: number,
    change: {
      name?: string | undefined;
      timeZone?: string | undefined;
      autoSubscribe?: boolean | undefined;
      requireSignature?: boolean | undefined;
      acceptance?: LedgerTerms['acceptance'] | undefined;
      consent?: ConsentPolicy | undefined;
      identity?: WorkspaceContacts | undefined;
    },
    now: number,
    noting: NotingChange<Workspace>,
  ) => Promise<Workspace | undefined>;

  readonly sources: (workspace: number) => Promise<readonly Source[]>;
  readonly addSource: (draft: SourceDraft, now: number, noting: Noting<Source>) => Promise<Source>;
  /**
   * Gives the source of an owner another key, or makes the source with its first one. The key before works no longer.
   * It stays the same source, so that what it sent before still counts as a repeat; `createdAt` is the key's.
   */
  readonly renewSource: (
    draft: SourceDraft & { readonly owner: string },
    now: number,
    noting: NotingChange<Source, Source | undefined>,
  ) => Promise<Source>;
  /** The live source of an owner, if it has one. */
  readonly sourceOf: (workspace: number, owner: string) => Promise<Source | undefined>;
  readonly findSource: (keyHash: string) => Promise<Source | undefined>;
  readonly revokeSource: (
    workspace: number,
    id: number,
    now: number,
    noting: Noting<Source>,
  ) => Promise<boolean>;

  readonly tokens: (workspace: number) => Promise<readonly Token[]>;
  readonly addToken: (
    draft: { workspace: number; name: string; role: Role; hash: string; prefix: string },
    now: number,
    noting: Noting<Token>,
  ) => Promise<Token>;
  readonly findToken: (hash: string) => Promise<Token | undefined>;
  readonly revokeToken: (
    workspace: number,
    id: number,
    now: number,
    noting: Noting<Token>,
  ) => Promise<boolean>;

  readonly attributes: (workspace: number) => Promise<readonly AttributeDefinition[]>;
  readonly putAttribute: (
    workspace: number,
    definition: AttributeDefinition,
    now: number,
    noting: NotingChange<AttributeDefinition, AttributeDefinition | undefined>,
  ) => Promise<void>;
  readonly removeAttribute: (
    workspace: number,
    name: string,
    now: number,
    noting: Noting<AttributeDefinition>,
  ) => Promise<boolean>;

  readonly eventTypes: (workspace: number) => Promise<readonly EventType[]>;
  readonly putEventType: (
    workspace: number,
    definition: EventType,
    now: number,
    noting: NotingChange<EventType, EventType | undefined>,
  ) => Promise<void>;
  readonly removeEventType: (
    workspace: number,
    name: string,
    now: number,
    noting: Noting<EventType>,
  ) => Promise<boolean>;

  /** Those that are not removed, of one workspace or of all. */
  readonly integrations: (workspace?: number) => Promise<readonly Integration[]>;
  readonly integration: (workspace: number, id: number) => Promise<Integration | undefined>;
  /** Secrets are sealed for the id, which is known only then: `secrets` is called with it, in the same transaction. */
  readonly addIntegration: (
    draft: {
      workspace: number;
      kind: string;
      name: string;
      settings: JsonObject;
      secrets: Readonly<Record<string, Uint8Array>> | ((id: number) => Readonly<Record<string, Uint8Array>>);
      requires?: readonly Purpose[] | undefined;
      variant?: string | undefined;
      /** Why, for its first revision. */
      summary?: string | undefined;
    },
    now: number,
    noting: Noting<Integration>,
  ) => Promise<Integration>;
  /**
   * Changes what is given; answers undefined when there is none, or when `ifRevision` is not its revision any more. What
   * changes its configuration makes a revision that stays, in the same transaction; its author is whom `noting` names.
   */
  readonly changeIntegration: (
    workspace: number,
    id: number,
    change: {
      name?: string | undefined;
      settings?: JsonObject | undefined;
      state?: IntegrationState | undefined;
      pause?: (Issue & { readonly at: number }) | undefined;
      /** Sealed; null takes one away. */
      secrets?: Readonly<Record<string, Uint8Array | null>> | undefined;
      /** null: as its kind says. */
      requires?: readonly Purpose[] | null | undefined;
      variant?: string | null | undefined;
      summary?: string | undefined;
      /** The revision that this brings back. */
      restored?: number | undefined;
      ifRevision?: number | undefined;
    },
    now: number,
    noting: NotingChange<Integration>,
  ) => Promise<Integration | undefined>;
  readonly integrationRevisions: (
    workspace: number,
    id: number,
    query: RevisionQuery,
  ) => Promise<readonly IntegrationRevision[]>;
  readonly integrationRevision: (
    workspace: number,
    id: number,
    revision: number,
  ) => Promise<IntegrationRevision | undefined>;
  /** Sealed; opening them is the sealer's work. */
  readonly secrets: (workspace: number, owner: string) => Promise<Readonly<Record<string, Uint8Array>>>;
}
