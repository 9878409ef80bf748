import { compileRedaction } from '@causeway/core/webhook/redact-request';
import { HIDDEN } from '@causeway/core/webhook/sensitive-name';
import { redactKeys } from '../../intake/redact-keys.ts';
import type { InboundReceiptDraft } from '../../ports/inbound-receipt.ts';
import type { Outcome } from './outcome.ts';
import type { Side } from './side.ts';

/** Characters of a body that are kept. */
const KEPT = 65_536;

/** A request as it may be kept: what proves its sender is taken out. */
export interface KeptRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly truncated: boolean;
  readonly address: string;
}

export interface ReceivedRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly address: string;
}

const redact = compileRedaction([]);

/** `secretHeader`: the header that every request of this sender must carry. */
export function keptRequest(received: ReceivedRequest, secretHeader: string | undefined): KeptRequest {
  const { path, headers, body } = redact({
    path: received.url,
    headers: received.headers,
    rawBody: received.body,
  });
  const mark = path.indexOf('?');
  const truncated = body.length > KEPT;
  return {
    method: received.method,
    path: mark < 0 ? path : path.slice(0, mark),
    query: mark < 0 ? '' : path.slice(mark + 1),
    headers: Object.entries(headers).map(([name, value]) => [
      name,
      name.toLowerCase() === secretHeader ? HIDDEN : value,
    ]),
    body: redactKeys(truncated ? body.slice(0, KEPT) : body),
    truncated,
    address: received.address,
  };
}

export interface Receiving {
  readonly at: number;
  /** How long it took until it was decided, in milliseconds. */
  readonly ms: number;
  /** What its event is called, if it makes one. */
  readonly messageId: string | undefined;
  readonly rerunOf: number | undefined;
}

/** What is written down about a request. */
export function receiptOf(
  { workspace, integration }: Pick<Side, 'workspace' | 'integration'>,
  request: KeptRequest,
  outcome: Outcome,
  { at, ms, messageId, rerunOf }: Receiving,
): InboundReceiptDraft {
  const { method, path, ...kept } = request;
  const { answer, status, reason, type, action, customer, customerText, event, error, events, issues } =
    outcome;
  return {
    workspace,
    channel: 'insider',
    owner: integration,
    owners: [integration],
    at,
    ms,
    method,
    path,
    statusCode: answer.status,
    status,
    reason,
    type,
    action,
    customer,
    customerText,
    event,
    error,
    rerunOf,
    body: {
      request: kept,
      response: answer.body,
      events,
      verdicts: [],
      issues,
      ...(messageId === undefined ? {} : { messageId }),
    },
  };
}
