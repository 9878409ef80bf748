import { parseTime } from '../tracking/timestamp.ts';
import { authVerdict, type AuthReason, type AuthVerdict } from './auth-verdict.ts';
import { standardBase64, toBase64, utf8Bytes } from './bytes.ts';
import type { HmacAlgorithm, WebhookAuth } from './definition.ts';
import { equalsAnySecret } from './equal-secret.ts';
import { comparable, encodeDigest, genericScheme, presetScheme, type HmacScheme } from './hmac-scheme.ts';
import { compileIpRanges } from './ip-range.ts';
import { headerOf, type WebhookRequest } from './request.ts';

/** HMAC of the payload's UTF-8 bytes; a key that is text counts by its UTF-8 bytes. */
export type Digest = (algorithm: HmacAlgorithm, key: string | Uint8Array, payload: string) => Uint8Array;

type Check = (request: WebhookRequest) => AuthVerdict;

/**
 * The proof that a webhook asks for, as a function. `secrets` holds values by the names the definition uses; where none
 * of them is set, nobody passes. Addresses are looked at first.
 */
export function compileAuth(
  auth: WebhookAuth,
  ips: readonly string[],
  secrets: Readonly<Record<string, string>>,
  digest: Digest,
): Check {
  const check = compileProof(auth, secrets, digest);
  if (ips.length === 0) return check;
  const allows = compileIpRanges(ips);
  const refused = authVerdict('address_not_allowed');
  const listed = auth.kind === 'none' ? authVerdict('proved') : undefined;
  return (request) => (allows(request.address) ? (listed ?? check(request)) : refused);
}

function compileProof(auth: WebhookAuth, secrets: Readonly<Record<string, string>>, digest: Digest): Check {
  if (auth.kind === 'none') {
    const open = authVerdict('open');
    return () => open;
  }
  const live = auth.secrets
    .map((name) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined))
    .filter((value): value is string => value !== undefined && value !== '');
  if (live.length === 0) {
    const missing = authVerdict('secret_missing');
    return () => missing;
  }
  switch (auth.kind) {
    case 'header_token':
      return headerCheck(auth.header.toLowerCase(), 'wrong_token', live, (value) => value);
    case 'bearer':
      return headerCheck('authorization', 'wrong_token', live, (value) => afterScheme(value, 'bearer'));
    case 'basic': {
      const pairs = live.map((password) => toBase64(utf8Bytes(`${auth.user}:${password}`)));
      const read = (value: string): string | undefined => {
        const pair = afterScheme(value, 'basic');
        return pair === undefined ? undefined : standardBase64(pair);
      };
      return headerCheck('authorization', 'wrong_password', pairs, read);
    }
    case 'hmac':
      return hmacCheck(
        auth.preset === 'generic' ? genericScheme(auth) : presetScheme(auth.preset, auth.toleranceSeconds),
        live,
        digest,
      );
  }
}

function headerCheck(
  header: string,
  wrong: AuthReason,
  secrets: readonly string[],
  read: (value: string) => string | undefined,
): Check {
  const field = `headers.${header}`;
  const [proved, missing, refused] = [
    authVerdict('proved', field),
    authVerdict('header_missing', field),
    authVerdict(wrong, field),
  ];
  return ({ headers }) => {
    const value = headerOf(headers, header);
    const given = value === undefined ? undefined : read(value);
    if (given === undefined) return missing;
    return equalsAnySecret(given, secrets) ? proved : refused;
  };
}

/** The rest of `Bearer …` or `Basic …`; undefined when it is another scheme. */
function afterScheme(value: string, scheme: string): string | undefined {
  return value.slice(0, scheme.length + 1).toLowerCase() === `${scheme} `
    ? value.slice(scheme.length + 1).trim()
    : undefined;
}

function hmacCheck(scheme: HmacScheme, secrets: readonly string[], digest: Digest): Check {
  const field = `headers.${scheme.header}`;
  const keys = secrets.flatMap((secret) => scheme.keys(secret));
  const verdicts = new Map<AuthReason, AuthVerdict>();
  const say = (reason: AuthReason): AuthVerdict => {
    const known = verdicts.get(reason) ?? authVerdict(reason, field);
    verdicts.set(reason, known);
    return known;
  };
  if (keys.length === 0) return () => say('secret_unusable');
  return (request) => {
    const signed = scheme.read(request);
    if (typeof signed === 'string') return say(signed);
    const late = timeFault(signed.timestamp, scheme.toleranceSeconds, request.now);
    if (late !== undefined) return say(late);
    const right = keys.map((key) => encodeDigest(scheme, digest(scheme.algorithm, key, signed.payload)));
    let proved = false;
    for (const signature of signed.signatures) {
      if (equalsAnySecret(comparable(scheme, signature), right)) proved = true;
    }
    return say(proved ? 'proved' : 'signature_wrong');
  };
}

function timeFault(
  text: string | undefined,
  tolerance: number | undefined,
  now: number,
): AuthReason | undefined {
  if (text === undefined || tolerance === undefined) return undefined;
  const time = /^\d{1,16}$/.test(text.trim()) ? parseTime(Number(text)) : parseTime(text.trim());
  if (time === undefined) return 'timestamp_malformed';
  if (now - time > tolerance * 1000) return 'timestamp_too_old';
  return time - now > tolerance * 1000 ? 'timestamp_in_future' : undefined;
}
