import { createHash, createHmac } from 'node:crypto';
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
    base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  return bytes.length > 0 && plain(bytes.toString('base64')) === plain(text)
    ? bytes
    : Buffer.from(secret, 'utf8');
}

/**
 * Names a request for its receiver, who takes the same id twice for a repetition: the same as long as the same flight
 * is tried, another for any other request, also of another hub.
 */
export function webhookId(integration: number, flight: number, step: number, body: string): string {
  const digest = createHash('sha256').update(`${integration}.${flight}.${step}.${body}`).digest('base64url');
  return `msg_${digest.slice(0, 32)}`;
}
