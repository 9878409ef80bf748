import { getInbound, listInbound, rerunInbound, type InboundFilters } from '@causeway/contract/inbound';
import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import { notFound, Refused } from '@causeway/contract/problem';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { InboundFilter, InboundStore, NoteRerun } from '../../ports/inbound-store.ts';
import type { StatusRange } from '../../ports/log-store.ts';
import type { Rerun, RunAgain } from '../../ports/rerun.ts';
import type { WebhookStore } from '../../ports/webhook-store.ts';
import { inboundDetail, inboundRow, readable, type OwnerNames } from './inbound-view.ts';

export interface InboundTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly webhooks: WebhookStore;
  readonly inbound: InboundStore;
  readonly noteRerun: NoteRerun;
  readonly clock: Clock;
  readonly rerunWebhook: RunAgain;
  /** Undefined while requests of Insider cannot be run again. */
  readonly rerunInsider?: RunAgain | undefined;
}

/** Requests that came in: what each of them was, what was decided, and running one again. */
export function inboundRoutes(tools: InboundTools): readonly Route[] {
  const { config, inbound, webhooks, clock } = tools;
  const namesOf = async ({ workspace }: Caller): Promise<OwnerNames> => ({
    webhook: new Map((await webhooks.webhooks(workspace)).map(({ id, definition }) => [id, definition.name])),
    insider: new Map((await config.integrations(workspace)).map(({ id, name }) => [id, name])),
  });
  return [
    route(listInbound, async ({ query }, caller) => {
      const filter = await filterOf(tools, caller, query);
      const before = query.cursor === undefined ? undefined : (keysOf(query.cursor, ['number'])[0] as number);
      const page =
        filter === undefined
          ? { data: [], next: undefined, scannedTo: undefined }
          : await inbound.list(caller.workspace, filter, { most: query.limit, before });
      const names = await namesOf(caller);
      return {
        data: page.data.map((entry) => inboundRow(entry, names)),
        next: page.next === undefined ? null : cursorOf([page.next]),
        scanned_to: page.scannedTo === undefined ? null : timeOf(page.scannedTo),
      };
    }),
    route(getInbound, async ({ params }, caller) => {
      const found = await inbound.receipt(caller.workspace, params.id);
      if (found === undefined) throw notFound('receipt');
      return inboundDetail(found.entry, found.body, await namesOf(caller));
    }),
    route(rerunInbound, async ({ params, body: { dry } }, caller) => {
      const found = await inbound.receipt(caller.workspace, params.id);
      if (found === undefined) throw notFound('receipt');
      const run = found.entry.channel === 'webhook' ? tools.rerunWebhook : tools.rerunInsider;
      if (run === undefined) throw notRerunnable('Requests of this kind cannot be run again yet.');
      const identifier = `rcp_${params.id}`;
      if (!dry) {
        // Before it is done: whatever happens then, it is known who wanted it.
        await tools.noteRerun(
          {
            by: caller,
            action: 'inbound.rerun',
            target: { kind: 'receipt', id: String(params.id), name: identifier },
          },
          clock(),
        );
      }
      const result = await run(caller.workspace, { ...found, dry });
      if ('notRerunnable' in result) throw notRerunnable(result.notRerunnable);
      return rerunView(result, dry);
    }),
  ];
}

function notRerunnable(why: string): Refused {
  return new Refused(409, 'not_rerunnable', `It cannot be run again. ${why}`);
}

/** Undefined when nothing can meet it. */
async function filterOf(
  { customers }: InboundTools,
  { workspace }: Caller,
  query: InboundFilters,
): Promise<InboundFilter | undefined> {
  const { webhook_id, integration_id, customer_id } = query;
  if (webhook_id !== undefined && integration_id !== undefined) return undefined;
  const customer = customer_id === undefined ? undefined : await customers.find(workspace, customer_id);
  const keys = customer === undefined ? [] : await customers.keys(customer.key);
  return {
    channel: query.channel,
    owner:
      webhook_id !== undefined
        ? { channel: 'webhook', id: webhook_id }
        : integration_id !== undefined
          ? { channel: 'insider', id: integration_id }
          : undefined,
    receipt: query.identifier,
    customer: customer_id === undefined ? undefined : { keys, text: customer_id },
    type: query.type,
    action: query.action,
    status: query.status,
    event: query.event_id,
    error: query.error,
    statusCode: statusRange(query.status_code),
    request: query.request_body,
    response: query.response_body,
    from: query.from,
    to: query.to,
  };
}

/** `404`, or `4xx` for all of them. */
function statusRange(text: string | undefined): StatusRange | undefined {
  if (text === undefined) return undefined;
  const exact = Number(text);
  if (!Number.isNaN(exact)) return { low: exact, high: exact + 1 };
  const hundred = Number(text.charAt(0)) * 100;
  return { low: hundred, high: hundred + 100 };
}

function rerunView(result: Rerun, dry: boolean): AnswerOf<typeof rerunInbound> {
  const { mapped } = result;
  return {
    dry,
    verdicts: result.verdicts as unknown as AnswerOf<typeof rerunInbound>['verdicts'],
    status: result.status,
    answer: { status_code: result.answer.status, body: readable(result.answer.body) },
    mapped:
      mapped === undefined
        ? null
        : {
            type: mapped.type ?? null,
            action: mapped.action ?? null,
            customer: mapped.customer ?? null,
            data: mapped.data,
          },
    events: result.events,
    issues: result.issues,
    receipt_id: result.receipt ?? null,
  };
}
