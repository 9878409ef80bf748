import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Seals secrets for storage: AES-256-GCM, a fresh nonce each, bound to what they belong to. */
export interface Sealer {
  readonly seal: (secret: string, belongsTo: string) => Uint8Array;
  readonly open: (sealed: Uint8Array, belongsTo: string) => string;
}

const VERSION = 1;

export function createSealer(key: Buffer): Sealer {
  return {
    seal: (secret, belongsTo) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(belongsTo));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), text]);
    },
    open: (sealed, belongsTo) => {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== VERSION)
        throw new Error('This secret was sealed by a version that this one does not know.');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13));
      decipher.setAAD(Buffer.from(belongsTo));
      decipher.setAuthTag(bytes.subarray(13, 29));
      return decipher.update(bytes.subarray(29), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/**
 * The key that seals the secrets: from the environment (`given`, at least 32 characters, never a well-known one), or
 * from a file beside the data that only its owner may read, made at the first start.
 */
export function sealingKey(given: string | undefined, file: string): Buffer {
  if (given !== undefined) {
    if (given.length < 32 || /^(.)\1*$/.test(given) || /secret|changeme|password|default/i.test(given)) {
      throw new Error(
        'CAUSEWAY_SECRET_KEY must be at least 32 random characters: for example the output of "openssl rand -hex 32".',
      );
    }
    return createHash('sha256').update(`causeway sealing key ${given}`).digest();
  }
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(
      `The key file ${file} is damaged: restore it from a backup; without it stored secrets cannot be read.`,
    );
  return Buffer.from(text, 'hex');
}
