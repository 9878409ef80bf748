import type { LogStore } from '../../ports/log-store.ts';
import type { Connection } from './connection.ts';
import { openDeliveryLog } from './log-store-deliveries.ts';
import { openOutcomeLog } from './log-store-outcomes.ts';

/** The delivery log on SQLite. Give it a connection that is used for reading alone. */
export function openLogStore(connection: Connection): LogStore {
  const deliveries = openDeliveryLog(connection);
  return {
    ...openOutcomeLog(connection, deliveries),
    deliveries: deliveries.list,
    delivery: deliveries.detail,
    exchange: deliveries.exchange,
  };
}
