import type { Arrival } from '@causeway/core/register/known';
import type { Registered } from '@causeway/core/register/register';
import type { InboundReceiptDraft } from '@causeway/server/ports/inbound-receipt';

/** What a webhook writes down of the request that brought this; undefined of what came another way. */
export function inboundReceipt(
  arrival: Arrival | undefined,
  registered: Registered,
): InboundReceiptDraft | undefined {
  if (arrival === undefined || !('action' in arrival)) return undefined;
  const { workspace, receivedAt, action, data, newId } = arrival;
  const response = '{"success":true}';
  return {
    ...{ workspace, channel: 'webhook', owner: 1, owners: [1], at: receivedAt, ms: 3.2, method: 'POST' },
    path: `/webhooks/custom/${workspace}/hook-0`,
    ...{ statusCode: 200, status: 'done', reason: undefined, type: 'event', action },
    customer: registered.customer,
    customerText: newId,
    event: registered.event,
    ...{ error: undefined, rerunOf: undefined },
    body: {
      request: {
        headers: [['content-type', 'application/json']],
        query: '',
        body: JSON.stringify({ customer_id: newId, ...data }),
        truncated: false,
        address: '203.0.113.9',
      },
      response,
      events: registered.event === undefined ? [] : [{ id: registered.event, type: action }],
      verdicts: [],
      issues: [],
    },
  };
}
