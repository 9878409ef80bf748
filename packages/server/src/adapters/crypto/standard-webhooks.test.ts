import { createHmac } from 'node:crypto';
import { compileAuth } from '@causeway/core/webhook/verify-auth';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signStandardWebhook, webhookId } from './standard-webhooks.ts';

const sign = (secret: string, id: string, at: number, body: string) =>
  signStandardWebhook({ scheme: 'standard-webhooks', secret }, { id, at, body });

it('signs as the reference libraries do', () => {
  // The example that the reference implementations test themselves with.
  expect(
    sign(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330_000,
      '{"test": 2432232314}',
    ),
  ).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('takes any other text for the key itself', () => {
  for (const secret of ['plain text ü', 'whsec_', 'whsec_not base64!']) {
    const digest = createHmac('sha256', Buffer.from(secret)).update('i.1.b').digest('base64');
    expect(sign(secret, 'i', 1_999, 'b')).toMatchObject({ 'webhook-signature': `v1,${digest}` });
  }
});

it('is what this hub itself takes for a proof, whatever the key and the body', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.string(),
      fc.nat(),
      (bytes, body, seconds) => {
        const secret = `whsec_${Buffer.from(bytes).toString('base64')}`;
        const now = seconds * 1_000 + 7;
        const check = compileAuth(
          { kind: 'hmac', preset: 'standard_webhooks', secrets: ['s'], toleranceSeconds: 300 },
          [],
          { s: secret },
          (algorithm, key, payload) => createHmac(algorithm, key).update(payload, 'utf8').digest(),
        );
        const request = { headers: sign(secret, 'msg_1', now, body), rawBody: body, now, address: '' };
        expect(check(request as unknown as Parameters<typeof check>[0]).reason).toBe('proved');
      },
    ),
  );
});

it('names a request the same however often it is sent, and any other otherwise', () => {
  const id = webhookId(1, 2, 0, 'body');
  expect(id).toMatch(/^msg_[\w-]{32}$/);
  expect(webhookId(1, 2, 0, 'body')).toBe(id);
  const others = [
    webhookId(2, 2, 0, 'body'),
    webhookId(1, 3, 0, 'body'),
    webhookId(1, 2, 1, 'body'),
    webhookId(1, 2, 0, ''),
  ];
  expect(new Set([id, ...others]).size).toBe(5);
});
