import { register } from '@causeway/core/register/register';
import type { RegisterStore } from '../../ports/register-store.ts';
import { openIntakeCounter } from './activity-counters.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection } from './connection.ts';
import { openInboundWriter } from './inbound-writer.ts';
import { openRegisterKnown } from './register-known.ts';
import { openRegisterWrites } from './register-writes.ts';

const NONE: readonly number[] = Object.freeze([]);

/** Registering on SQLite: one connection, one group, one transaction. */
export function openRegisterStore(connection: Connection): RegisterStore {
  const known = openRegisterKnown(connection);
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
          const fresh = write(writes);
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
  };
}
