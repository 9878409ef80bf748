import type { Issue } from '@causeway/core/result/issue';
import type { Source } from '../../ports/config-store.ts';
import type { ReceiptDraft } from '../../ports/receipt-store.ts';
import { redactKeys } from '../../intake/redact-keys.ts';
import type { Exchange, TrackingTools } from './tracking-tools.ts';

type Asked = Pick<Exchange, 'request' | 'receivedAt'>;

/** Writes down what was refused of a request, so that people find it. */
export async function keepReceipt(
  { receipts }: Pick<TrackingTools, 'receipts'>,
  { request, receivedAt }: Asked,
  source: Source,
  decided: Pick<ReceiptDraft, 'status' | 'accepted' | 'issues' | 'body'>,
): Promise<void> {
  await receipts.keep([
    {
      source: source.id,
      at: receivedAt,
      method: request.method ?? 'POST',
      path: (request.url ?? '/').split('?', 1)[0] ?? '/',
      ...decided,
      body: redactKeys(decided.body),
    },
  ]);
}

/** The same for a request that was refused as a whole. */
export function keepRefused(
  tools: Pick<TrackingTools, 'receipts'>,
  exchange: Asked,
  source: Source,
  status: number,
  issue: Issue,
  body: string,
): Promise<void> {
  const issues = [{ ...issue, index: 0, messageId: undefined }];
  return keepReceipt(tools, exchange, source, { status, accepted: 0, issues, body });
}
