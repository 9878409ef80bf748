import type { Name } from '@causeway/core/erasure/names';
import { createNameHash } from '../../adapters/crypto/name-hash.ts';
import type { Connection } from '../../adapters/sqlite/connection.ts';
import type { NameHash } from '../../ports/name-hash.ts';

export const TEST_HASH: NameHash = createNameHash(Buffer.alloc(32, 7));

/** Puts somebody on the suppress list, before anything was registered in the workspace. */
export async function suppress(
  database: Connection,
  workspace: number,
  names: readonly Name[],
): Promise<void> {
  await database.write(() => {
    const { lastInsertRowid: id } = database
      .prepare(
        `INSERT INTO erasures (workspace, state, subject, reason, author, suppress, last_event, last_delivery, last_receipt,
           last_inbound, last_audit, requested_at) VALUES (?, 'done', 's', 'r', 'a', 1, 0, 0, 0, 0, 0, 1)`,
      )
      .run(workspace);
    const insert = database.prepare(
      'INSERT INTO suppressed (workspace, hash, erasure, at, refused) VALUES (?, ?, ?, 1, 0)',
    );
    for (const name of names) insert.run(workspace, TEST_HASH(workspace, name), id);
  });
}
