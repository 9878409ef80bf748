import type { Counts } from '../webhooks/counts.ts';
import type { Courier } from '../webhooks/courier.ts';
import type { Send } from '../webhooks/send-log.ts';
import type { Webhook } from '../webhooks/webhook.ts';

export type WebhookView = Webhook & { readonly counts: Counts };

export function webhookView(webhook: Webhook, courier: Courier): WebhookView {
  return { ...webhook, counts: courier.countsOf(webhook) };
}

export interface SendView extends Omit<Send, 'at'> {
  readonly at: string;
}

export function sendView(send: Send): SendView {
  return { ...send, at: new Date(send.at).toISOString() };
}
