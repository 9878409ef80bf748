import { createHmac } from 'node:crypto';
import type { PlannedRequest } from '@causeway/core/delivery/destination';
import type { SignRequest } from '../../ports/sign-request.ts';

const PREFIX = 'whsec_';

/**
 * Signs a request as Standard Webhooks do (standardwebhooks.com, specification 1.0.0, "Signature scheme"): HMAC-SHA-256
 * over `id.timestamp.body`, where the timestamp is in seconds.
 */
export const signStandardWebhook: SignRequest = ({ secret }, { id, at, body }) => {
  const timestamp = String(Math.floor(at / 1000));
  const digest = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${digest}` };
};

/** `whsec_` and base64 stand for the bytes; any other text, also one that is no base64 after all, for itself. */
function keyOf(secret: string): Buffer {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
  const bytes = Buffer.from(text, 'base64');
  const plain = (base64: string): string =>
    base64
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replace(/(?<!=)=+$/, '');
  return bytes.length > 0 && plain(bytes.toString('base64')) === plain(text)
    ? bytes
    : Buffer.from(secret, 'utf8');
}

/**
 * Names requests for their receivers, who take the same id twice for a repetition. It is the same as long as the same
 * events are sent with the same bytes: when an answer was lost, after a restart, from the dead letters. No two hubs share
 * one: `key` is this hub's own.
 */
export function createWebhookIds(
  key: Uint8Array,
): (integration: number, request: Pick<PlannedRequest, 'eventsOf' | 'path' | 'body'>) => string {
  return (integration, { eventsOf, path, body }) => {
    const said = JSON.stringify(['webhook-id', integration, eventsOf, path, body]);
    return `msg_${createHmac('sha256', key).update(said).digest('base64url').slice(0, 32)}`;
  };
}
