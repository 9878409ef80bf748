import { createHmac } from 'node:crypto';
import type { NameHash } from '../../ports/name-hash.ts';

/**
 * Recognises what people are called without keeping it: HMAC-SHA-256 with a key that is made from the sealing key and
 * used for nothing else. Whoever has the database and not the key cannot try names out.
 */
export function createNameHash(sealingKey: Uint8Array): NameHash {
  const key = createHmac('sha256', sealingKey).update('causeway suppress list').digest();
  return (workspace, { kind, value }) =>
    createHmac('sha256', key)
      .update(JSON.stringify([workspace, kind, value]))
      .digest('hex');
}
