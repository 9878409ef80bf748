import { createHmac } from 'node:crypto';
import { compileAuth } from '@causeway/core/webhook/verify-auth';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWebhookIds, signStandardWebhook } from './standard-webhooks.ts';

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

it('names a request the same as long as the same events are sent with the same bytes', () => {
  const ids = createWebhookIds(Buffer.alloc(32, 1));
  const request = { eventsOf: [[7]], path: '/in', body: '{}' };
  const id = ids(1, request);
  expect(id).toMatch(/^msg_[\w-]{32}$/);
  expect(ids(1, { ...request })).toBe(id);
  const others = [
    ids(2, request),
    ids(1, { ...request, eventsOf: [[8]] }),
    ids(1, { ...request, eventsOf: [[7], [8]] }),
    ids(1, { ...request, path: '/' }),
    ids(1, { ...request, body: '{"a":1}' }),
    createWebhookIds(Buffer.alloc(32, 2))(1, request),
  ];
  expect(new Set([id, ...others]).size).toBe(7);
});
