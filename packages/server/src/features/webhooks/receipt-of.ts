import { isObject, own, type Json } from '@causeway/core/result/json';
import type { StoredRequest } from '@causeway/core/webhook/redact-request';
import type { InboundReceiptDraft } from '../../ports/inbound-receipt.ts';
import type { FinishedRequest } from './finish-request.ts';

/** Characters of a body that are kept, and of one whose sender nobody knows. */
const KEPT = 65_536;
const KEPT_OF_STRANGERS = 4_096;

/** A request as it came, with what proves its sender taken out. */
export interface ReceivedRequest {
  readonly workspace: number;
  readonly method: string;
  readonly stored: StoredRequest;
  readonly address: string;
  readonly at: number;
  readonly messageId: string;
  readonly rerunOf: number | undefined;
}

/** Who is named in a receipt: `owner` answered, `owners` find it in their logs. */
export interface ReceiptOwners {
  readonly owner: number | undefined;
  readonly owners: readonly number[];
}

/** What is written down about a request. `ms`: how long it took until it was decided. */
export function receiptOf(
  finished: FinishedRequest,
  { owner, owners }: ReceiptOwners,
  { workspace, method, stored, address, at, messageId, rerunOf }: ReceivedRequest,
  ms: number,
): InboundReceiptDraft {
  const mark = stored.path.indexOf('?');
  const kept = finished.stranger ? KEPT_OF_STRANGERS : KEPT;
  const truncated = stored.body.length > kept;
  const { action } = finished;
  return {
    workspace,
    channel: 'webhook',
    owner,
    owners,
    at,
    ms,
    method,
    path: mark < 0 ? stored.path : stored.path.slice(0, mark),
    statusCode: finished.answer.status,
    status: finished.status,
    reason: finished.reason,
    type: action === undefined ? undefined : action === 'profile' ? 'profile' : 'event',
    action,
    customer: finished.customer,
    customerText: finished.customerText,
    event: finished.event,
    error: finished.error,
    rerunOf,
    body: {
      request: {
        headers: Object.entries(stored.headers),
        query: mark < 0 ? '' : stored.path.slice(mark + 1),
        body: truncated ? stored.body.slice(0, kept) : stored.body,
        truncated,
        address,
      },
      response: finished.answer.body,
      events: finished.events,
      verdicts: truncated ? finished.verdicts.map(withoutData) : finished.verdicts,
      issues: finished.issues,
      messageId,
    },
  };
}

/** A verdict of a body that is too long to be kept: what was read from it is just as long, and is in the event. */
function withoutData(verdict: Json): Json {
  if (!isObject(verdict)) return verdict;
  const mapped = own(verdict, 'mapped');
  return isObject(mapped) ? { ...verdict, mapped: { ...mapped, data: {} } } : verdict;
}
