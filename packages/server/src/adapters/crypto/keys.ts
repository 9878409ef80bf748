import { createHash, randomBytes } from 'node:crypto';

/** A new key for a person to copy once: a telling prefix and 24 random bytes. */
export function newKey(prefix: 'cwk' | 'cwt' | 'cwa' | 'cws' | 'cwi'): string {
  return `${prefix}_${randomBytes(24).toString('base64url')}`;
}

/** Keys have enough randomness of their own that a plain digest is a safe way to keep them. */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What of a key may be shown again, so that people recognise it. */
export function keyPrefix(key: string): string {
  return key.slice(0, 10);
}
