import { own, type Json, type JsonObject } from '../result/json.ts';
import type { GenericHmac, WebhookAuth } from './definition.ts';
import { inside, type Findings } from './findings.ts';
import { LIMITS } from './limits.ts';

const KEYS = {
  none: ['kind'],
  header_token: ['kind', 'header', 'secrets'],
  basic: ['kind', 'user', 'secrets'],
  bearer: ['kind', 'secrets'],
  hmac: ['kind', 'preset', 'toleranceSeconds', 'secrets'],
  generic: ['kind', 'preset', 'header', 'algorithm', 'encoding', 'prefix', 'timestamp', 'signed', 'secrets'],
} as const;

const HEADER = /^[\w!#$%&'*+.^`|~-]{1,200}$/;
const SECRET_NAME = /^[A-Za-z0-9_.-]{1,100}$/;
const TOLERANCE = 300;
const LONGEST_TOLERANCE = 86_400;

export function checkAuth(value: Json | undefined, findings: Findings): WebhookAuth {
  const given = findings.section(value, 'auth', Object.values(KEYS).flat());
  const kind = findings.choice(given, 'kind', 'auth', ['none', 'header_token', 'basic', 'bearer', 'hmac']);
  const presets = ['standard_webhooks', 'github', 'stripe', 'shopify', 'generic'] as const;
  const preset = kind === 'hmac' ? findings.choice(given, 'preset', 'auth', presets) : undefined;
  const known: readonly string[] = KEYS[preset === 'generic' ? 'generic' : kind];
  for (const key of Object.keys(given)) {
    if (!(Object.values(KEYS).flat() as readonly string[]).includes(key) || known.includes(key)) continue;
    findings.wrong(
      'unknown_key',
      inside('auth', key),
      `${key} means nothing for ${preset ?? kind}.`,
      'Take it away.',
    );
  }
  if (kind === 'none') return { kind };
  const secrets = checkSecrets(given, findings);
  switch (kind) {
    case 'bearer':
      return { kind, secrets };
    case 'header_token':
      return { kind, header: checkHeader(given, 'auth', findings), secrets };
    case 'basic':
      return { kind, user: checkUser(given, findings), secrets };
    case 'hmac':
      return preset === undefined || preset === 'generic'
        ? checkGeneric(given, secrets, findings)
        : { kind, preset, toleranceSeconds: checkTolerance(given, 'auth', findings), secrets };
  }
}

/** A name under which a secret is kept; said to be wrong at `field` when it cannot be one. */
export function checkSecretName(value: Json, field: string, findings: Findings): string | undefined {
  if (typeof value === 'string' && SECRET_NAME.test(value)) return value;
  return findings.wrong(
    'bad_secret_name',
    field,
    'This is no name of a secret.',
    'Write a name here, with letters, digits and . _ -; its value is set apart and never shown.',
  );
}

function checkSecrets(given: JsonObject, findings: Findings): readonly string[] {
  const names = findings
    .list(given, 'secrets', 'auth', LIMITS.secrets)
    .map((item, index) => checkSecretName(item, `auth.secrets[${index}]`, findings));
  const usable = names.filter((name) => name !== undefined);
  if (names.length === 0) {
    const hint = 'Name the one in use and, while it is being replaced, the one before.';
    findings.wrong('secret_missing', 'auth.secrets', 'The check needs a secret.', hint);
  }
  return usable;
}

function checkHeader(given: JsonObject, field: string, findings: Findings): string {
  const header = findings.text(given, 'header', field, LIMITS.path).trim();
  if (!HEADER.test(header)) {
    const at = inside(field, 'header');
    findings.wrong('bad_header', at, 'This is no name of a header.', 'Write it as the sender does: X-Token.');
  }
  return header;
}

function checkUser(given: JsonObject, findings: Findings): string {
  const user = findings.text(given, 'user', 'auth', LIMITS.text);
  if (user === '') findings.wrong('user_missing', 'auth.user', 'The user’s name is missing.', 'Fill it in.');
  if (user.includes(':')) {
    findings.wrong('bad_user', 'auth.user', 'A user’s name cannot have a colon.', 'Choose another.');
  }
  return user;
}

function checkTolerance(given: JsonObject, field: string, findings: Findings): number {
  const value = own(given, 'toleranceSeconds') ?? TOLERANCE;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LONGEST_TOLERANCE)
    return value;
  findings.wrong(
    'bad_tolerance',
    inside(field, 'toleranceSeconds'),
    'This is no number of seconds.',
    `Choose a whole number from 1 to ${LONGEST_TOLERANCE}; ${TOLERANCE} is usual.`,
  );
  return TOLERANCE;
}

function checkGeneric(given: JsonObject, secrets: readonly string[], findings: Findings): GenericHmac {
  const time = own(given, 'timestamp') ?? undefined;
  const stamp = findings.section(time, 'auth.timestamp', ['header', 'toleranceSeconds']);
  const timestamp =
    time === undefined
      ? undefined
      : {
          header: checkHeader(stamp, 'auth.timestamp', findings),
          toleranceSeconds: checkTolerance(stamp, 'auth.timestamp', findings),
        };
  const signed = findings.text(given, 'signed', 'auth', LIMITS.text) || '{body}';
  if (!signed.includes('{body}')) {
    const hint = 'Write {body} where it stands: {timestamp}.{body}.';
    findings.wrong('body_not_signed', 'auth.signed', 'The body is not part of what is signed.', hint);
  }
  if (signed.includes('{timestamp}') && timestamp === undefined) {
    const hint = 'Name the header it comes in, as auth.timestamp.';
    findings.wrong(
      'timestamp_missing',
      'auth.signed',
      'A time is signed, and no header is named for it.',
      hint,
    );
  }
  if (timestamp !== undefined && !signed.includes('{timestamp}')) {
    const message = 'The time is not signed: whoever repeats a request can write another one.';
    findings.odd('timestamp_not_signed', 'auth.signed', message, 'Add {timestamp} if the sender signs it.');
  }
  return {
    kind: 'hmac',
    preset: 'generic',
    header: checkHeader(given, 'auth', findings),
    algorithm: findings.choice(given, 'algorithm', 'auth', ['sha256', 'sha1', 'sha512']),
    encoding: findings.choice(given, 'encoding', 'auth', ['hex', 'base64']),
    prefix: findings.text(given, 'prefix', 'auth', 100),
    ...(timestamp === undefined ? {} : { timestamp }),
    signed,
    secrets,
  };
}
