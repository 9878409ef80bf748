import { randomBytes } from 'node:crypto';
import { keyHash, keyPrefix, newKey } from '../adapters/crypto/keys.ts';
import type { ConfigStore } from '../ports/config-store.ts';

/** Keys made at the first start. They are shown once and kept nowhere. */
export interface FirstKeys {
  readonly adminToken: string;
  readonly writeKey: string;
}

/** Makes the first workspace with an admin token and a tracking key; undefined when there is one already. */
export async function firstStart(config: ConfigStore, now: number): Promise<FirstKeys | undefined> {
  if ((await config.workspaces()).length > 0) return undefined;
  const workspace = await config.addWorkspace(
    { publicId: randomBytes(8).toString('hex'), name: 'Main' },
    now,
  );
  const adminToken = newKey('cwt');
  const writeKey = newKey('cwk');
  await config.addToken(
    {
      workspace: workspace.id,
      name: 'First token',
      hash: keyHash(adminToken),
      prefix: keyPrefix(adminToken),
    },
    now,
  );
  await config.addSource(
    {
      workspace: workspace.id,
      kind: 'tracking',
      name: 'First source',
      keyHash: keyHash(writeKey),
      keyPrefix: keyPrefix(writeKey),
    },
    now,
  );
  return { adminToken, writeKey };
}
