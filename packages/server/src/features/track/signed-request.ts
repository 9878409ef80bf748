import type { IncomingHttpHeaders } from 'node:http';
import type { Issue } from '@causeway/core/result/issue';
import { readSignature } from '@causeway/core/tracking/signature';
import type { Source } from '../../ports/config-store.ts';
import type { SignedBytes } from '../../ports/signed-bytes.ts';

export interface SigningTools {
  /** What requests of a source are signed with; undefined when it has none. */
  readonly secretOf: (source: Source) => Promise<string | undefined>;
  readonly bytes: SignedBytes;
}

/** A signature that holds. */
export interface Signed {
  /**
   * Names the events of the request that have no id, one after the other: from the signed bytes alone, so that the same
   * bytes sent again name the same events.
   */
  readonly newMessageId: () => string;
}

/** Checks the signature over a body as it came, before anything is unpacked. An `Issue` is answered 401. */
export async function checkSignature(
  { secretOf, bytes }: SigningTools,
  source: Source,
  headers: IncomingHttpHeaders,
  raw: Uint8Array,
  now: number,
): Promise<Signed | Issue> {
  const claim = readSignature(one(headers['x-signature']), one(headers['x-timestamp']), now);
  if ('code' in claim) return claim;
  const secret = await secretOf(source);
  if (secret === undefined)
    return {
      code: 'no_secret',
      message: `The tracking key "${source.name}" has no secret, so nothing can be signed with it.`,
      hint: 'Add a new tracking key in the settings: its secret is shown once, with the key.',
    };
  const text = `${claim.timestamp}.`;
  if (!bytes.holds(secret, text, raw, claim.digest))
    return {
      code: 'wrong_signature',
      field: 'x-signature',
      message: 'X-Signature is not the signature of these bytes with the secret of this key.',
      hint: 'Sign X-Timestamp, a point, and the body exactly as it is sent: after packing it, and with the secret as it was shown.',
    };
  let name: string | undefined;
  let unnamed = 0;
  return {
    newMessageId: () => {
      name ??= bytes.digest(text, raw).slice(0, 40);
      return `sig-${name}-${unnamed++}`;
    },
  };
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
