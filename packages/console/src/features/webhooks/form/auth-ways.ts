import type { AuthWay } from './form-values.ts';

interface Way {
  readonly way: AuthWay;
  readonly label: string;
  readonly about: string;
}

export const AUTH_WAYS: readonly Way[] = [
  {
    way: 'none',
    label: 'Nothing',
    about: 'Whoever knows the address can register events, unless filters or addresses keep them out.',
  },
  {
    way: 'header_token',
    label: 'A token in a header',
    about: 'The header must hold exactly the secret. It is compared in constant time.',
  },
  { way: 'bearer', label: 'A bearer token', about: 'Authorization: Bearer, and the secret.' },
  {
    way: 'basic',
    label: 'User and password (Basic)',
    about: 'Authorization: Basic, with this user and the secret.',
  },
  {
    way: 'standard_webhooks',
    label: 'A signature: Standard Webhooks',
    about:
      'webhook-id, webhook-timestamp and webhook-signature, as Svix and others send them. The secret begins with whsec_.',
  },
  {
    way: 'github',
    label: 'A signature: GitHub',
    about: 'x-hub-signature-256: HMAC-SHA256 of the body. Choose application/json at GitHub.',
  },
  {
    way: 'stripe',
    label: 'A signature: Stripe',
    about: 'stripe-signature, with its time. The secret begins with whsec_.',
  },
  {
    way: 'shopify',
    label: 'A signature: Shopify',
    about: 'x-shopify-hmac-sha256: HMAC-SHA256 of the body, in Base64.',
  },
  {
    way: 'generic',
    label: 'A signature: another scheme',
    about: 'An HMAC of the body in a header. Fill in what the sender’s documentation says.',
  },
];

export function authAbout(way: AuthWay): string {
  return AUTH_WAYS.find((one) => one.way === way)?.about ?? '';
}

/** Ways in which a time is signed too, so that a request cannot be repeated later. */
export const TIMED: ReadonlySet<AuthWay> = new Set(['standard_webhooks', 'stripe']);

/** What the secret is called where the sender shows it. */
export function secretWord(way: AuthWay): string {
  if (way === 'header_token' || way === 'bearer') return 'Token';
  return way === 'basic' ? 'Password' : 'Signing secret';
}
