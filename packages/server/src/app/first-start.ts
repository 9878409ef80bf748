import { randomBytes } from 'node:crypto';
import { keyHash, keyPrefix, newKey } from '../adapters/crypto/keys.ts';
import type { ConfigStore } from '../ports/config-store.ts';

/** Keys made at the first start. They are shown once and kept nowhere. */
export interface FirstKeys {
  readonly adminToken: string;
  readonly writeKey: string;
}

/**
 * Makes the first workspace with an admin token and a tracking key, unless there is one already. The keys are shown
 * before they are written: whenever the hub dies in between, either they were seen or the next start makes new ones.
 */
export async function firstStart(
  config: ConfigStore,
  now: number,
  show: (keys: FirstKeys) => void,
): Promise<void> {
  if ((await config.workspaces()).length > 0) return;
  const adminToken = newKey('cwt');
  const writeKey = newKey('cwk');
  show({ adminToken, writeKey });
  await config.addFirst(
    {
      workspace: { publicId: randomBytes(8).toString('hex'), name: 'Main' },
      token: { name: 'First token', hash: keyHash(adminToken), prefix: keyPrefix(adminToken) },
      source: {
        kind: 'tracking',
        name: 'First source',
        keyHash: keyHash(writeKey),
        keyPrefix: keyPrefix(writeKey),
      },
    },
    now,
  );
}
