import type { Caller } from '@causeway/contract/operation';
import { notFound } from '@causeway/contract/problem';
import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import type { WebhookModel } from '@causeway/core/webhook/webhook-model';
import type { Digest } from '@causeway/core/webhook/verify-auth';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { Log } from '../../ports/log.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Webhook, WebhookStore } from '../../ports/webhook-store.ts';

export interface WebhookTools {
  readonly config: ConfigStore;
  readonly webhooks: WebhookStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly configured: () => Promise<void> | void;
  /** What definitions of a workspace are checked against. */
  readonly webhookModel: (workspace: number) => WebhookModel;
  /** Secrets are sealed for one webhook and name, and opened as nothing else. */
  readonly sealWebhookSecret: (workspace: number, webhook: number, name: string, value: string) => Uint8Array;
  readonly openWebhookSecret: (
    workspace: number,
    webhook: number,
    name: string,
    sealed: Uint8Array,
  ) => string;
  readonly secrets: Secrets;
  readonly digest: Digest;
  /** Scheme, host and port under which senders find this hub. */
  readonly baseUrl: () => string;
  /** Registers an event, or only looks. Resolves when it is on disk. */
  readonly submit: (submission: Submission) => Promise<Registered>;
  readonly newMessageId: () => string;
}

/** The caller's webhook, or nothing that can be told from none. */
export async function ownedWebhook(
  { webhooks }: Pick<WebhookTools, 'webhooks'>,
  { workspace }: Pick<Caller, 'workspace'>,
  id: number,
): Promise<Webhook> {
  const webhook = await webhooks.webhook(workspace, id);
  if (webhook === undefined) throw notFound('incoming webhook');
  return webhook;
}

/** A webhook's secrets by their names. One that the present key cannot open counts as not set. */
export async function openedSecrets(
  { webhooks, openWebhookSecret, log }: Pick<WebhookTools, 'webhooks' | 'openWebhookSecret' | 'log'>,
  { workspace, id }: Pick<Webhook, 'workspace' | 'id'>,
): Promise<Readonly<Record<string, string>>> {
  const opened: Record<string, string> = {};
  for (const [name, sealed] of Object.entries(await webhooks.webhookSecrets(workspace, id))) {
    try {
      opened[name] = openWebhookSecret(workspace, id, name, sealed);
    } catch (error) {
      log.error(
        { err: error, webhook: id, name },
        'a secret of an incoming webhook cannot be opened: set it again',
      );
    }
  }
  return opened;
}
