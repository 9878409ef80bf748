import { randomBytes } from 'node:crypto';
import { keyHash } from '../adapters/crypto/keys.ts';
import type { ConfigStore } from '../ports/config-store.ts';

const OWNER = 'platform';
const NAME = 'Platform';

/** The source of what the hub itself registers; made when it is first needed. Nobody can send to it with a key. */
export async function platformSource(
  config: Pick<ConfigStore, 'sourceOf' | 'addSource'>,
  workspace: number,
  now: number,
): Promise<number> {
  const source =
    (await config.sourceOf(workspace, OWNER)) ??
    (await config.addSource(
      {
        workspace,
        kind: OWNER,
        name: NAME,
        keyHash: keyHash(randomBytes(32).toString('hex')),
        keyPrefix: '',
        owner: OWNER,
      },
      now,
      ({ id, name }) => ({
        by: { workspace, actor: { kind: 'hub', id: undefined, name: NAME } },
        action: 'source.add',
        target: { kind: 'source', id: String(id), name },
        after: { id, kind: OWNER, name },
      }),
    ));
  return source.id;
}
