import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import { getReceipt, listReceipts } from '@causeway/contract/receipts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { Receipt, ReceiptQueries } from '../../ports/receipt-queries.ts';

export interface ReceiptTools {
  readonly config: ConfigStore;
  readonly receipts: ReceiptQueries;
}

/** Tracking requests in which something was refused. */
export function receiptRoutes({ config, receipts }: ReceiptTools): readonly Route[] {
  const namesOf = async (caller: Caller): Promise<ReadonlyMap<number, string>> =>
    new Map((await config.sources(caller.workspace)).map(({ id, name }) => [id, name]));
  return [
    route(listReceipts, async ({ query }, caller) => {
      const names = await namesOf(caller);
      const sources = [...names.keys()].filter(
        (id) => query.source_id === undefined || id === query.source_id,
      );
      const before = query.cursor === undefined ? undefined : (keysOf(query.cursor, ['number'])[0] as number);
      const page = await receipts.list(
        sources,
        { from: query.from, to: query.to },
        { most: query.limit, before },
      );
      return {
        data: page.data.map((receipt) => receiptView(receipt, names)),
        next: page.next === undefined ? null : cursorOf([page.next]),
        scanned_to: page.scannedTo === undefined ? null : timeOf(page.scannedTo),
      };
    }),
    route(getReceipt, async ({ params }, caller) => {
      const names = await namesOf(caller);
      const found = await receipts.receipt([...names.keys()], params.id);
      if (found === undefined) throw notFound('receipt');
      return { ...receiptView(found.receipt, names), body: found.body ?? null };
    }),
  ];
}

function receiptView(receipt: Receipt, names: ReadonlyMap<number, string>) {
  return {
    id: receipt.id,
    timestamp: timeOf(receipt.at),
    source: { id: receipt.source, name: names.get(receipt.source) ?? '' },
    method: receipt.method,
    path: receipt.path,
    status_code: receipt.status,
    accepted: receipt.accepted,
    refused: receipt.refused,
    issues: receipt.issues.map(({ messageId, ...issue }) => ({ ...issue, message_id: messageId ?? null })),
  };
}
