import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedBytes } from '../../ports/signed-bytes.ts';

export const signedBytes: SignedBytes = {
  holds: (secret, text, bytes, digest) => {
    const ours = createHmac('sha256', secret).update(text).update(bytes).digest();
    const theirs = Buffer.from(digest, 'hex');
    return theirs.length === ours.length && timingSafeEqual(ours, theirs);
  },
  digest: (text, bytes) => createHash('sha256').update(text).update(bytes).digest('hex'),
};
