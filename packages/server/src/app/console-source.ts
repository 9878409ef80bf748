import { randomBytes } from 'node:crypto';
import type { Caller } from '@causeway/contract/operation';
import { keyHash } from '../adapters/crypto/keys.ts';
import type { ConfigStore } from '../ports/config-store.ts';

const OWNER = 'console';

/** The source of what people register by hand; made when it is first needed. Nobody can send to it with a key. */
export async function consoleSource(config: ConfigStore, caller: Caller, now: number): Promise<number> {
  const { workspace } = caller;
  const source =
    (await config.sourceOf(workspace, OWNER)) ??
    (await config.addSource(
      {
        workspace,
        kind: OWNER,
        name: 'Console',
        keyHash: keyHash(randomBytes(32).toString('hex')),
        keyPrefix: '',
        owner: OWNER,
      },
      now,
      ({ id, name }) => ({
        by: caller,
        action: 'source.add',
        target: { kind: 'source', id: String(id), name },
        after: { id, kind: OWNER, name },
      }),
    ));
  return source.id;
}
