import type { Exchange } from '../world/link.ts';
import type { Evidence } from './evidence.ts';

/** Each webhook that was answered with 2xx has its receipt, and a receipt names only events that are there. */
export function* hooksHaveReceipts({ front, hub, hooks }: Evidence): Generator<string> {
  for (const path of hooks) {
    const answered = front.filter((exchange) => pathOf(exchange) === path && exchange.status === 200).length;
    const kept = hub.receipts.filter((one) => one.path === path && one.statusCode === 200).length;
    if (kept < answered) yield `${path}: ${answered} requests were answered 200, and ${kept} have a receipt`;
  }
  const known = new Set(hub.events.map(({ id }) => id));
  for (const { event } of hub.receipts)
    if (event !== null && !known.has(event)) yield `a receipt names event ${event}, which is not there`;
}

function pathOf({ path }: Exchange): string {
  return path.split('?')[0] ?? '';
}
