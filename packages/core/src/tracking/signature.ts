import type { Issue } from '../result/issue.ts';

/** How far the time of a signed request may be from ours, before or after, in milliseconds. */
const WINDOW_MS = 300_000;

/** What a request says of its signature; whether it holds is not decided yet. */
export interface SignatureClaim {
  /** As sent: it is part of what is signed. Unix milliseconds. */
  readonly timestamp: string;
  /** 64 hexadecimal digits in small letters: HMAC-SHA256 of `timestamp + "." + body`. */
  readonly digest: string;
}

const SIGNATURE = /^sha256=([\da-f]{64})$/i;
const MILLISECONDS = /^\d{1,15}$/;

const HOW =
  'Send X-Timestamp (Unix milliseconds) and X-Signature: sha256=<hex of HMAC-SHA256(secret, timestamp + "." + body)>.';

/** Reads the headers of a signed request. An `Issue` says what keeps it from being one; all of them are answered 401. */
export function readSignature(
  signature: string | undefined,
  timestamp: string | undefined,
  now: number,
): SignatureClaim | Issue {
  if (signature === undefined || signature.trim() === '')
    return {
      code: 'missing_signature',
      field: 'x-signature',
      message: 'This request is not signed.',
      hint: HOW,
    };
  const digest = SIGNATURE.exec(signature.trim())?.[1];
  if (digest === undefined)
    return {
      code: 'malformed_signature',
      field: 'x-signature',
      message: 'X-Signature must be "sha256=" and 64 hexadecimal digits.',
      hint: HOW,
    };
  if (timestamp === undefined || timestamp.trim() === '')
    return {
      code: 'missing_timestamp',
      field: 'x-timestamp',
      message: 'X-Timestamp is missing: it is part of what is signed.',
      hint: HOW,
    };
  const at = MILLISECONDS.test(timestamp.trim()) ? Number(timestamp.trim()) : undefined;
  if (at === undefined)
    return {
      code: 'malformed_timestamp',
      field: 'x-timestamp',
      message: 'X-Timestamp must be a whole number: Unix time in milliseconds.',
      hint: HOW,
    };
  if (Math.abs(now - at) > WINDOW_MS) return stale(Math.round((at - now) / 1_000), at);
  return { timestamp: timestamp.trim(), digest: digest.toLowerCase() };
}

function stale(seconds: number, at: number): Issue {
  // Who sends seconds is off by half a century: say what it is instead of how much.
  const hint =
    at < 1e11
      ? 'It looks like seconds: X-Timestamp is in milliseconds.'
      : 'Set the clock of the sender, and sign each request when it is sent.';
  const way = seconds < 0 ? 'behind' : 'ahead of';
  return {
    code: 'stale_timestamp',
    field: 'x-timestamp',
    message: `X-Timestamp is ${Math.abs(seconds)} seconds ${way} the clock of this hub; it may be ${WINDOW_MS / 1_000} off.`,
    hint,
  };
}
