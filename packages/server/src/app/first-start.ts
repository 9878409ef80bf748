import { randomBytes } from 'node:crypto';
import { keyHash, keyPrefix, newKey } from '../adapters/crypto/keys.ts';
import type { ConfigStore } from '../ports/config-store.ts';

const TOKEN = 'First token';
const SOURCE = 'First source';

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
      token: { name: TOKEN, hash: keyHash(adminToken), prefix: keyPrefix(adminToken) },
      source: {
        kind: 'tracking',
        name: SOURCE,
        keyHash: keyHash(writeKey),
        keyPrefix: keyPrefix(writeKey),
      },
    },
    now,
    ({ id, publicId, name }) => ({
      by: { workspace: id, actor: { kind: 'hub', id: undefined, name: 'first start' } },
      action: 'hub.start',
      target: { kind: 'workspace', id: publicId, name },
      after: { name, token: { name: TOKEN, role: 'owner' }, source: { name: SOURCE, kind: 'tracking' } },
    }),
  );
}
