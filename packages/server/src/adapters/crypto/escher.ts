import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type {
  RequestSignatures,
  SignatureClaim,
  SignatureFault,
  WireRequest,
} from '../../ports/request-signatures.ts';
import { canonicalForms, headerValue } from './escher-canonical.ts';

const PREFIX = 'ANTAVO';
const ALGORITHM = `${PREFIX}-HMAC-SHA256`;
/** Of any region. */
const SCOPE = /^[\w.-]+\/api\/antavo_request$/;
const SKEW_MS = 300_000;
const HEADER =
  /^ANTAVO-HMAC-SHA256 +Credential=([\w-]{1,200})\/(\d{8})\/([\w./ -]{1,200}), *SignedHeaders=([a-z\d-]+(?:;[a-z\d-]+)*), *Signature=([\da-f]{64})$/i;
const OURS = /^\s*ANTAVO-HMAC-/i;

/**
 * Signatures of requests as Escher makes them (github.com/emartech/escher, specification): algorithm prefix ANTAVO,
 * SHA-256, scope `{day}/{region}/api/antavo_request`, dates five minutes off at the most (antavo FACTS (b), Escher).
 */
export const escherSignatures: RequestSignatures = { read: readClaim, verify: verifyClaim };

function readClaim(authorization: string): SignatureClaim | 'malformed' | undefined {
  if (!OURS.test(authorization)) return undefined;
  const [, key, day, scope, headers, signature] = HEADER.exec(authorization.trim()) ?? [];
  if (key === undefined || day === undefined || scope === undefined) return 'malformed';
  if (headers === undefined || signature === undefined) return 'malformed';
  const signedHeaders = [...new Set(headers.toLowerCase().split(';'))].toSorted();
  return { key, day, scope, signedHeaders, signature: signature.toLowerCase() };
}

function verifyClaim(
  claim: SignatureClaim,
  request: WireRequest,
  secret: string,
  now: number,
): SignatureFault | undefined {
  const { day, scope, signedHeaders } = claim;
  if (!SCOPE.test(scope)) return { kind: 'scope', scope };
  for (const header of ['date', 'host'])
    if (!signedHeaders.includes(header)) return { kind: 'unsigned', header };
  for (const header of signedHeaders)
    if (headerValue(request, header) === undefined) return { kind: 'missing', header };
  const sent = headerValue(request, 'date') ?? '';
  const at = readDate(sent);
  if (at === undefined) return { kind: 'date', sent };
  const date = longDate(at);
  if (date.slice(0, 8) !== day) return { kind: 'day' };
  if (Math.abs(now - at) > SKEW_MS) return { kind: 'stale', seconds: Math.round((now - at) / 1_000) };
  let key = Buffer.from(PREFIX + secret);
  for (const part of `${day}/${scope}`.split('/')) key = hmac(key, part);
  const signature = Buffer.from(claim.signature, 'hex');
  const forms = canonicalForms(request, signedHeaders);
  const holds = forms.some((form) => {
    const digest = createHash('sha256').update(form).digest('hex');
    return timingSafeEqual(hmac(key, [ALGORITHM, date, `${day}/${scope}`, digest].join('\n')), signature);
  });
  return holds ? undefined : { kind: 'mismatch', canonical: forms[0] ?? '' };
}

function hmac(key: Buffer, text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac('sha256', key).update(text).digest());
}

const LONG = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const HTTP = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|\+0000)$/;

/** The header is named date, so clients also write it the way HTTP does. */
function readDate(sent: string): number | undefined {
  const iso = sent.replace(LONG, '$1-$2-$3T$4:$5:$6Z');
  const at = iso !== sent || HTTP.test(sent) ? Date.parse(iso) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

function longDate(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
}
