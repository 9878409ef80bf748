import type { LedgerEffect } from '@causeway/core/ledger/ledger';
import type { JsonObject } from '@causeway/core/result/json';
import type { StoredEvent } from '../../ports/customer-store.ts';
import type { Value } from './connection.ts';

export const EVENT_COLUMNS = 'id, type, timestamp, received_at, source, message_id, body, effect';

export function eventFrom(row: readonly Value[]): StoredEvent {
  const body = JSON.parse(row[6] as string) as { data: JsonObject; context: JsonObject };
  return {
    id: row[0] as number,
    type: row[1] as string,
    timestamp: row[2] as number,
    receivedAt: row[3] as number,
    source: row[4] as number,
    messageId: row[5] as string,
    data: body.data,
    context: body.context,
    effect: row[7] === null ? undefined : (JSON.parse(row[7] as string) as LedgerEffect),
  };
}
