import { fromBase64, standardBase64, toBase64, toHex } from './bytes.ts';
import type { AuthReason } from './auth-verdict.ts';
import type { GenericHmac, HmacAlgorithm, HmacPreset } from './definition.ts';
import { headerOf, type WebhookRequest } from './request.ts';

/** What a request says to prove itself: the time as written, where one is signed, what is signed, and signatures. */
export interface Signed {
  readonly timestamp: string | undefined;
  readonly payload: string;
  readonly signatures: readonly string[];
}

/** How one kind of sender signs. */
export interface HmacScheme {
  readonly algorithm: HmacAlgorithm;
  readonly encoding: 'hex' | 'base64';
  readonly header: string;
  /** How far a signed time may be from ours; undefined when none is signed. */
  readonly toleranceSeconds: number | undefined;
  readonly read: (request: WebhookRequest) => Signed | AuthReason;
  /** Keys that the secret may stand for; none when it cannot be one. */
  readonly keys: (secret: string) => readonly (string | Uint8Array)[];
}

/** A header may hold several signatures while a secret is replaced; nobody needs more than these. */
const MOST_SIGNATURES = 10;

export function presetScheme(preset: HmacPreset, toleranceSeconds: number): HmacScheme {
  switch (preset) {
    case 'standard_webhooks':
      return {
        algorithm: 'sha256',
        encoding: 'base64',
        header: 'webhook-signature',
        toleranceSeconds,
        read: readStandard,
        keys: standardKeys,
      };
    case 'github':
      return plain('x-hub-signature-256', 'hex', 'sha256=');
    case 'shopify':
      return plain('x-shopify-hmac-sha256', 'base64', '');
    case 'stripe':
      return {
        algorithm: 'sha256',
        encoding: 'hex',
        header: 'stripe-signature',
        toleranceSeconds,
        read: readStripe,
        keys: asIs,
      };
  }
}

export function genericScheme(auth: GenericHmac): HmacScheme {
  const header = auth.header.toLowerCase();
  const time = auth.timestamp?.header.toLowerCase();
  return {
    algorithm: auth.algorithm,
    encoding: auth.encoding,
    header,
    toleranceSeconds: auth.timestamp?.toleranceSeconds,
    keys: asIs,
    read: ({ headers, rawBody }) => {
      const signatures = listed(headerOf(headers, header), auth.prefix);
      if (typeof signatures === 'string') return signatures;
      const timestamp = time === undefined ? undefined : headerOf(headers, time);
      if (time !== undefined && timestamp === undefined) return 'timestamp_missing';
      // One pass, so that a body that spells a placeholder stays what it is.
      const payload = auth.signed.replaceAll(/\{(body|timestamp)\}/g, (_, name) =>
        name === 'body' ? rawBody : (timestamp ?? ''),
      );
      return { timestamp, payload, signatures };
    },
  };
}

/** A digest as the scheme writes it, ready to be compared with `comparable` signatures. */
export function encodeDigest(scheme: HmacScheme, digest: Uint8Array): string {
  return scheme.encoding === 'hex' ? toHex(digest) : toBase64(digest);
}

/** A signature as sent, in the one spelling that is compared. */
export function comparable(scheme: HmacScheme, signature: string): string {
  return scheme.encoding === 'hex' ? signature.toLowerCase() : standardBase64(signature);
}

function plain(header: string, encoding: 'hex' | 'base64', prefix: string): HmacScheme {
  return genericScheme({
    kind: 'hmac',
    preset: 'generic',
    header,
    algorithm: 'sha256',
    encoding,
    prefix,
    signed: '{body}',
    secrets: [],
  });
}

function listed(value: string | undefined, prefix: string): readonly string[] | AuthReason {
  if (value === undefined || value.trim() === '') return 'signature_missing';
  const parts = value.trim().split(prefix.includes(',') ? /\s+/ : /[,\s]+/);
  const found = parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length));
  return found.length === 0 ? 'signature_malformed' : found.slice(0, MOST_SIGNATURES);
}

/** https://www.standardwebhooks.com: `id.timestamp.body`, signatures `v1,…` parted by spaces. Svix sends its own names. */
function readStandard({ headers, rawBody }: WebhookRequest): Signed | AuthReason {
  const family = headerOf(headers, 'webhook-signature') === undefined ? 'svix' : 'webhook';
  const signatures = listed(headerOf(headers, `${family}-signature`), 'v1,');
  if (typeof signatures === 'string') return signatures;
  const timestamp = headerOf(headers, `${family}-timestamp`);
  if (timestamp === undefined) return 'timestamp_missing';
  const id = headerOf(headers, `${family}-id`);
  // A point in the id would let its end pass for the time.
  if (id === undefined || id === '' || id.includes('.')) return 'signature_malformed';
  return { timestamp, payload: `${id}.${timestamp}.${rawBody}`, signatures };
}

/** https://docs.stripe.com/webhooks/signature: `t=…,v1=…,v1=…` over `timestamp.body`. */
function readStripe({ headers, rawBody }: WebhookRequest): Signed | AuthReason {
  const value = headerOf(headers, 'stripe-signature');
  if (value === undefined) return 'signature_missing';
  const parts = value.split(',').map((part) => part.trim());
  const timestamp = parts.find((part) => part.startsWith('t='))?.slice(2);
  if (timestamp === undefined) return 'timestamp_missing';
  const signatures = parts.filter((part) => part.startsWith('v1=')).map((part) => part.slice(3));
  if (signatures.length === 0) return 'signature_malformed';
  return { timestamp, payload: `${timestamp}.${rawBody}`, signatures: signatures.slice(0, MOST_SIGNATURES) };
}

function asIs(secret: string): readonly string[] {
  return [secret];
}

/**
 * `whsec_` and base64. Without the prefix libraries disagree whether the text is base64 or the key itself, so either
 * will do.
 */
function standardKeys(secret: string): readonly (string | Uint8Array)[] {
  const marked = secret.startsWith('whsec_');
  const bytes = fromBase64(marked ? secret.slice('whsec_'.length) : secret);
  const decoded = bytes === undefined || bytes.length === 0 ? [] : [bytes];
  return marked ? decoded : [...decoded, secret];
}
