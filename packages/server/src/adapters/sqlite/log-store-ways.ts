import type { DeliveryFilter, LogFilter, StatusRange } from '../../ports/log-store.ts';
import type { Connection, Value } from './connection.ts';

/** By which index rows of a log are found. Each is in the order of ids. */
export interface Way {
  /** An index with the condition that it asks for, as what follows FROM; the table is called `o`, or `d`. */
  readonly from: string;
  /** Finds the id some rows down from another one. */
  readonly low: string;
  /** The values of every walk that has to be made, of which the newest rows count. */
  readonly each: readonly (readonly Value[])[];
}

/** Requests that take so many milliseconds are few, and kept apart. */
const SLOW_MS = 1_000;
/** Answers from this status on say that something was not accepted. */
const REFUSED_FROM = 300;

function way(
  table: 'outcomes' | 'deliveries',
  index: string,
  condition: string,
  ...each: readonly (readonly Value[])[]
): Way {
  return {
    from: `${table} ${table[0]} INDEXED BY ${index} WHERE ${condition}`,
    low: `SELECT id FROM ${table} INDEXED BY ${index} WHERE ${condition} AND id < ? ORDER BY id DESC LIMIT 1 OFFSET ?`,
    each,
  };
}

/** Which statuses outcomes of an integration have within a range that is `apart` from the accepted ones. */
export type StatusesOf = (integration: number, range: StatusRange) => readonly number[];

/** The accepted ones are nearly all: they have no index. */
const isApart = ({ low, high }: StatusRange): boolean => low >= REFUSED_FROM || high <= 200;
const APART = `(status < 200 OR status >= ${REFUSED_FROM})`;

export function openStatusesOf(connection: Connection): StatusesOf {
  const next = connection.prepare(
    `SELECT status FROM outcomes INDEXED BY outcomes_refused
     WHERE integration = ? AND status >= ? AND status < ? AND ${APART} ORDER BY status LIMIT 1`,
  );
  return (integration, { low, high }) => {
    const found: number[] = [];
    for (let from = low; ;) {
      const status = next.row(integration, from, high)?.[0] as number | undefined;
      if (status === undefined) return found;
      found.push(status);
      from = status + 1;
    }
  };
}

/** The way that meets the fewest rows which are not meant. */
export function wayToOutcomes(integration: number, filter: LogFilter, statusesOf: StatusesOf): Way {
  const { customers, outcome, status, type } = filter;
  if (customers !== undefined)
    return way('outcomes', 'outcomes_customer', 'customer = ?', ...customers.map((customer) => [customer]));
  if (outcome === 'buried')
    return way('outcomes', 'outcomes_buried', 'outcome = 2 AND integration = ?', [integration]);
  if (status !== undefined && isApart(status)) {
    const each = statusesOf(integration, status).map((one) => [integration, one]);
    return way('outcomes', 'outcomes_refused', `integration = ? AND status = ? AND ${APART}`, ...each);
  }
  if (outcome === 'skipped')
    return way('outcomes', 'outcomes_skipped', 'outcome = 1 AND integration = ?', [integration]);
  // An error is in a reason, in an issue, or beside one of them.
  if (filter.error !== undefined)
    return way(
      'outcomes',
      'outcomes_said',
      'integration = ? AND (reason IS NOT NULL OR issues IS NOT NULL)',
      [integration],
    );
  if (type !== undefined)
    return way('outcomes', 'outcomes_type', 'integration = ? AND type = ?', [integration, type]);
  return way('outcomes', 'outcomes_integration', 'integration = ?', [integration]);
}

export function wayToDeliveries(integration: number, filter: DeliveryFilter): Way {
  const { error, status, minMs } = filter;
  if (error !== undefined || (status !== undefined && status.low >= REFUSED_FROM))
    return way(
      'deliveries',
      'deliveries_failed',
      `integration = ? AND (error IS NOT NULL OR status >= ${REFUSED_FROM})`,
      [integration],
    );
  if (minMs !== undefined && minMs >= SLOW_MS)
    return way('deliveries', 'deliveries_slow', `integration = ? AND ms >= ${SLOW_MS}`, [integration]);
  return way('deliveries', 'deliveries_integration', 'integration = ?', [integration]);
}
