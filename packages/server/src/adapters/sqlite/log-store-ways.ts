import type { DeliveryFilter, LogFilter } from '../../ports/log-store.ts';
import type { Value } from './connection.ts';

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

/** The way that meets the fewest rows which are not meant. */
export function wayToOutcomes(integration: number, filter: LogFilter): Way {
  const { customers, outcome, status, type } = filter;
  if (customers !== undefined)
    return way('outcomes', 'outcomes_customer', 'customer = ?', ...customers.map((customer) => [customer]));
  if (outcome === 'buried')
    return way('outcomes', 'outcomes_buried', 'outcome = 2 AND integration = ?', [integration]);
  if (status !== undefined && status.low >= REFUSED_FROM)
    return way('outcomes', 'outcomes_refused', `integration = ? AND status >= ${REFUSED_FROM}`, [
      integration,
    ]);
  // What was skipped has its reason; an error is in a reason, in an issue, or beside one of them.
  if (outcome === 'skipped' || filter.error !== undefined)
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
