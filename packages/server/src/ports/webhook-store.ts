import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import type { Noting, NotingChange } from './audit-store.ts';

export type WebhookState = 'inactive' | 'active' | 'archived';

/** An incoming webhook as it is kept. Times are Unix milliseconds. */
export interface Webhook {
  readonly id: number;
  readonly workspace: number;
  /** Where its events come from: a source of its own, which nobody has a key of. */
  readonly source: number;
  readonly state: WebhookState;
  readonly definition: WebhookDefinition;
  readonly revision: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archivedAt: number | undefined;
}

export interface WebhookDraft {
  readonly workspace: number;
  readonly definition: WebhookDefinition;
  /** Of random bytes that nobody keeps: nothing can be sent to the source with a key. */
  readonly keyHash: string;
  /** Sealed for the id, which is known only then; kept under `webhook:<id>`. */
  readonly secrets: (id: number) => Readonly<Record<string, Uint8Array>>;
}

export interface WebhookChange {
  readonly definition?: WebhookDefinition | undefined;
  readonly state?: WebhookState | undefined;
  /** Sealed; null takes one away. */
  readonly secrets?: Readonly<Record<string, Uint8Array | null>> | undefined;
  readonly ifRevision?: number | undefined;
}

/**
 * Incoming webhooks. Whoever changes one says what to write down about it, and that is written with the change or not
 * at all.
 */
export interface WebhookStore {
  /** All, in the order of their creation; of one workspace or of every one. */
  readonly webhooks: (workspace?: number) => Promise<readonly Webhook[]>;
  readonly webhook: (workspace: number, id: number) => Promise<Webhook | undefined>;
  /** Created inactive, together with its source. */
  readonly addWebhook: (draft: WebhookDraft, now: number, noting: Noting<Webhook>) => Promise<Webhook>;
  /** Changes what is given; answers undefined when there is none, or when `ifRevision` is not its revision any more. */
  readonly changeWebhook: (
    workspace: number,
    id: number,
    change: WebhookChange,
    now: number,
    noting: NotingChange<Webhook>,
  ) => Promise<Webhook | undefined>;
  /** Sealed; opening them is the sealer's work. */
  readonly webhookSecrets: (workspace: number, id: number) => Promise<Readonly<Record<string, Uint8Array>>>;
  /** When each of them was last sent a request; those that never were are left out. */
  readonly lastRequests: (ids: readonly number[]) => Promise<ReadonlyMap<number, number>>;
}
