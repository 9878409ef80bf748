import type { LogFilter } from '../../ports/log-store.ts';
import type { Value } from './connection.ts';
import type { DeliveryLog } from './log-store-deliveries.ts';
import { partOf, readParts, type ReadBody } from './log-store-part.ts';

const DELIVERY = 8;
const SLOT = 9;

interface Found {
  readonly response: boolean;
  /** Whether the request says it anywhere, and if so its parts. */
  readonly request: 'no' | 'whole' | ReadBody;
}

/**
 * Searches bodies for text, letter case aside: the response as a whole, the request in what it says about the row's
 * own customer. Rows come newest first and share deliveries with their neighbours, so each body is unpacked once.
 */
export function bodySearch(
  filter: LogFilter,
  log: DeliveryLog,
): ((row: readonly Value[]) => boolean) | undefined {
  const request = filter.request?.toLowerCase();
  const response = filter.response?.toLowerCase();
  if (request === undefined && response === undefined) return undefined;
  const known = new Map<number, Found>();

  const search = (delivery: number): Found => {
    if (response !== undefined) {
      const last = log.lastOf(delivery);
      const text = last === undefined ? undefined : log.responseOf(last.id);
      if (text?.toLowerCase().includes(response) !== true) return { response: false, request: 'no' };
    }
    if (request === undefined) return { response: true, request: 'whole' };
    const text = log.requestOf(delivery);
    if (text?.toLowerCase().includes(request) !== true) return { response: true, request: 'no' };
    return { response: true, request: readParts(text, log.lastOf(delivery)?.records ?? 0) ?? 'whole' };
  };

  return (row) => {
    const delivery = row[DELIVERY] as number;
    let found = known.get(delivery);
    if (found === undefined) {
      found = search(delivery);
      // Parsed bodies are large: the neighbours of a row are what profits.
      if (known.size >= 4) known.clear();
      known.set(delivery, found);
    }
    if (!found.response || found.request === 'no') return false;
    if (found.request === 'whole' || request === undefined) return true;
    const part = partOf(found.request, (row[SLOT] as number | null) ?? undefined);
    return part !== undefined && JSON.stringify(part).toLowerCase().includes(request);
  };
}
