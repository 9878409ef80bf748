import type { Caller } from '@causeway/contract/operation';
import { Refused } from '@causeway/contract/problem';
import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import type { AuditAction } from '../../ports/audit-store.ts';
import type { Webhook, WebhookState } from '../../ports/webhook-store.ts';
import { targetOf, webhookRecord } from './webhook-record.ts';
import { ownedWebhook, type WebhookTools } from './webhook-tools.ts';

export interface ChangeOfWebhook {
  readonly definition?: WebhookDefinition;
  readonly state?: WebhookState;
  /** In clear; null takes one away. */
  readonly secrets?: Readonly<Record<string, string | null>>;
}

/**
 * Writes a change down. What was checked about it was checked against `before`, so it is refused (412) when somebody
 * else was faster, whether the caller asked for that or not.
 */
export async function keepChange(
  tools: WebhookTools,
  caller: Caller,
  before: Webhook,
  action: AuditAction,
  ifRevision: number | undefined,
  { definition, state, secrets = {} }: ChangeOfWebhook,
): Promise<Webhook> {
  const { workspace, id } = before;
  const sealed = Object.entries(secrets).map(([name, value]): [string, Uint8Array | null] => [
    name,
    value === null ? null : tools.sealWebhookSecret(workspace, id, name, value),
  ]);
  const changed = await tools.webhooks.changeWebhook(
    workspace,
    id,
    { definition, state, secrets: Object.fromEntries(sealed), ifRevision: ifRevision ?? before.revision },
    tools.clock(),
    (was, is) => ({
      by: caller,
      action,
      target: targetOf(is),
      before: webhookRecord(was),
      after: webhookRecord(is, secrets),
    }),
  );
  if (changed === undefined) {
    const { revision } = await ownedWebhook(tools, caller, id);
    throw new Refused(
      412,
      'changed_meanwhile',
      `It was changed meanwhile: its revision is ${revision} now. Read it again and repeat the change.`,
    );
  }
  await tools.configured();
  return changed;
}
