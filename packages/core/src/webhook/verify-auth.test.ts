import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64, toHex, utf8Bytes } from './bytes.ts';
import type { GenericHmac, WebhookAuth } from './definition.ts';
import { equalSecret } from './equal-secret.ts';
import { NOW, request } from './testing/sample.ts';
import { compileAuth, type Digest } from './verify-auth.ts';

const digest: Digest = (algorithm, key, payload) =>
  createHmac(algorithm, key).update(payload, 'utf8').digest();
const SECRETS = {
  now: 'new-secret',
  before: 'old-secret',
  standard: `whsec_${Buffer.from('thirty-two bytes of pure secret!').toString('base64')}`,
};
const BODY = { id: 'évènement', n: 1 };
const RAW = JSON.stringify(BODY);
const STAMP = String(NOW / 1000);

type Headers = Record<string, string>;

function reason(
  auth: WebhookAuth,
  headers: Headers,
  over: { rawBody?: string; address?: string; ips?: string[] } = {},
): string {
  const { ips = [], ...rest } = over;
  return compileAuth(auth, ips, SECRETS, digest)(request(BODY, { headers, ...rest })).reason;
}

function sign(
  key: string | Uint8Array,
  text: string,
  encoding: 'hex' | 'base64',
  algorithm = 'sha256',
): string {
  return createHmac(algorithm, key).update(text, 'utf8').digest(encoding);
}

const both = ['now', 'before'];

describe('tokens and passwords', () => {
  const token: WebhookAuth = { kind: 'header_token', header: 'X-Token', secrets: both };
  const basic: WebhookAuth = { kind: 'basic', user: 'Zoë', secrets: both };
  const pair = (password: string): string => Buffer.from(`Zoë:${password}`).toString('base64');

  test.each<[string, WebhookAuth, Headers, string]>([
    ['none', { kind: 'none' }, {}, 'open'],
    ['token', token, { 'x-token': 'new-secret' }, 'proved'],
    ['the token before', token, { 'x-token': 'old-secret' }, 'proved'],
    ['another token', token, { 'x-token': 'new-secreT' }, 'wrong_token'],
    ['a longer token', token, { 'x-token': 'new-secretnew-secret' }, 'wrong_token'],
    ['an empty token', token, { 'x-token': '' }, 'wrong_token'],
    ['no token', token, {}, 'header_missing'],
    ['bearer', { kind: 'bearer', secrets: both }, { authorization: 'bearer new-secret' }, 'proved'],
    ['wrong bearer', { kind: 'bearer', secrets: both }, { authorization: 'Bearer x' }, 'wrong_token'],
    ['another scheme', { kind: 'bearer', secrets: both }, { authorization: 'Basic x' }, 'header_missing'],
    ['basic', basic, { authorization: `Basic ${pair('old-secret')}` }, 'proved'],
    [
      'basic without padding',
      basic,
      { authorization: `basic ${pair('new-secret').replace(/=+$/, '')}` },
      'proved',
    ],
    ['wrong basic', basic, { authorization: `Basic ${pair('nope')}` }, 'wrong_password'],
    [
      'a secret that is not set',
      { kind: 'bearer', secrets: ['gone'] },
      { authorization: 'Bearer ' },
      'secret_missing',
    ],
    ['a name of every object', { kind: 'bearer', secrets: ['constructor'] }, {}, 'secret_missing'],
  ])('%s', (_, auth, headers, expected) => {
    expect(reason(auth, headers)).toBe(expected);
  });

  test('equal is what is equal, and never an empty secret', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(equalSecret(a, b)).toBe(a === b && b !== '');
      }),
    );
  });
});

describe('addresses', () => {
  test('come first, and are enough alone', () => {
    const ips = ['203.0.113.0/24'];
    expect(reason({ kind: 'none' }, {}, { ips })).toBe('proved');
    expect(reason({ kind: 'none' }, {}, { ips, address: '198.51.100.1' })).toBe('address_not_allowed');
    expect(reason({ kind: 'bearer', secrets: both }, {}, { ips })).toBe('header_missing');
  });
});

describe('signatures', () => {
  const standard: WebhookAuth = {
    kind: 'hmac',
    preset: 'standard_webhooks',
    toleranceSeconds: 300,
    secrets: ['standard'],
  };
  const key = Buffer.from('thirty-two bytes of pure secret!');
  const v1 = (stamp = STAMP, raw = RAW, id = 'msg_1'): string =>
    `v1,${sign(key, `${id}.${stamp}.${raw}`, 'base64')}`;
  const standardHeaders = (over: Headers = {}): Headers => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': STAMP,
    'webhook-signature': v1(),
    ...over,
  });

  test('the example of the Standard Webhooks specification', () => {
    const auth: WebhookAuth = {
      kind: 'hmac',
      preset: 'standard_webhooks',
      toleranceSeconds: 300,
      secrets: ['s'],
    };
    const check = compileAuth(auth, [], { s: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }, digest);
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const sent = request(
      { test: 2432232314 },
      { headers, rawBody: '{"test": 2432232314}', now: 1_614_265_330_000 },
    );
    expect(check(sent)).toMatchObject({ ok: true, reason: 'proved' });
  });

  test.each<[string, Headers, string]>([
    ['right', standardHeaders(), 'proved'],
    ['several, one right', standardHeaders({ 'webhook-signature': `v1a,xx v1,AAAA ${v1()}` }), 'proved'],
    ['names of Svix', { 'svix-id': 'msg_1', 'svix-timestamp': STAMP, 'svix-signature': v1() }, 'proved'],
    ['another body', standardHeaders({ 'webhook-signature': v1(STAMP, '{}') }), 'signature_wrong'],
    ['another id', standardHeaders({ 'webhook-id': 'msg_2' }), 'signature_wrong'],
    ['an id with a point', standardHeaders({ 'webhook-id': 'msg.1' }), 'signature_malformed'],
    ['no signature', standardHeaders({ 'webhook-signature': '' }), 'signature_missing'],
    ['an unknown version', standardHeaders({ 'webhook-signature': 'v2,AAAA' }), 'signature_malformed'],
    ['no time', { 'webhook-id': 'msg_1', 'webhook-signature': v1() }, 'timestamp_missing'],
    ['no number', standardHeaders({ 'webhook-timestamp': 'now' }), 'timestamp_malformed'],
    [
      'at the edge',
      standardHeaders({
        'webhook-timestamp': String(NOW / 1000 - 300),
        'webhook-signature': v1(String(NOW / 1000 - 300)),
      }),
      'proved',
    ],
    [
      'too old',
      standardHeaders({
        'webhook-timestamp': String(NOW / 1000 - 301),
        'webhook-signature': v1(String(NOW / 1000 - 301)),
      }),
      'timestamp_too_old',
    ],
    [
      'from the future',
      standardHeaders({ 'webhook-timestamp': String(NOW / 1000 + 301) }),
      'timestamp_in_future',
    ],
  ])('Standard Webhooks: %s', (_, headers, expected) => {
    expect(reason(standard, headers)).toBe(expected);
  });

  test('a secret without whsec_ is base64 or the key itself', () => {
    const auth: WebhookAuth = {
      kind: 'hmac',
      preset: 'standard_webhooks',
      toleranceSeconds: 300,
      secrets: ['now'],
    };
    const signature = `v1,${sign('new-secret', `msg_1.${STAMP}.${RAW}`, 'base64')}`;
    expect(reason(auth, standardHeaders({ 'webhook-signature': signature }))).toBe('proved');
    const check = compileAuth(auth, [], { now: 'whsec_not base64!' }, digest);
    expect(check(request(BODY, { headers: standardHeaders() })).reason).toBe('secret_unusable');
  });

  const github: WebhookAuth = { kind: 'hmac', preset: 'github', toleranceSeconds: 300, secrets: both };
  const shopify: WebhookAuth = { kind: 'hmac', preset: 'shopify', toleranceSeconds: 300, secrets: both };
  const stripe: WebhookAuth = { kind: 'hmac', preset: 'stripe', toleranceSeconds: 300, secrets: both };
  const slack: GenericHmac = {
    kind: 'hmac',
    preset: 'generic',
    header: 'X-Slack-Signature',
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: 'v0=',
    timestamp: { header: 'X-Slack-Request-Timestamp', toleranceSeconds: 60 },
    signed: 'v0:{timestamp}:{body}',
    secrets: both,
  };
  const paid = `t=${STAMP},v1=${sign('old-secret', `${STAMP}.${RAW}`, 'hex')}`;

  test.each<[string, WebhookAuth, Headers, string]>([
    ['GitHub', github, { 'x-hub-signature-256': `sha256=${sign('new-secret', RAW, 'hex')}` }, 'proved'],
    [
      'GitHub in capitals',
      github,
      { 'x-hub-signature-256': `sha256=${sign('new-secret', RAW, 'hex').toUpperCase()}` },
      'proved',
    ],
    [
      'GitHub, another prefix',
      github,
      { 'x-hub-signature-256': `sha1=${sign('new-secret', RAW, 'hex')}` },
      'signature_malformed',
    ],
    ['GitHub, wrong', github, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }, 'signature_wrong'],
    [
      'GitHub, cut short',
      github,
      { 'x-hub-signature-256': `sha256=${sign('new-secret', RAW, 'hex').slice(0, 10)}` },
      'signature_wrong',
    ],
    ['Shopify', shopify, { 'x-shopify-hmac-sha256': sign('old-secret', RAW, 'base64') }, 'proved'],
    ['Shopify, missing', shopify, {}, 'signature_missing'],
    ['Stripe', stripe, { 'stripe-signature': paid }, 'proved'],
    [
      'Stripe, several',
      stripe,
      { 'stripe-signature': `t=${STAMP}, v1=00, v0=11, ${paid.split(',')[1]}` },
      'proved',
    ],
    ['Stripe, no time', stripe, { 'stripe-signature': 'v1=00' }, 'timestamp_missing'],
    ['Stripe, nothing usable', stripe, { 'stripe-signature': `t=${STAMP},v0=00` }, 'signature_malformed'],
    [
      'generic',
      slack,
      {
        'x-slack-request-timestamp': STAMP,
        'x-slack-signature': `v0=${sign('new-secret', `v0:${STAMP}:${RAW}`, 'hex')}`,
      },
      'proved',
    ],
    ['generic, no time', slack, { 'x-slack-signature': 'v0=00' }, 'timestamp_missing'],
    [
      'generic, sha512 and base64url',
      { ...slack, algorithm: 'sha512', encoding: 'base64', prefix: '', signed: '{body}' },
      {
        'x-slack-request-timestamp': STAMP,
        'x-slack-signature': sign('new-secret', RAW, 'base64', 'sha512')
          .replaceAll('+', '-')
          .replaceAll('/', '_'),
      },
      'proved',
    ],
  ])('%s', (_, auth, headers, expected) => {
    expect(reason(auth, headers)).toBe(expected);
  });

  test('a body that spells a placeholder is signed as it is', () => {
    const rawBody = '{"a":"{timestamp}$&"}';
    const headers = {
      'x-slack-request-timestamp': STAMP,
      'x-slack-signature': `v0=${sign('new-secret', `v0:${STAMP}:${rawBody}`, 'hex')}`,
    };
    expect(reason(slack, headers, { rawBody })).toBe('proved');
  });

  test('whatever is changed in a signed body, it no longer fits', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (raw, seed) => {
        const at = seed % raw.length;
        const changed = raw.slice(0, at) + (raw[at] === 'x' ? 'y' : 'x') + raw.slice(at + 1);
        const headers = { 'x-hub-signature-256': `sha256=${sign('new-secret', raw, 'hex')}` };
        expect(reason(github, headers, { rawBody: raw })).toBe('proved');
        expect(reason(github, headers, { rawBody: changed })).toBe('signature_wrong');
      }),
    );
  });
});

describe('bytes', () => {
  test('as Node writes and reads them', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ unit: 'binary' }), (bytes, text) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64').replace(/=+$/, ''));
        expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(new Uint8Array(bytes));
        expect(fromBase64(Buffer.from(bytes).toString('base64url'))).toEqual(new Uint8Array(bytes));
        expect(utf8Bytes(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')));
      }),
    );
    for (const wrong of ['a', 'a!bc', 'ab==c', 'é']) expect(fromBase64(wrong)).toBeUndefined();
  });
});
