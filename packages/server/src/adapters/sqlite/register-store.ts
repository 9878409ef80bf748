import { register } from '@causeway/core/register/register';
import type { NameHash } from '../../ports/name-hash.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import { openIntakeCounter } from './activity-counters.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection } from './connection.ts';
import { openInboundWriter } from './inbound-writer.ts';
import { openRegisterKnown } from './register-known.ts';
import { openRegisterWrites } from './register-writes.ts';
import { openSuppressList } from './suppress-list.ts';

const NONE: readonly number[] = Object.freeze([]);

export interface SqliteRegisterStore extends RegisterStore {
  /** Reads everything anew that it remembers; for what else changes customers, inside its transaction. */
  readonly forget: () => void;
}

/** Registering on SQLite: one connection, one group, one transaction. `hashOf`: of names on the suppress list. */
export function openRegisterStore(connection: Connection, hashOf?: NameHash): SqliteRegisterStore {
  const suppressList = openSuppressList(connection, hashOf);
  const known = openRegisterKnown(connection, suppressList);
  const write = openRegisterWrites(connection, known.attendances);
  const intake = openIntakeCounter(connection);
  const keep = openInboundWriter(connection);
  const audit = openAuditWriter(connection);
  return {
    register: async (collect, modelOf, receipts, notes) => {
      try {
        return await connection.write(() => {
          const arrivals = collect();
          const { writes, registered } = register(arrivals, modelOf, known);
          known.settle();
          const fresh = write(writes);
          if (writes.suppressed.length > 0) suppressList.count(writes.suppressed);
          intake.registered(arrivals, registered);
          const kept = receipts?.(registered).map(keep) ?? NONE;
          for (const { draft, at } of notes?.(registered) ?? []) audit.note(draft, at);
          known.remember(writes);
          return { registered, fresh, receipts: kept };
        });
      } catch (error) {
        known.forget();
        throw error;
      }
    },
    forget: known.forget,
  };
}
